using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// Goods that are held at the border, that never come, that are lost, and what insurance pays: whose every satang is,
/// on both engines.
/// </summary>
public sealed class LossTests
{
    /// <summary>Goods and freight; the premium of 7.50 is spent.</summary>
    private const long Insured = Total - 750;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lost_goods_give_the_buyer_everything_back_and_the_seller_the_insurance(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        Refused(JourneyRefusals.OrderNotLost, await test.Claim(1));
        Assert.Equal(Total, Done(await test.Lose(1)).Lost!.Returned.Minor);
        TradeRecord claimed = Done(await test.Claim(1, key: "2"));
        Assert.Equal(Insured, claimed.Claim!.Agreed!.Sum.Minor);
        Assert.Equal((Reference(1), test.Today), (test.Insurer.Asked!.Reference, test.Insurer.Asked.LostOn));
        await test.Quiet();

        TradeRecord done = await test.Load(1);
        Assert.Equal((OrderState.Lost, Insured), (done.State, done.Claim!.Paid!.Amount.Minor));
        Assert.Equal((Total, Insured), (test.SentToBuyer(1), test.SentToSeller()));
        Assert.Equal(0, test.Bank.Closing);
        Assert.Equal(0, await test.Balance(Chart.OnHand, Seller(1)) + await test.Balance(Chart.Promised, Order(1)));
        Refused(JourneyRefusals.ClaimAlreadyOpened, await test.Claim(1, bySeller: false, key: "3"));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_insurer_that_refuses_pays_nobody_and_the_seller_bears_the_loss(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.Lose(1));
        test.Insurer.Fault = ClaimFault.NotCovered;
        Assert.Equal(ClaimFault.NotCovered, Done(await test.Claim(1, bySeller: false)).Claim!.Refused!.Reason);
        // Money of the insurer after its own no goes back to it.
        _ = test.Bank.Credit("INSURER", Reference(1), 5_000, test.Insurer.Account);
        await test.Quiet();
        Assert.Equal((Total, 0, 5_000), (test.SentToBuyer(1), test.SentToSeller(), test.Sent("of INSURER")));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_insurers_money_that_names_no_order_is_the_sellers_once_a_person_matches_it(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.Lose(1));
        test.Insurer.PaysBy = "claim 4711";
        _ = Done(await test.Claim(1));
        await test.Quiet();
        Id line = test.Account.LineOf(test.Insurer.LastLine!);
        Assert.Equal("waiting", (await test.Journal.Card(line))?.Card.State);
        _ = Done(await new ResolveLine(test.Desk, test.People).Match(Asked("match", 1), line, Order(1), test.Account));
        await test.Quiet();
        Assert.Equal((Total, Insured), (test.SentToBuyer(1), test.SentToSeller()));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_claim_outlives_an_insurer_that_is_away_and_a_crash(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.Lose(1));
        test.Insurer.IsAway = true;
        Assert.False(Done(await test.Claim(1)).Claim!.IsAnswered);
        await test.Restart();
        await test.Quiet();
        Assert.False((await test.Load(1)).Claim!.IsAnswered);
        // Its money is there before its answer: it waits, and nobody is asked about it.
        _ = test.Bank.Credit("INSURER", Reference(1), Insured, test.Insurer.Account);
        _ = await test.Read();
        Assert.Null((await test.Load(1)).Claim!.Paid);
        (test.Insurer.IsAway, test.Insurer.TooMuch) = (false, 1);
        await test.Quiet();
        // It sent the sum, and then once more with a satang too much: the second goes back whole.
        Assert.Equal((Total, Insured), (test.SentToBuyer(1), test.SentToSeller()));
        Assert.Equal(Insured + 1, test.Sent("of INSURER"));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Days_at_the_border_are_no_silence(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        await test.Pass(TimeSpan.FromDays(10));
        _ = Done(await test.Report(1, new GoodsHeld(HoldReason.ImportPermit, test.Today)));
        await test.Pass(TimeSpan.FromDays(100));
        Assert.Equal(OrderState.Shipped, (await test.Load(1)).State);
        _ = Done(await test.Report(1, new GoodsCleared(test.Today), key: "2"));
        await test.Pass(TimeSpan.FromDays(35));
        Assert.Equal(OrderState.Shipped, (await test.Load(1)).State);
        await test.Pass(TimeSpan.FromDays(1));
        Assert.Equal(DeliveryWitness.Silence, (await test.Load(1)).Delivered?.Witness);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Goods_that_the_buyer_misses_wait_for_the_carrier_or_an_operator(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = await test.Shipped(2);
        Refused(JourneyRefusals.GoodsNotYetMissing, await test.Miss(1));
        await test.Pass(TimeSpan.FromDays(31));
        _ = Done(await test.Miss(1, key: "2"));
        _ = Done(await test.Miss(2, key: "2"));
        await test.Pass(TimeSpan.FromDays(100));
        Assert.Equal((OrderState.Missing, Total), ((await test.Load(1)).State, (await test.Load(1)).InEscrow.Minor));

        // Of the first an operator finds that it never came: that is a loss like the carrier's.
        _ = Done(await test.Settle(1, toBuyer: Total));
        _ = Done(await test.Claim(1));
        // The second came after all.
        _ = Done(await test.Deliver(2));
        await test.Pass(TimeSpan.FromDays(5));
        await test.Pass(TimeSpan.FromDays(2));
        Assert.Equal(OrderState.Settled, (await test.Load(1)).State);
        Assert.Equal(OrderState.PaidOut, (await test.Load(2)).State);
        Assert.Equal((Total, 0), (test.SentToBuyer(1), test.SentToBuyer(2)));
        Assert.Equal(Insured + Total - Fee, test.SentToSeller());
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_report_that_comes_twice_is_recorded_once(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        var held = new GoodsHeld(HoldReason.DutyUnpaid, test.Today);
        int version = Done(await test.Report(1, held)).Version;
        Assert.Equal(version, Done(await test.Report(1, held)).Version);
        Refused(JourneyRefusals.GoodsHeld, await test.Report(1, held, key: "2"));
        Assert.Equal(version, (await test.Load(1)).Version);
    }
}
