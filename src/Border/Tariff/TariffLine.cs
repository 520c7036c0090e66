using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// One row of the schedule as it is printed. Japan's headings have fewer than nine digits and carry rates that
/// the rows below inherit; a blank cell means "see above", never "no rate". <see cref="Units"/> are the publisher's, in
/// which quantities are declared.
/// </summary>
internal sealed record TariffNode(int Level, string Digits, string Description, string Units, string[] Cells)
{
    /// <summary>
    /// Only a line is declared and quoted: in Japan a statistical line, of nine digits; in the United States one of
    /// eight, which has the rates; elsewhere every row is one.
    /// </summary>
    public bool IsLineIn(Country country) =>
        country == Country.Japan ? Digits.Length == 9
        : country != Country.UnitedStates || Digits.Length == AmericanSchedule.LineDigits;
}

/// <summary>A line with the cells that hold for it, its own or inherited.</summary>
internal sealed record TariffLine(string Digits, int Node, Season? Season, RateCell[] Cells)
{
    public RateCell Cell(DutyColumn column) => Cells[column.Place()];
}
