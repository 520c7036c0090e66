using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>What may be a picture of a listing, and in which sizes it is kept.</summary>
public static class PictureRules
{
    public const int MostPerListing = 6;
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>More than a phone's camera of fifty megapixels makes; a larger one would fill the memory.</summary>
    public const int MostPixels = 52_000_000;
    public const int MostSide = 12_000;

    /// <summary>A smaller one is a blot on a card.</summary>
    public const int LeastSide = 320;
    public const int MostWords = 200;

    public const string PhotoType = "image/webp";

    /// <summary>Only the demo's own drawings: what a seller uploads is never kept as it came.</summary>
    public const string DrawingType = "image/svg+xml";

    /// <summary>A card on a phone, a card on a sharp screen, a page. A smaller picture is not blown up.</summary>
    private static readonly int[] Widths = [320, 640, 1280];

    public static IReadOnlyList<int> WidthsOf(int width) =>
        [.. Widths.Where(w => w < Math.Min(width, Widths[^1])), Math.Min(width, Widths[^1])];

    internal static Refusal? Check(IReadOnlyDictionary<string, string> words)
    {
        if (words.Keys.FirstOrDefault(language => !ListingRules.Languages.Contains(language)) is { } unknown)
            return MarketRefusals.LanguageUnknown.Text(unknown);
        return words.Values
            .Select(text => ListingRules.CheckText("picture_words", text, MostWords))
            .FirstOrDefault(refusal => refusal is not null);
    }
}
