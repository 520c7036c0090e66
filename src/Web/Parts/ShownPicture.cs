using System.Globalization;
using Sampan.Market;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>
/// A picture at its place on a page, or what stands there when the listing has none. Width and height are always said,
/// so that nothing moves when it arrives.
/// </summary>
/// <param name="Goods">The goods' code: without a picture its chapter chooses the drawing.</param>
/// <param name="Alt">What it shows, for those who do not see it; empty beside words that say the same.</param>
/// <param name="Sizes">How wide it stands, in the words of HTML's <c>sizes</c>.</param>
public sealed record ShownPicture(Picture? Picture, HsCode Goods, string Alt, string Sizes)
{
    /// <summary>One of several beside each other.</summary>
    public const string Small = "10rem";

    /// <summary>In view when the page opens: it is fetched at once and before others.</summary>
    public bool First { get; init; }

    /// <summary>
    /// On a card: on a phone it fills the line, on a larger screen a column. Beside a title that says what it is, a
    /// picture nobody described is silent.
    /// </summary>
    public static ShownPicture OnCard(Texts text, Picture? picture, Listing listing) => new(
        picture, listing.Terms.HsCode, Words(text, picture) ?? "", "(max-width: 35rem) 92vw, 20rem");

    /// <summary>What its seller says it shows: in the reader's language, else in English, else in any.</summary>
    public static string? Words(Texts text, Picture? picture)
    {
        if (picture is null) return null;
        IReadOnlyDictionary<string, string> words = picture.Words;
        return words.TryGetValue(text.Language, out string? own) ? own
            : words.TryGetValue("en", out string? english) ? english
            : words.Values.FirstOrDefault();
    }

    /// <summary>The name of the drawing for goods without a picture, in <c>goods.svg</c>.</summary>
    public static string Drawing(HsCode goods) => int.Parse(
        goods.Digits.AsSpan(0, 2), CultureInfo.InvariantCulture) switch
    {
        (>= 1 and <= 24) and not (6 or 14) => "food",
        6 or 14 => "plant",
        (>= 30 and <= 35) => "jar",
        39 or 40 => "rubber",
        (>= 41 and <= 43) => "bag",
        (>= 44 and <= 46) => "weave",
        (>= 50 and <= 63) => "cloth",
        (>= 68 and <= 70) => "bowl",
        71 => "ring",
        94 => "chair",
        _ => "boat",
    };
}
