using System.Text.Json;
using Sampan.Journeys.Buyers;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>Somebody who buys in the played year. Names and addresses are invented; nobody is meant.</summary>
internal sealed record YearBuyer(Country Country, string Language, string Place, BuyerDetails Details)
{
    /// <summary>The account in the sandbox it pays from.</summary>
    internal string Account => $"SBX-{Details.Name.ToUpperInvariant().Replace(' ', '-')}";

    internal static IReadOnlyList<YearBuyer> All()
    {
        using Stream file = typeof(YearBuyer).Assembly.GetManifestResourceStream("buyers.json")!;
        Row[] rows = JsonSerializer.Deserialize<Row[]>(file, JsonSerializerOptions.Web)!;
        return [.. rows.Select(row => new YearBuyer(
            Country.Parse(row.Country).Value, row.Language, row.Place,
            new BuyerDetails(row.Email, row.Name, row.Address)))];
    }

    private sealed record Row(
        string Country, string Language, string Name, string Email, string Place, string[] Address);
}
