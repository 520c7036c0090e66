using System.Globalization;
using System.Text;
using Sampan.Kernel;
using Sampan.Market.Freight;

namespace Sampan.Market;

/// <summary>A row of an uploaded file that is wrong, by its number, and why; row 0 is the file as a whole.</summary>
public sealed record BadRow(int Row, Refusal Why);

/// <summary>What a file says: a card, or what is wrong with it.</summary>
/// <param name="Bad">The first of what is wrong, at most <see cref="RateCardFile.MostBad"/>.</param>
/// <param name="More">How much more is wrong.</param>
public sealed record ReadCard(RateCard? Card, IReadOnlyList<BadRow> Bad, int More = 0);

/// <summary>
/// A rate card as comma-separated rows, each led by a word: what a forwarder's offer is typed into, what is stored, and
/// what is downloaded again. The format is described in docs/freight.md.
/// </summary>
public static class RateCardFile
{
    public const int LargestFile = 256 * 1024;
    public const string Type = "text/csv";

    /// <summary>Of a file that is something else altogether nobody reads on.</summary>
    public const int MostBad = 100;

    internal const string Heading = "sampan-rate-card";

    internal static readonly IReadOnlyList<(RateBasis Basis, string Word)> Bases =
        [(RateBasis.PerKilogram, "per-kg"), (RateBasis.Flat, "flat"), (RateBasis.PerCarton, "per-carton")];

    /// <summary>Reads a file whole or not at all, and names every row that is wrong.</summary>
    public static ReadCard Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
            return Refused(FreightRefusals.CardTooLarge.With(("most", $"{LargestFile / 1024}")));
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return new RateCardReader().Read(text.StartsWith('\uFEFF') ? text[1..] : text);
        }
        catch (DecoderFallbackException e)
        {
            // The decoder can only say so by throwing; to us a wrong encoding is an ordinary refusal.
            return Refused(FreightRefusals.CardNotText.With(("byte", $"{e.Index}")));
        }
    }

    /// <summary>The one way a card is written: the same card, the same bytes.</summary>
    public static byte[] Write(RateCard card)
    {
        var rows = new StringBuilder();
        Row(Heading, "1");
        Row("carrier", card.Carrier);
        Row("service", card.Service);
        Row("origin", card.Origin.Code);
        Row("currency", card.Currency.Code);
        Row("valid", card.Validity.From.Text(), card.Validity.Until.Text());
        Row("source", card.Source);
        Row("volume", $"{card.CubicPerKilogram}");
        Row("step", Kilograms(card.StepGrams));
        Row("breaks", card.CheaperOfNext ? "cheaper" : "own");
        Row("insurance", $"{card.InsurancePerMille}", card.InsuranceMinimum.AmountText);
        foreach (FuelRow fuel in card.Fuel)
            Row("fuel", fuel.Validity.From.Text(), fuel.Validity.Until.Text(), $"{fuel.PerMille}");
        foreach (FreightZone zone in card.Zones)
        {
            foreach (ZoneArea area in zone.Areas)
                Row(["zone", zone.Name, area.Country.Code, .. Prefixes(area)]);
            if (zone.Days is { } days) Row("days", zone.Name, $"{days.Least}", $"{days.Most}");
            foreach (WeightBreak rate in zone.Breaks)
                Row("rate", zone.Name, Kilograms(rate.FromGrams), rate.Minimum.AmountText, Word(rate.Basis),
                    rate.Price.AmountText);
        }
        Row("end");
        return Encoding.UTF8.GetBytes(rows.ToString());

        void Row(params ReadOnlySpan<string> fields)
        {
            for (int i = 0; i < fields.Length; i++) _ = rows.Append(i > 0 ? "," : "").Append(Quoted(fields[i]));
            _ = rows.Append('\n');
        }
    }

    /// <summary>As postcodes are compared: capitals, without blanks and hyphens.</summary>
    internal static string Postcode(string typed) => new(
        [.. typed.Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);

    internal static string Word(RateBasis basis) => Bases.First(pair => pair.Basis == basis).Word;

    private static string[] Prefixes(ZoneArea area) =>
        area.Postcodes.Count == 0 ? [] : [string.Join(' ', area.Postcodes)];

    internal static string Kilograms(long grams) => (grams / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Quoted(string field) => field.AsSpan().ContainsAny(',', '"') || field != field.Trim()
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    private static ReadCard Refused(Refusal why) => new(null, [new BadRow(0, why)]);
}
