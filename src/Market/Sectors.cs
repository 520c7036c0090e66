using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>What a shop is known for: how a visitor looks around, not how customs divides goods.</summary>
public enum Sector
{
    Other,
    Food,
    Beauty,
    Rubber,
    Textiles,
    Bags,
    Ceramics,
    Jewellery,
    Home,
}

/// <summary>The sector of goods by the chapter of their HS code, so that no seller must choose one.</summary>
public static class Sectors
{
    public static readonly IReadOnlyList<Sector> All =
    [
        Sector.Food, Sector.Beauty, Sector.Textiles, Sector.Bags, Sector.Home, Sector.Ceramics, Sector.Jewellery,
        Sector.Rubber, Sector.Other,
    ];

    /// <summary>Chapters as the HS numbers them: 1 to 24 is what people eat, drink and grow.</summary>
    public static Sector Of(HsCode code) => int.Parse(code.Chapter, CultureInfo.InvariantCulture) switch
    {
        <= 24 => Sector.Food,
        33 or 34 => Sector.Beauty,
        40 => Sector.Rubber,
        41 or 42 or 43 or 46 => Sector.Bags,
        >= 50 and <= 63 => Sector.Textiles,
        >= 68 and <= 70 => Sector.Ceramics,
        71 => Sector.Jewellery,
        44 or 94 => Sector.Home,
        _ => Sector.Other,
    };
}
