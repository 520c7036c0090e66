using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>More people want it than there is.</summary>
public sealed partial class RushTests
{
    private const int Buyers = 500, Stock = 100;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_five_hundred_buyers_at_once_a_stock_of_a_hundred_gives_a_hundred_orders(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Listing listing = await OneByOne(site);
        Offered[] offers = await InTurns(Enumerable.Range(0, Buyers), _ => Offer(site, listing));
        _ = await InTurns(offers, offer => site.Post(Trades.LinkUrl(offer, "/code"), new { email = Email(offer) }));
        Dictionary<string, string> codes = await Codes(site);

        // Each asks under a key of his own, so that he may ask again.
        Task<Answer[]> AllAtOnce() => Task.WhenAll(offers.Select(offer => site.Post(
            Trades.LinkUrl(offer, "/accept"), Acceptance(offer, codes[Email(offer)]), key: $"buyer of {offer.Order}")));
        Answer[] first = await AllAtOnce();
        Assert.Equal(Stock, first.Count(answer => answer.Code == 200));
        foreach (Answer answer in first.Where(answer => answer.Code != 200)) _ = answer.Refused(422, "balance_short");
        await AssertSoldOut(site, listing);

        // With the acceptance the seller's copy of the link has ended; who was accepted asks again by his own.
        foreach ((Offered offer, Answer answer) in offers.Zip(first))
            if (answer.Code == 200) offer.Token = answer["linkToken"];
        long entries = await site.Entries();
        Answer[] again = await AllAtOnce();
        Assert.Equal(first.Select(answer => answer.Text), again.Select(answer => answer.Text));
        Assert.Equal(entries, await site.Entries());
        await AssertSoldOut(site, listing);
    }

    /// <summary>The demo's mango, to be had by the single pack, and a hundred of them.</summary>
    private static async Task<Listing> OneByOne(RunningSite site)
    {
        Outcome<Listing> listing = await site.Services.GetRequiredService<IMarket>().SaveListing(
            new SaveListing(site.Shop.Firm, site.Shop.Id, Id.None, 0, "single-packs", site.Mango.Terms with
            {
                Minimum = 1,
            }),
            site.Now);
        Assert.False(listing.IsRefused, listing.ToString());
        Outcome<Receipt> stocked = await site.Services.GetRequiredService<AddStock>().Run(
            new AddStock.Command(Request.Of("rush"), site.Shop.Firm, listing.Value.Id, Stock));
        Assert.False(stocked.IsRefused, stocked.ToString());
        return listing.Value;
    }

    private static async Task<Offered> Offer(RunningSite site, Listing listing)
    {
        Answer answer = (await site.Post(
            $"/api/v1/firms/{site.Firm}/orders",
            new { lines = new[] { new { listing = listing.Id.ToString(), units = 1 } }, to = "JP", place = "Osaka" },
            site.Seller)).Done(201);
        return new Offered(answer["order.id"], answer["linkToken"], answer["order.reference"], "");
    }

    private static async Task AssertSoldOut(RunningSite site, Listing listing)
    {
        Assert.Equal(
            0, await site.Services.GetRequiredService<AddStock>().Available(site.Shop.Firm, listing.Id));
        AuditReport report = await site.Journal.Audit();
        Assert.Empty(report.Findings);
    }

    /// <summary>What the preparations need not do all at once.</summary>
    private static async Task<T[]> InTurns<TFrom, T>(IEnumerable<TFrom> all, Func<TFrom, Task<T>> each)
    {
        var done = new List<T>();
        foreach (TFrom[] some in all.Chunk(25)) done.AddRange(await Task.WhenAll(some.Select(each)));
        return [.. done];
    }

    /// <summary>What stands in the letters, by the address they went to.</summary>
    private static async Task<Dictionary<string, string>> Codes(RunningSite site)
    {
        var codes = new Dictionary<string, string>();
        foreach (string file in Directory.GetFiles(site.MailFolder, "*.eml"))
        {
            string letter = await File.ReadAllTextAsync(file);
            codes[Address().Match(letter).Value] = Trades.Code().Match(letter).Groups[1].Value;
        }
        return codes;
    }

    [GeneratedRegex(@"[a-z0-9]+@buyer\.example")]
    private static partial Regex Address();

    private static string Email(Offered offer) => $"{offer.Order}@buyer.example";

    private static object Acceptance(Offered offer, string code) => new
    {
        email = Email(offer),
        code,
        name = Trades.BuyerName,
        address = new[] { "2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000" },
    };
}
