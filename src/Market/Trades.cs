using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>What a shop is known for: how a visitor looks around, not how customs divides goods.</summary>
public enum Trade
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

/// <summary>The trade of goods by the chapter of their HS code, so that no seller must choose one.</summary>
public static class Trades
{
    public static readonly IReadOnlyList<Trade> All =
    [
        Trade.Food, Trade.Beauty, Trade.Textiles, Trade.Bags, Trade.Home, Trade.Ceramics, Trade.Jewellery,
        Trade.Rubber, Trade.Other,
    ];

    /// <summary>Chapters as the HS numbers them: 1 to 24 is what people eat, drink and grow.</summary>
    public static Trade Of(HsCode code) => int.Parse(code.Chapter, CultureInfo.InvariantCulture) switch
    {
        <= 24 => Trade.Food,
        33 or 34 => Trade.Beauty,
        40 => Trade.Rubber,
        41 or 42 or 43 or 46 => Trade.Bags,
        >= 50 and <= 63 => Trade.Textiles,
        >= 68 and <= 70 => Trade.Ceramics,
        71 => Trade.Jewellery,
        44 or 94 => Trade.Home,
        _ => Trade.Other,
    };
}
