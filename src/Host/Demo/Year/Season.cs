using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// When the demo's goods are asked for, by chapter of the tariff. Invented, so that a year has a shape.
/// </summary>
internal static class Season
{
    /// <summary>How likely somebody who looks at the goods in this month orders them.</summary>
    internal static int Percent(HsCode code, int month) => code.Chapter switch
    {
        // Fruit: the Thai harvest.
        "07" or "08" => month is >= 5 and <= 7 ? 90 : 30,
        // Coffee, tea and spices: after the harvest in the cool months.
        "09" => month is 11 or 12 or 1 or 2 ? 90 : 35,
        // Whatever is given at the end of a year.
        _ => month is >= 10 and <= 12 ? 90 : 40,
    };
}
