using System.Globalization;
using System.Text.Json;
using Sampan.Kernel;

namespace Sampan.Border.Taxes;

/// <summary>
/// Reads a table of sales taxes as the package <c>sales-tax</c> publishes it, country by country:
/// <c>{"TH":{"rate":0.07,"before":{"2023-08-31T22:00:00.000Z":{"rate":0.1}}}}</c>. What stands under an instant held
/// until then, and the rate beside it holds since the last of them.
/// </summary>
internal static class TaxTable
{
    /// <summary>
    /// Midnights of the countries' own clocks, in UTC: the day that begins lies at most half a day off.
    /// </summary>
    private static readonly TimeSpan HalfADay = TimeSpan.FromHours(12);

    /// <summary>Refuses <c>tax_table_malformed</c> with the place at fault.</summary>
    internal static Outcome<TaxTableReport> Check(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            return Malformed($"line {(e.LineNumber ?? 0) + 1}");
        }
        using (document) return Check(document.RootElement);
    }

    private static Outcome<TaxTableReport> Check(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return Malformed("$");
        var table = new Dictionary<string, List<(DateOnly? Until, decimal Percent)>>(StringComparer.Ordinal);
        foreach (JsonProperty country in root.EnumerateObject())
        {
            if (Rates(country.Value) is not { } rates) return Malformed(country.Name);
            table[country.Name] = rates;
        }
        var contradictions = new List<TaxContradiction>();
        foreach (KnownTax known in KnownTaxes.All)
            contradictions.AddRange(Against(known, table.GetValueOrDefault(known.Country.Code, [])));
        Country[] vouched = [.. KnownTaxes.All.Select(known => known.Country).Distinct()];
        return new TaxTableReport(
            table.Count,
            [.. vouched.Where(country => contradictions.All(found => found.Country != country))],
            contradictions,
            table.Keys.Count(code => vouched.All(country => country.Code != code)));
    }

    /// <summary>The oldest first, each with the last day it held for; null where one cannot be read.</summary>
    private static List<(DateOnly? Until, decimal Percent)>? Rates(JsonElement country)
    {
        if (Percent(country) is not { } now) return null;
        var rates = new List<(DateOnly? Until, decimal Percent)>();
        if (country.TryGetProperty("before", out JsonElement before))
        {
            if (before.ValueKind != JsonValueKind.Object) return null;
            foreach (JsonProperty rate in before.EnumerateObject())
            {
                bool isInstant = DateTimeOffset.TryParse(
                    rate.Name, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end);
                if (!isInstant || Percent(rate.Value) is not { } then) return null;
                DateTime next = end.UtcDateTime > DateTime.MaxValue - HalfADay
                    ? end.UtcDateTime
                    : end.UtcDateTime + HalfADay;
                if (next < DateTime.MinValue.AddDays(1)) return null;
                rates.Add((DateOnly.FromDateTime(next).AddDays(-1), then));
            }
        }
        return [.. rates.OrderBy(rate => rate.Until), (null, now)];
    }

    private static decimal? Percent(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("rate", out JsonElement rate)
        && rate.ValueKind == JsonValueKind.Number && rate.TryGetDecimal(out decimal part) && part is >= 0 and <= 1
            ? part * 100
            : null;

    private static IEnumerable<TaxContradiction> Against(
        KnownTax known, List<(DateOnly? Until, decimal Percent)> rates)
    {
        Period days = known.Citation.Validity;
        if (rates.Count == 0)
            yield return new TaxContradiction(known.Country, days, null, known.Percent, known.Citation);
        DateOnly from = days.From;
        foreach ((DateOnly? until, decimal percent) in rates)
        {
            DateOnly last = until is { } end && end < days.Until ? end : days.Until;
            if (last < from) continue;
            if (percent != known.Percent)
                yield return new TaxContradiction(
                    known.Country, new Period(from, last), percent, known.Percent, known.Citation);
            if (last == days.Until) yield break;
            from = last.AddDays(1);
        }
    }

    private static Refusal Malformed(string where) => BorderRefusals.TaxTableMalformed.With(("where", where));
}
