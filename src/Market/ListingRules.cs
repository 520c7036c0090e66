using System.Globalization;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Market;

/// <summary>What may be entered. Pure: the same input, the same answer.</summary>
public static class ListingRules
{
    public const int MostPerShop = 1000;
    public const int MostTitle = 120;
    public const int MostDescription = 4000;

    /// <summary>
    /// How a thing is counted when it is sold. A closed list, so that a paper can name it in any language.
    /// </summary>
    public static readonly IReadOnlyList<string> SalesUnits =
        ["pcs", "pair", "dozen", "set", "pack", "box", "bag", "bottle"];

    public static readonly IReadOnlyList<string> Languages = ["th", "en", "zh", "ja"];

    internal static Refusal? Check(SaveShop command) => CheckSlug(command.Slug) ?? CheckWords(command.Words);

    internal static Refusal? Check(SaveListing command) => CheckSlug(command.Slug) ?? Check(command.Terms);

    /// <summary>Null when goods of these terms can be sold, packed and priced.</summary>
    public static Refusal? Check(ListingTerms terms) =>
        CheckWords(terms.Words) ?? CheckCodes(terms) ?? CheckNumbers(terms) ?? CheckWeights(terms);

    private static Refusal? CheckSlug(string slug)
    {
        bool wellFormed = slug.Length is >= 3 and <= 60
            && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && slug[0] != '-' && slug[^1] != '-';
        return wellFormed ? null : MarketRefusals.SlugMalformed.Text(slug);
    }

    private static Refusal? CheckWords(IReadOnlyDictionary<string, Wording> words)
    {
        if (words.Keys.FirstOrDefault(language => !Languages.Contains(language)) is { } unknown)
            return MarketRefusals.LanguageUnknown.Text(unknown);
        if (words.Count == 0 || words.Values.Any(wording => string.IsNullOrWhiteSpace(wording.Title)))
            return MarketRefusals.WordsMissing;
        return words.Values
            .Select(wording =>
                CheckText("title", wording.Title, MostTitle)
                ?? CheckText("description", wording.Description, MostDescription))
            .FirstOrDefault(refusal => refusal is not null);
    }

    internal static Refusal? CheckText(string field, string text, int most)
    {
        if (text.Length > most)
            return MarketRefusals.TextTooLong.With(
                ("field", field), ("most", most.ToString(CultureInfo.InvariantCulture)));
        return StoredText.Holds(text) ? null : MarketRefusals.TextUnreadable.With(("field", field));
    }

    private static Refusal? CheckCodes(ListingTerms terms)
    {
        if (terms.HsCode.Subheading is not { } subheading)
            return MarketRefusals.HsCodeTooShort.Text(terms.HsCode.Digits);
        foreach ((Country destination, HsCode line) in terms.TariffLines)
        {
            if (line.Subheading == subheading) continue;
            return MarketRefusals.TariffLineForeign.With(
                ("country", destination.Code), ("line", line.ToString()), ("subheading", subheading));
        }
        return SalesUnits.Contains(terms.SalesUnit) ? null : MarketRefusals.SalesUnitUnknown.Text(terms.SalesUnit);
    }

    private static Refusal? CheckNumbers(ListingTerms terms) =>
        CheckRange("price", terms.Price.Minor, 1, Money.Cap / 1_000_000)
        ?? CheckRange("minimum", terms.Minimum, 1, 1_000_000)
        ?? CheckRange("units_per_carton", terms.UnitsPerCarton, 1, 100_000)
        ?? CheckRange("carton_length_cm", terms.CartonLengthCm, 1, 1_500)
        ?? CheckRange("carton_width_cm", terms.CartonWidthCm, 1, 1_500)
        ?? CheckRange("carton_height_cm", terms.CartonHeightCm, 1, 1_500)
        ?? CheckRange("unit_net_grams", terms.UnitNetGrams, 1, 30_000_000)
        ?? CheckRange("unit_gross_grams", terms.UnitGrossGrams, 1, 30_000_000)
        ?? CheckRange("carton_gross_grams", terms.CartonGrossGrams, 1, 30_000_000)
        ?? CheckRange("lead_days", terms.LeadDays, 0, 365);

    private static Refusal? CheckWeights(ListingTerms terms)
    {
        bool possible = terms.UnitNetGrams <= terms.UnitGrossGrams
            && (long)terms.UnitGrossGrams * terms.UnitsPerCarton <= terms.CartonGrossGrams;
        return possible ? null : MarketRefusals.WeightsContradict;
    }

    private static Refusal? CheckRange(string field, long value, long least, long most) =>
        value >= least && value <= most
            ? null
            : MarketRefusals.NumberOutOfRange.With(
                ("field", field),
                ("least", least.ToString(CultureInfo.InvariantCulture)),
                ("most", most.ToString(CultureInfo.InvariantCulture)));
}
