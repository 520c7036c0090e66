using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Border.Quotes.Japan;
using Sampan.Border.Quotes.Singapore;
using Sampan.Kernel;

namespace Sampan.Border.Taxes;

/// <summary>A country's general rate of sales tax for days on which it is known.</summary>
internal sealed record KnownTax(Country Country, decimal Percent, Citation Citation);

/// <summary>
/// The general rates known here: Japan's and Singapore's from the rules by which quotes are computed, Thailand's from
/// <c>data/rules/th-vat.json</c>.
/// </summary>
internal static class KnownTaxes
{
    internal static IReadOnlyList<KnownTax> All { get; } = [.. Thailand(), Japan(), Singapore()];

    private static KnownTax Japan()
    {
        JapaneseRules rules = JapaneseRules.Loaded;
        // The local tax is a share of the national one: 7.8 and 22/78 of it are 10.
        decimal percent = rules.StandardPercent * (1 + (decimal)rules.LocalShare.Of / rules.LocalShare.In);
        return new KnownTax(Country.Japan, decimal.Round(percent, 4), rules.ConsumptionStandard.Citation);
    }

    private static KnownTax Singapore()
    {
        SingaporeRules rules = SingaporeRules.Loaded;
        return new KnownTax(Country.Singapore, rules.Percent, rules.TaxRate.Citation);
    }

    private static IEnumerable<KnownTax> Thailand()
    {
        using Stream stream = typeof(KnownTaxes).Assembly.GetManifestResourceStream("th-vat.json")
            ?? throw new InvalidOperationException("th-vat.json is not in the assembly.");
        TaxFactsFile file = JsonSerializer.Deserialize(stream, TaxFactsJson.Default.TaxFactsFile)
            ?? throw new InvalidOperationException("th-vat.json is empty.");
        return file.Rows.Select(row => new KnownTax(
            Country.Parse(file.Country).Value, decimal.Parse(row.Percent, CultureInfo.InvariantCulture),
            new Citation(
                row.Instrument, row.Says, new Period(row.From, row.KnownUntil),
                $"{row.Source}, read {row.Seen.Text()}")));
    }
}

internal sealed record TaxFact(
    string Percent, string Instrument, string Says, DateOnly From, DateOnly KnownUntil, string Source, DateOnly Seen);

internal sealed record TaxFactsFile(string About, string Country, TaxFact[] Rows);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TaxFactsFile))]
internal sealed partial class TaxFactsJson : JsonSerializerContext;
