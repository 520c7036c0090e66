using System.Text.Json.Nodes;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Api;

/// <summary>However a payment comes, the order and the accounts end right: through the real bank, end to end.</summary>
public sealed class BankBehaviourTests(OneSite one) : IClassFixture<OneSite>
{
    private RunningSite Site => one.Site;

    [Fact]
    public async Task A_short_payment_leaves_the_rest_missing_until_it_is_topped_up()
    {
        Offered offered = await Placed();
        await Site.PayInBank(offered, "short");
        JsonNode order = await Site.WaitFor(offered, o => o["inEscrow"]!["amount"]!.ToString() != "0.00");
        Assert.Equal("Placed", order["state"]!.ToString());
        string missing = order["missing"]!["amount"]!.ToString();
        Assert.NotEqual("0.00", missing);

        await Site.PayInBank(offered, amount: missing);
        order = await Site.WaitFor(offered, "Paid");
        Assert.Equal(offered.Total, order["inEscrow"]!["amount"]!.ToString());
        await AssertSound();
    }

    [Fact]
    public async Task A_payment_made_twice_is_taken_once_and_the_other_goes_back()
    {
        Offered offered = await Placed();
        await Site.PayInBank(offered, "twice");
        JsonNode order = await Site.WaitFor(offered, HasConfirmedRefund);
        Assert.Equal("Paid", order["state"]!.ToString());
        Assert.Equal(offered.Total, order["inEscrow"]!["amount"]!.ToString());
        Assert.Equal(offered.Total, Refund(order)["amount"]!["amount"]!.ToString());
        await AssertSound();
    }

    [Fact]
    public async Task A_duplicate_notice_is_counted_once()
    {
        Offered offered = await Placed();
        await Site.PayInBank(offered, "duplicate-notice");
        _ = await Site.WaitFor(offered, "Paid");
        // A payment that came after the second notice is proof that the notice was read.
        Offered later = await Site.Paid(20);
        _ = await Site.WaitFor(later, "Paid");
        JsonNode order = (await Site.Get(Site.OrderUrl(offered), Site.Seller)).Done().Json;
        Assert.Equal("0.00", order["toReturn"]!["amount"]!.ToString());
        Assert.Empty(order["payouts"]!.AsArray());
        await AssertSound();
    }

    [Fact]
    public async Task A_third_partys_payment_waits_for_a_person_and_the_order_for_its_buyer()
    {
        Offered offered = await Placed();
        await Site.PayInBank(offered, "third-party");
        await Wait.Until(
            async () => (await Site.Journal.Cards(new CardQuery("line") { States = ["questioned"] })).Count > 0,
            TestContext.Current.CancellationToken);
        JsonNode order = (await Site.Get(Site.OrderUrl(offered), Site.Seller)).Done().Json;
        Assert.Equal("Placed", order["state"]!.ToString());
        Assert.Equal("0.00", order["inEscrow"]!["amount"]!.ToString());

        await Site.PayInBank(offered);
        _ = await Site.WaitFor(offered, "Paid");
        await AssertSound();
    }

    [Fact]
    public async Task Lines_out_of_order_pay_the_orders_they_name()
    {
        Offered first = await Placed();
        Offered second = await Placed();
        await Site.PayInBank(first, "out-of-order");
        await Site.PayInBank(second);
        _ = await Site.WaitFor(first, "Paid");
        _ = await Site.WaitFor(second, "Paid");
        await AssertSound();
    }

    [Fact]
    public async Task Money_that_comes_after_the_order_lapsed_goes_back_whole()
    {
        // A site of its own: the clock that lets this order lapse would let others lapse too.
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered offered = await site.MakeOffer(20);
        _ = await site.Accept(offered);
        await site.PayInBank(offered, "late");
        site.Clock.Skip(TimeSpan.FromDays(8));
        _ = await site.WaitFor(offered, "Lapsed");
        await site.BankClock(TimeSpan.FromHours(2));
        JsonNode order = await site.WaitFor(offered, HasConfirmedRefund);
        Assert.Equal("Lapsed", order["state"]!.ToString());
        Assert.Equal(offered.Total, Refund(order)["amount"]!["amount"]!.ToString());
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    private async Task<Offered> Placed()
    {
        Offered offered = await Site.MakeOffer(20);
        _ = await Site.Accept(offered);
        return offered;
    }

    private static bool HasConfirmedRefund(JsonNode order) => order["payouts"]!.AsArray()
        .Any(payout => payout!["refund"]!.GetValue<bool>() && payout["confirmedOn"] is not null);

    private static JsonNode Refund(JsonNode order) =>
        order["payouts"]!.AsArray().Single(payout => payout!["refund"]!.GetValue<bool>())!;

    private async Task AssertSound()
    {
        AuditReport report = await Site.Journal.Audit();
        Assert.Empty(report.Findings);
        Assert.All(report.Totals, total => Assert.Equal(total.Debits, total.Credits));
    }
}
