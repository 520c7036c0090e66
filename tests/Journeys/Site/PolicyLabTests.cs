using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Council;
using Sampan.Host.Demo;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Commands;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// The policy lab from the command line and by the API, on orders of dried mango to Japan as the observatory keeps
/// them: twelve sellers, and the quotes that the demo's book of Japan gives.
/// </summary>
public sealed class PolicyLabTests
{
    private const string NoDuty =
        """{"name":"No duty","changes":[{"country":"JP","rate":{"column":"wto","codes":["0804.50"],"to":"0%"}}]}""";

    private const string Claimed =
        """{"name":"All claim","changes":[{"country":"JP","claim":{"program":"jtepa","codes":["0804.50"]}}]}""";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_year_is_computed_again_by_command_and_by_the_API(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        (long before, long claimed) = await Keep(site);
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        string file = Path.Combine(sampan.Folder, "change.json");
        await File.WriteAllTextAsync(file, Claimed);
        string[] asked = ["policy-lab", "--change", file, "--test-money", "--database", site.DatabaseUrl];
        JsonNode run = (await sampan.Run([.. asked, "--json"])).Done().Json;
        Assert.Equal(("All claim", 2026, 24), ((string?)run["name"], (int)run["year"]!, (int)run["lines"]!));
        JsonNode land = Assert.Single(run["lands"]!.AsArray())!;
        Assert.Equal(("JP", "JPY"), ((string?)land["to"], (string?)land["currency"]));
        foreach (JsonNode? figures in new[] { land["whole"], Assert.Single(land["chapters"]!.AsArray()) })
        {
            Assert.Equal((12, 24), ((int)figures!["sellers"]!, (int)figures["lines"]!));
            Assert.Equal((Yen(before), Yen(claimed)), ((string?)figures["before"], (string?)figures["after"]));
            Assert.Equal(Yen(claimed - before), (string?)figures["difference"]);
        }
        Assert.Equal(["micro", "small"], land["sizes"]!.AsArray().Select(row => (string?)row!["key"]));
        string said = (await sampan.Run(asked)).Done().Text;
        Assert.Contains("All claim: orders paid in 2026, THB.test, 24 lines read", said, StringComparison.Ordinal);
        Assert.Contains(Yen(before), said, StringComparison.Ordinal);

        // The API says the same to an operator, and to who sits in the working group; to others nothing.
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        JsonNode shown = (await Ask(site, Claimed, @operator)).Done().Json;
        Assert.Equal(land.ToJsonString(), Assert.Single(shown["lands"]!.AsArray())!.ToJsonString());
        (await Ask(site, Claimed, await site.SignIn(DemoWorld.SellerEmail))).Refused(403, "seat_needed");
        (await Ask(site, Claimed, Credentials.None)).Done(401);
        await Seat(site, await site.PersonByEmail(DemoWorld.SellerEmail));
        _ = (await Ask(site, Claimed, await site.SignIn(DemoWorld.SellerEmail))).Done();

        (await Ask(site, Claimed, @operator, "?year=2019")).Refused(404, "policy_year_unknown");
        (await Ask(site, Claimed, @operator, "?year=soon")).Refused(400, "field_malformed");
        (await Ask(site, Claimed.Replace("jtepa", "eba", StringComparison.Ordinal), @operator))
            .Refused(400, "border_name_unknown");
        (await Ask(site, NoDuty.Replace("0804.50", "9999", StringComparison.Ordinal), @operator))
            .Refused(404, "hs_code_not_in_book");
        (await sampan.Run("policy-lab", "--change", file, "--database", site.DatabaseUrl, "--json"))
            .Refused("policy_year_unknown");
        (await sampan.Run("policy-lab", "--change", "none.json", "--json")).Refused("file_missing");
    }

    private static Task<Answer> Ask(RunningSite site, string change, Credentials who, string query = "") =>
        site.Post($"/api/v1/policy-lab{query}", JsonNode.Parse(change)!, who);

    private static string Yen(long yen) => yen.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives what is charged on all of it, and what would be with a proof of Thai origin.</summary>
    internal static async Task<(long Before, long Claimed)> Keep(RunningSite site)
    {
        IBorder border = site.Services.GetRequiredService<IBorder>();
        ITariffShelf shelf = site.Services.GetRequiredService<ITariffShelf>();
        IObservedTrade trade = site.Services.GetRequiredService<IObservedTrade>();
        var day = new DateOnly(2026, 10, 5);
        TariffBook book = (await shelf.For(Country.Japan, day)).Value;
        IReadOnlyList<ExchangeRate> rates = await shelf.Rates(Currency.Thb);
        var orders = new List<ObservedOrder>();
        long before = 0, claimed = 0;
        for (int number = 0; number < 24; number++)
        {
            var request = new QuoteRequest
            {
                From = Country.Thailand,
                To = Country.Japan,
                Date = day,
                Code = HsCode.Parse("0804.50.090").Value,
                GoodsValue = new Money(10_000_000 + number * 70_000, Currency.Thb),
                Term = Incoterm.FOB,
                Freight = new Money(1_000_000, Currency.Thb),
                Insurance = new Money(50_000, Currency.Thb),
                Quantities = [new Quantity(400 + number, Unit.Kilogram)],
            };
            BorderQuote quote = border.Quote(request, book, rates).Value;
            before += quote.Total;
            claimed += border.Quote(request with { Claim = Preference.Jtepa }, book, rates).Value.Total;
            orders.Add(new ObservedOrder
            {
                Order = new Id((UInt128)(60_000 + number)),
                Seller = new ObservedSeller(
                    new Id((UInt128)(50_000 + number % 12)), "TH-22", number % 2 == 0 ? "micro" : "small"),
                To = Country.Japan,
                Money = Commodity.Money(Currency.Thb, test: true),
                Lines =
                [
                    new ObservedLine("08", 10_000_000, 1_000_000, 200_000, border.Inputs(quote)),
                ],
                PaidIn = new Month(2026, 10),
            });
        }
        await trade.Keep(orders, new ObservedPosition((await trade.Position()).Seq, site.Now));
        Assert.True(claimed < before);
        return (before, claimed);
    }

    internal static async Task Seat(RunningSite site, Id person)
    {
        Id @operator = await site.PersonByEmail(DemoWorld.OperatorEmail);
        DateOnly today = site.Now.UtcDate;
        var given = new SeatGiven(
            Id.New(site.Now), person, Side.Private, "Makers of Chanthaburi", "Member", false, today, today.AddYears(1));
        Assert.False((await site.Services.GetRequiredService<ICouncil>().Do(
            @operator, isOperator: true, given, site.Now)).IsRefused);
    }
}
