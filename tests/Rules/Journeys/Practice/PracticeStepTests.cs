using Sampan.Academy;
using Sampan.Journeys;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Journeys.Practice;

/// <summary>A practice trade stands where its trade record says, and whoever rules follows the pictures.</summary>
public sealed class PracticeStepTests
{
    [Fact]
    public void It_goes_step_by_step_as_the_facts_come()
    {
        var held = new GoodsHeld(HoldReason.Invoice, Orders.Day);
        var cleared = new GoodsCleared(Orders.Day);
        Assert.Equal(PracticeStep.Offer, PracticeSteps.Of(null, Orders.At(1)));
        Assert.Equal(PracticeStep.Buyer, Step(OrderState.Offered));
        Assert.Equal(PracticeStep.Payment, Step(OrderState.Placed));
        Assert.Equal(PracticeStep.Short, Step(
            OrderState.Placed, new PaymentReceived(Orders.Line, Orders.Baht(100_000), Orders.Baht(0))));
        Assert.Equal(PracticeStep.Ship, Step(OrderState.Paid));
        Assert.Equal(PracticeStep.Way, Step(OrderState.Shipped));
        Assert.Equal(PracticeStep.Paper, Step(OrderState.Shipped, held));
        Assert.Equal(PracticeStep.Arrival, Step(OrderState.Shipped, held, cleared));
        Assert.Equal(PracticeStep.Arrival, Step(OrderState.Delivered));
        Assert.Equal(PracticeStep.Claim, Step(OrderState.Disputed));
    }

    [Fact]
    public void It_is_done_when_the_bank_has_sent_each_side_its_money()
    {
        TradeRecord settled = Orders.In(OrderState.Settled);
        Id back = new(7001), earned = new(7002);
        Fact[] sent =
        [
            new PayoutSent(back, settled.ToReturn, Orders.Line), new PayoutSent(earned, settled.ToSend, null),
        ];
        Fact[] confirmed =
        [
            new PayoutConfirmed(back, settled.ToReturn, true, Orders.OtherLine, Orders.Day),
            new PayoutConfirmed(earned, settled.ToSend, false, Orders.OtherLine, Orders.Day),
        ];
        Assert.Equal(PracticeStep.Payout, Step(OrderState.Settled));
        Assert.Equal(PracticeStep.Payout, Step(OrderState.Settled, sent));
        Assert.Equal(PracticeStep.Payout, Step(OrderState.Settled, [.. sent, confirmed[0]]));
        Assert.Equal(PracticeStep.Done, Step(OrderState.Settled, [.. sent, .. confirmed]));
    }

    /// <summary>A release is a delivery in earnest; it is never the end of a practice.</summary>
    [Fact]
    public void Whatever_took_another_way_has_ended()
    {
        OrderState[] others =
        [
            OrderState.Lapsed, OrderState.Cancelled, OrderState.RefusedAtDoor, OrderState.Returned,
            OrderState.Missing, OrderState.Lost, OrderState.Released, OrderState.PaidOut,
        ];
        Assert.All(others, state => Assert.Equal(PracticeStep.Ended, Step(state)));
        Assert.Equal(PracticeStep.Ended, PracticeSteps.Of(Orders.In(OrderState.Offered), Orders.At(8)));
        Assert.Equal(PracticeStep.Ended, PracticeSteps.Of(Orders.In(OrderState.Placed), Orders.At(8)));
        Assert.Equal(PracticeStep.Ended, PracticeSteps.Of(Orders.In(OrderState.Delivered), Orders.At(8)));
    }

    [Fact]
    public void Each_step_has_its_lesson() => Assert.All(
        Enum.GetValues<PracticeStep>(),
        step => Assert.NotNull(Course.FirstExport.Find(PracticeSteps.LessonOf(step))));

    [Fact]
    public void A_ruling_follows_the_pictures()
    {
        TradeRecord disputed = Orders.In(OrderState.Disputed);
        Money claimed = PracticeBuyer.ClaimOn(disputed);
        // Six packs at a hundred baht: fewer than two cartons hold.
        Assert.Equal(60_000, claimed.Minor);
        Assert.Equal(JourneyRefusals.PracticeClaimUnproven, Rule(PracticeReply.Refuse).Refusal?.Code);
        Assert.Equal(claimed, Rule(PracticeReply.Agree).Value);
        Assert.Equal(claimed, Rule(PracticeReply.Offer, 60_000).Value);
        Assert.Equal(70_000, Rule(PracticeReply.Offer, 70_000).Value.Minor);
        foreach (long? low in (long?[])[null, -1, 0, 59_999])
            Assert.Equal(JourneyRefusals.PracticeAnswerLow, Rule(PracticeReply.Offer, low).Refusal?.Code);

        Outcome<Money> Rule(PracticeReply reply, long? offered = null) => PracticeSettlement.Rule(
            disputed, reply, offered is { } satang ? Orders.Baht(satang) : null);
    }

    private static PracticeStep Step(OrderState state, params Fact[] more) =>
        PracticeSteps.Of(Orders.In(state, more), Orders.At(1));
}
