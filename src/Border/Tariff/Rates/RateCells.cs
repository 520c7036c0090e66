using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>Each country writes its rates in its own way.</summary>
internal static class RateCells
{
    public static RateCell Parse(Country country, DutyColumn column, string? text)
    {
        if (country != Country.UnitedStates) return CellParser.Parse(text);
        return column == DutyColumn.Special ? AmericanPrograms.Parse(text) : AmericanRates.Parse(text);
    }
}
