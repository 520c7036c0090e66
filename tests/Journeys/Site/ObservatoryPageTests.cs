using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

public sealed partial class ObservatoryPageTests
{
    public static TheoryData<Engine> Both => [Engine.Sqlite, Engine.Postgres];

    private static readonly string[] s_tables =
    [
        "month", "chapter", "destination", "province", "size", "chapter-destination", "delivery", "cash", "cost",
        "held", "funding", "loans", "learning",
    ];

    [Theory, MemberData(nameof(Both))]
    public async Task The_open_data_file_reproduces_the_chart(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        await ObservedMonths.Keep(site);
        foreach ((string address, string column) in ((string, string)[])
            [("destination?month=2026-09", "goods"), ("chapter?month=2026-10", "goods"), ("month?year=2026", "goods"),
             ("delivery?month=2026-10", "middle_days"), ("cost?months=2026-09..2026-10", "cost_per_thousand")])
        {
            string page = (await site.Get($"/observatory/{address}")).Done().Text;
            string file = (await site.Get($"/observatory/{address.Replace("?", ".csv?", StringComparison.Ordinal)}"))
                .Done().Text;
            decimal[] amounts = [.. Column(file, column).Select(Number)];
            string[] drawn = [.. Bar().Matches(page).Select(bar => bar.Groups[1].Value)];
            // The longest bar is as long as the chart is wide, the others in proportion.
            Assert.Equal(amounts.Select(amount => Percent(100 * amount / amounts.Max())), drawn);
            Assert.NotEmpty(drawn);
        }

        static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

        static string Percent(decimal width) => string.Create(
            CultureInfo.InvariantCulture, $"{Math.Round(width, 1, MidpointRounding.AwayFromZero):0.0}%");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sum_of_months_says_nothing_that_its_months_do_not(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        await ObservedMonths.Keep(site);
        string[] september = await Cells("?month=2026-09"), october = await Cells("?month=2026-10");
        string[] both = await Cells("?year=2026");
        Assert.NotEmpty(september);
        Assert.Equal(both.Sum(Goods), september.Sum(Goods) + october.Sum(Goods));
        // One seller to Laos is not shown, and its orders and the smallest other country's are not told apart.
        Assert.DoesNotContain(october, row => row.Contains(",LA,", StringComparison.Ordinal));
        Assert.Contains(october, row => row.Contains(",rest,", StringComparison.Ordinal));

        async Task<string[]> Cells(string query) =>
            [.. (await site.Get($"/observatory/destination.csv{query}")).Done().Text.Split("\r\n")[1..^1]];

        static decimal Goods(string row) => decimal.Parse(row.Split(',')[^2], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Every_column_of_every_file_is_in_the_dictionary()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        await ObservedMonths.Keep(site);
        JsonNode dictionary = (await site.Get("/observatory/dictionary.json")).Done().Json;
        foreach (string table in s_tables)
        {
            Assert.NotNull(dictionary["tables"]![table]);
            JsonNode json = (await site.Get($"/observatory/{table}.json")).Done().Json;
            Assert.Equal("journal", (string?)json["source"]);
            Assert.Equal(5, (int?)json["floor"]!["least_sellers"]);
            string[] header = (await site.Get($"/observatory/{table}.csv")).Done().Text.Split("\r\n")[0].Split(',');
            foreach (string column in header.Except(
                ["month", "chapter", "destination", "province", "size", "reason", "answer", "lesson"]))
                Assert.NotNull(dictionary["columns"]![column]);
        }
        Assert.NotNull(dictionary["not_known"]!["preference_use"]);
    }

    [Fact]
    public async Task An_address_that_names_no_month_is_answered_clearly()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        await ObservedMonths.Keep(site);
        foreach ((string query, int code) in ((string, int)[])
            [("?month=october", 400), ("?month=2026-13", 400), ("?year=26", 400), ("?months=2026-09", 400),
             ("?month=2031-01", 404), ("?year=2031", 404), ("?months=2026-10..2026-09", 404), ("?month=2026-11", 404)])
        {
            Answer page = (await site.Get($"/observatory/chapter{query}")).Done(code);
            Assert.Contains("role=\"alert\"", page.Text, StringComparison.Ordinal);
            Assert.Contains("data-table=\"chapter\"", page.Text, StringComparison.Ordinal);
            _ = (await site.Get($"/observatory/chapter.csv{query}")).Done(code);
        }
        _ = (await site.Get("/observatory/weather")).Done(404);
        _ = (await site.Get("/observatory/weather.csv")).Done(404);
    }

    [Fact]
    public async Task Before_a_month_is_out_the_pages_say_so()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        foreach (string table in s_tables) _ = (await site.Get($"/observatory/{table}")).Done();
        Answer first = (await site.Get("/observatory")).Done();
        Assert.DoesNotContain("<svg role=\"img\"", first.Text, StringComparison.Ordinal);
        _ = (await site.Get("/observatory/chapter.csv")).Done(404);
    }

    private static IEnumerable<string> Column(string file, string column)
    {
        string[] lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        int at = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Select(line => line.Split(',')[at]).Where(text => text.Length > 0);
    }

    [GeneratedRegex("<rect [^>]*width=\"([^\"]+)\"")]
    private static partial Regex Bar();
}
