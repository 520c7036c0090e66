using System.Text.Json.Nodes;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>A whole trade through the API alone, as two firms' programs and a carrier's would do it.</summary>
public sealed class WholeTradeTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task From_the_offer_to_the_payout_every_satang_is_accounted_for(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        Offered offered = await site.MakeOffer(1000);
        JsonNode link = (await site.Accept(offered)).Json;
        Assert.Equal("Placed", link["order"]!["state"]!.ToString());
        Assert.Equal(offered.Reference, link["payment"]!["reference"]!.ToString());
        Assert.Equal(offered.Total, link["payment"]!["missing"]!["amount"]!.ToString());
        Assert.NotEmpty(link["quotes"]![0]!["lines"]!.AsArray());

        await site.PayInBank(offered);
        _ = await site.WaitFor(offered, "Paid");
        await site.Ship(offered, "DAC-77");
        _ = (await site.Post("/api/v1/carrier-events", Event("1", "delivered", site), RunningSite.Carrier)).Done();
        JsonNode delivered = await site.WaitFor(offered, "Delivered");
        Assert.Equal("Yuki Tanaka", delivered["buyer"]!["name"]!.ToString());

        site.Clock.Skip(TimeSpan.FromDays(5));
        _ = await site.WaitFor(offered, "Released");
        site.Clock.Skip(TimeSpan.FromDays(3));
        JsonNode paidOut = await site.WaitFor(offered, "PaidOut");
        JsonNode payout = Assert.Single(paidOut["payouts"]!.AsArray())!;
        // 1000 packs at 120 baht; by sea 9,894.60, fuel 593.68 and insurance 260.98; the fee is 2 % of the goods.
        Assert.Equal("130749.26", paidOut["total"]!["amount"]!.ToString());
        Assert.Equal("128349.26", payout["amount"]!["amount"]!.ToString());
        Assert.NotNull(payout["confirmedOn"]);
        await AssertPapers(site, offered);
        await AssertSound(site, offered);
    }

    private static object Event(string id, string kind, RunningSite site) =>
        new { eventId = id, tracking = "DAC-77", kind, on = site.Today() };

    private static async Task AssertPapers(RunningSite site, Offered offered)
    {
        Answer pdf = (await site.Get(site.OrderUrl(offered, "/invoice.pdf"), site.Seller)).Done();
        Assert.Equal("application/pdf", pdf.MediaType);
        Assert.StartsWith("%PDF-", pdf.Text, StringComparison.Ordinal);
        Answer xml = (await site.Get(site.OrderUrl(offered, "/invoice.xml"), site.Seller)).Done();
        Assert.Equal("application/xml", xml.MediaType);
        UblSchema.AssertValid(xml.Bytes);
    }

    private static async Task AssertSound(RunningSite site, Offered offered)
    {
        AuditReport report = await site.Journal.Audit();
        Assert.Empty(report.Findings);
        Assert.All(report.Totals, total => Assert.Equal(total.Debits, total.Credits));
        JsonArray moves = (await site.Get(site.OrderUrl(offered, "/moves"), site.Seller)).Done()
            .Json["moves"]!.AsArray();
        decimal In(string account) => Sum(moves, move => move["to"]!.ToString() == account);
        decimal Out(string account) => Sum(moves, move => move["from"]!.ToString() == account);
        Assert.Equal(130749.26m, In("escrow"));
        Assert.Equal(In("escrow"), Out("escrow"));
        Assert.Equal(Out("escrow"), In("fee") + In("payable"));
        Assert.Equal(In("payable"), Out("payable"));
    }

    private static decimal Sum(JsonArray moves, Func<JsonNode, bool> which) => moves
        .Where(move => which(move!) && move!["phase"]!.ToString() is "single" or "post")
        .Sum(move => decimal.Parse(move!["amount"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
}
