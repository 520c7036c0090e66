using System.Text.Json;
using Sampan.Border;
using Sampan.Border.Permits;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>What is asked for at both ends: facts with a source and a day, or a refusal by name.</summary>
public sealed class PermitTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private static readonly IBorder Border = IBorder.Create();

    public static TheoryData<string, int, int, int> Lanes => new()
    {
        // country, listings with something needed there, with nothing found, that are refused
        { "JP", 37, 26, 6 },
        { "SG", 68, 0, 1 },
    };

    /// <summary>Every listing of the demo prints a list, "none found", or a refusal.</summary>
    [Theory, MemberData(nameof(Lanes))]
    public void Each_listing_of_the_demo_has_a_list_or_none_or_a_refusal(string to, int needed, int none, int refused)
    {
        Country country = Country.Parse(to).Value;
        List<Outcome<PermitSide>> sides =
            [.. DemoCodes(to).Select(code => Border.Permits(code, Country.Thailand, country, Day).Import)];
        Assert.All(sides.Where(side => side.IsRefused),
            side => Assert.Equal(BorderRefusals.PermitsUnknown, side.Refusal?.Code));
        Assert.Equal(
            (needed, none, refused),
            (sides.Count(side => !side.IsRefused && side.Value.Needed.Any()),
                sides.Count(side => !side.IsRefused && !side.Value.Needed.Any()), sides.Count(side => side.IsRefused)));
    }

    [Fact]
    public void What_Thailand_asks_for_is_counted_too()
    {
        List<Outcome<PermitSide>> sides =
            [.. DemoCodes("JP").Select(code => Border.Permits(code, Country.Thailand, Country.Japan, Day).Export)];
        Assert.Equal(
            (12, 52, 5),
            (sides.Count(side => !side.IsRefused && side.Value.Needed.Any()),
                sides.Count(side => !side.IsRefused && !side.Value.Needed.Any()), sides.Count(side => side.IsRefused)));
    }

    [Fact]
    public void Dried_mango_needs_a_notice_in_Japan_and_no_plant_quarantine()
    {
        PermitSide japan = Border.Permits(Code("0804.50.090"), Country.Thailand, Country.Japan, Day).Import.Value;
        Permit notice = Assert.Single(japan.Needed);
        Assert.Equal(("jp_food_notification", PermitHolder.Buyer), (notice.Id, notice.Holder));
        Assert.Equal("jp_plant_free", Assert.Single(japan.Found, permit => permit.Need == PermitNeed.No).Id);
    }

    /// <summary>The compulsory standard for durian holds from a day on; before it nothing was said of it.</summary>
    [Theory]
    [InlineData("2026-11-28", "permits_not_for_date")]
    [InlineData("2026-11-29", null)]
    [InlineData("2027-03-31", null)]
    [InlineData("2027-04-01", "permits_not_for_date")]
    public void What_was_read_holds_for_its_days_only(string day, string? refused) => Assert.Equal(
        refused, Border.Permits(
            Code("081060"), Country.Thailand, Country.Japan, DateOnly.Parse(day, null)).Export.Refusal?.Code.Name);

    [Theory]
    [InlineData("0806", "TH", "JP", "TH JP")]
    [InlineData("0804.50.010", "TH", "JP", "JP")]
    [InlineData("0810.10", "TH", "SG", "TH SG")]
    [InlineData("080450", "TH", "US", "US")]
    [InlineData("080450", "VN", "SG", "VN")]
    [InlineData("081060", "TH", "JP", "JP")]
    [InlineData("460219", "TH", "JP", "TH JP")]
    [InlineData("090111", "TH", "SG", "SG")]
    public void What_nobody_has_looked_up_or_found_is_refused_by_country_and_code(
        string code, string from, string to, string countries)
    {
        PermitList list = Border.Permits(Code(code), Country.Parse(from).Value, Country.Parse(to).Value, Day);
        Assert.All(list.Unknown, refusal => Assert.Equal(BorderRefusals.PermitsUnknown, refusal.Code));
        Assert.All(list.Unknown, refusal => Assert.Equal(Code(code).ToString(), refusal["code"]));
        Assert.Equal(countries, string.Join(' ', list.Unknown.Select(refusal => refusal["country"])));
    }

    [Fact]
    public void Every_row_says_where_and_when_it_was_read()
    {
        var ids = new HashSet<string>();
        foreach (PermitFile file in PermitShelf.Loaded.All)
        {
            foreach (PermitFile.Row row in file.Rows)
            {
                Assert.True(ids.Add(row.Id), row.Id);
                Assert.StartsWith(file.Country.Code.ToLowerInvariant() + "_", row.Id, StringComparison.Ordinal);
                Assert.True(row.Source.Contains("http", StringComparison.Ordinal), row.Id);
                Assert.True(row.From <= row.Seen && row.Office.Length > 0 && row.Says.Length > 0, row.Id);
                Assert.NotEqual(default, row.Need);
                Assert.NotEqual(default, row.Holder);
                Assert.NotEqual(default, row.Before);
                Assert.All(row.Codes, code => Assert.Matches("^[0-9]{4}([0-9]{2}([0-9]{3})?)?$", code));
            }
            Assert.All(file.Searches, search => Assert.True(search.Seen <= search.KnownUntil));
        }
    }

    private static HsCode Code(string text) => HsCode.Parse(text).Value;

    /// <summary>Each listing's own line for a country, as a price at the door asks, or its six digits.</summary>
    private static IEnumerable<HsCode> DemoCodes(string to)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Border", "shops");
        foreach (string file in Directory.EnumerateFiles(folder, "*.json"))
        {
            using var shop = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement listing in shop.RootElement.GetProperty("listings").EnumerateArray())
                yield return Code(Line(listing, to) ?? listing.GetProperty("hs").GetString()!);
        }
    }

    private static string? Line(JsonElement listing, string to) =>
        listing.TryGetProperty("lines", out JsonElement lines) && lines.TryGetProperty(to, out JsonElement line)
            ? line.GetString() : null;
}
