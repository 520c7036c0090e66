using Sampan.Journeys;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>What a carrier may say of goods on their way, and what an insurer's answer and money do.</summary>
public sealed class WayTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);
    private static readonly GoodsHeld Held = new(HoldReason.ImportPermit, Day.AddDays(4));

    /// <summary>Reports in their order, and what the last of them is answered.</summary>
    public static TheoryData<string, string> Ways => new()
    {
        { "picked_up", "goods.seen" },
        { "at_border", "goods.seen" },
        { "picked_up departed at_border held released out", "goods.seen" },
        { "held released held released", "goods.cleared" },
        { "at_border released", "goods.cleared" },
        { "held other", "goods.held" },
        { "departed picked_up", "goods_further_on" },
        { "departed departed", "goods_further_on" },
        { "held at_border", "goods_further_on" },
        { "at_border released at_border", "goods_further_on" },
        { "out held", "goods_further_on" },
        { "held held", "goods_held" },
        { "held out", "goods.seen" },
        { "held out held", "goods_further_on" },
        { "released", "goods_not_at_border" },
        { "departed released", "goods_not_at_border" },
        { "held released released", "goods_not_at_border" },
        { "at_border released released", "goods_not_at_border" },
    };

    [Theory, MemberData(nameof(Ways))]
    public void A_carrier_may_leave_out_reports_and_never_goes_back(string way, string last)
    {
        string[] reports = way.Split(' ');
        TradeRecord record = In(OrderState.Shipped);
        for (int i = 0; i < reports.Length; i++)
        {
            Outcome<Decision> decided = Report(record, Fact(reports[i]), Day.AddDays(1));
            if (i == reports.Length - 1) Assert.Equal(last, Text(decided));
            else record = record.After(At(1), [.. decided.Value.Facts]);
        }
        Assert.Equal(OrderState.Shipped, record.State);
    }

    [Theory]
    [InlineData(-1, "shipping_date_wrong")]
    [InlineData(0, "goods.seen")]
    [InlineData(4, "goods.seen")]
    [InlineData(5, "shipping_date_wrong")]
    public void A_report_is_of_a_day_between_the_last_one_and_tomorrow(int day, string expected) => Assert.Equal(
        expected, Text(Report(In(OrderState.Shipped), Fact("departed"), Day.AddDays(day), At(3))));

    [Fact]
    public void A_report_of_before_the_newest_is_refused() => Assert.Equal(
        "shipping_date_wrong",
        Text(Report(In(OrderState.Shipped, Held), new GoodsCleared(Day.AddDays(3)), Day.AddDays(3), At(9))));

    [Fact]
    public void Silence_stands_still_while_the_border_holds_the_goods_and_its_days_do_not_count()
    {
        TradeRecord held = In(OrderState.Shipped, Held);
        Assert.Equal("silence_not_over", Silence(held, At(1000)));
        Assert.Equal("goods_held", Text(MissGoods.Decide(held, At(1000))));

        TradeRecord cleared = In(OrderState.Shipped, Held, new GoodsCleared(Day.AddDays(14)));
        Instant ends = Instant.StartOf(Day.AddDays(46 + 10));
        Assert.Equal("silence_not_over", Silence(cleared, ends + -Tick));
        Assert.Equal("goods.delivered promised>delivered:6 promised>delivered:4", Silence(cleared, ends));
    }

    [Fact]
    public void The_buyer_may_miss_goods_in_the_last_fifteen_days_of_the_silence()
    {
        TradeRecord record = In(OrderState.Shipped);
        Instant from = Instant.StartOf(Day.AddDays(46 - 15));
        Assert.Equal("goods_not_yet_missing", Text(MissGoods.Decide(record, from + -Tick)));
        Assert.Equal("goods.missing", Text(MissGoods.Decide(record, from)));
        Assert.Equal("silence_over", Text(MissGoods.Decide(record, Instant.StartOf(Day.AddDays(46)))));
        Assert.Equal("silence_not_over", Silence(In(OrderState.Missing), At(1000)));
    }

    [Fact]
    public void Goods_that_arrive_while_they_are_held_are_held_no_longer() => Assert.Null(
        In(OrderState.Shipped, Held, new GoodsDelivered(DeliveryWitness.Carrier, Day.AddDays(5), At(10))).Held);

    [Fact]
    public void Goods_and_freight_are_insured_and_the_premium_is_not()
    {
        Assert.Equal(Terms.Goods + Terms.Freight, Terms.Insured);
        TradeRecord bare = TradeRecord.Fold(Order, 3,
        [
            new Happening(1, Start, new OrderOffered(new Id(101), Terms with { Insurance = Baht(0) })),
            new Happening(2, Start, new GoodsShipped("Post", "1", Day)),
            new Happening(3, Start, new GoodsLost(Baht(0), Day)),
        ])!;
        Assert.Equal("order_not_insured", Text(ClaimLoss.Decide(bare, bySeller: true)));
    }

    [Fact]
    public void A_ruling_that_gives_all_back_for_missing_goods_is_a_loss_and_any_other_is_none()
    {
        Money all = Terms.Total;
        TradeRecord lost = In(OrderState.Missing, new DisputeSettled(all, Baht(0), Baht(0), Baht(0)));
        TradeRecord parted = In(OrderState.Missing, new DisputeSettled(all - Baht(10), Baht(0), Baht(10), Baht(0)));
        TradeRecord objected = In(OrderState.Disputed, new DisputeSettled(all, Baht(0), Baht(0), Baht(0)));
        Assert.Equal("claim.opened", Text(ClaimLoss.Decide(lost, bySeller: false)));
        Assert.Equal("order_not_lost", Text(ClaimLoss.Decide(parted, bySeller: false)));
        Assert.Equal("order_not_lost", Text(ClaimLoss.Decide(objected, bySeller: false)));
        // They were missed, came after all, and were objected to: whoever has them, they are not lost.
        TradeRecord came = In(
            OrderState.Missing, new GoodsDelivered(DeliveryWitness.Carrier, Day.AddDays(50), At(60)),
            new GoodsDisputed(GoodsFault.Damaged), new DisputeSettled(all, Baht(0), Baht(0), Baht(0)));
        Assert.Equal("order_not_lost", Text(ClaimLoss.Decide(came, bySeller: true)));
    }

    [Fact]
    public void What_the_border_keeps_as_long_as_silence_lasts_waits_for_an_operator()
    {
        TradeRecord held = In(OrderState.Shipped, Held);
        Instant ends = Instant.StartOf(Held.On.AddDays(Terms.Deadlines.Silence + 1));
        Assert.False(OrderDeadlines.WaitsForRuling(held, ends + -Tick));
        Assert.True(OrderDeadlines.WaitsForRuling(held, ends));
        Assert.False(OrderDeadlines.WaitsForRuling(In(OrderState.Shipped), ends));
        var nothing = new SettleDispute.Command(Asked, Order, held.InEscrow with { Minor = 0 });
        Assert.Equal("order_not_disputed", Text(SettleDispute.Decide(held, nothing, Accounts(held), ends + -Tick)));
        Assert.StartsWith(
            "dispute.settled promised>delivered:6 promised>delivered:4 ",
            Text(SettleDispute.Decide(held, nothing, Accounts(held), ends)), StringComparison.Ordinal);
        Assert.StartsWith(
            "dispute.settled promised>supply:6 promised>supply:4 ",
            Text(SettleDispute.Decide(
                held, nothing with { ToBuyer = held.InEscrow }, Accounts(held), ends)), StringComparison.Ordinal);
        Assert.Null(In(OrderState.Shipped, Held, new DisputeSettled(Terms.Total, Baht(0), Baht(0), Baht(0))).Held);
    }

    [Fact]
    public void A_claim_is_opened_and_answered_once()
    {
        TradeRecord open = Claimed();
        Assert.Equal("claim_already_opened", Text(ClaimLoss.Decide(open, bySeller: false)));
        Assert.Equal("claim.agreed", Text(ClaimLoss.Decide(open, new ClaimAnswer(null))));
        Assert.Equal("claim.refused", Text(ClaimLoss.Decide(open, new ClaimAnswer(ClaimFault.Late))));
        TradeRecord refused = Claimed(new ClaimRefused(ClaimFault.Late));
        Assert.Equal("claim_already_answered", Text(ClaimLoss.Decide(refused, new ClaimAnswer(null))));
    }

    [Theory]
    [InlineData(114_999, "payment.received arrivals>refundable:114999")]
    [InlineData(115_000, "claim.paid arrivals>payable:115000")]
    [InlineData(115_001, "claim.paid payment.received arrivals>payable:115000 arrivals>refundable:1")]
    public void The_agreed_sum_is_the_sellers_and_anything_else_the_insurers(long minor, string expected) =>
        Assert.Equal(expected, Insurance(Claimed(new ClaimAgreed(Baht(115_000))), minor));

    [Fact]
    public void Insurance_money_waits_for_the_answer_comes_once_and_goes_back_after_a_no()
    {
        Assert.Equal("claim_unanswered", Insurance(Claimed(), 115_000));
        Assert.Equal(
            "payment.received arrivals>refundable:115000",
            Insurance(Claimed(new ClaimRefused(ClaimFault.Late)), 115_000));
        var agreed = new ClaimAgreed(Baht(115_000));
        TradeRecord paid = Claimed(agreed, new ClaimPaid(new Id(9), Baht(115_000)));
        Assert.Equal("payment.received arrivals>refundable:115000", Insurance(paid, 115_000));
        Assert.Equal(
            "payment_already_taken", Insurance(Claimed(agreed, new ClaimPaid(OtherLine, Baht(115_000))), 115_000));
        // The premium and the buyer's own money are not the seller's.
        Assert.Equal(115_000, AskPayout.Next(Claimed(
            agreed, new ClaimPaid(OtherLine, Baht(115_000)), new PayoutSent(new Id(8), Terms.Total, Line)))!.Amount
            .Minor);
    }

    private static TradeRecord Claimed(params Fact[] more) =>
        In(OrderState.Lost, [new ClaimOpened(BySeller: true, Terms.Insured), .. more]);

    private static Fact Fact(string report) => report switch
    {
        "picked_up" => new GoodsSeen(WayPoint.PickedUp, Day.AddDays(1)),
        "departed" => new GoodsSeen(WayPoint.Departed, Day.AddDays(1)),
        "at_border" => new GoodsSeen(WayPoint.AtBorder, Day.AddDays(1)),
        "out" => new GoodsSeen(WayPoint.OutForDelivery, Day.AddDays(1)),
        "held" => new GoodsHeld(HoldReason.ImportPermit, Day.AddDays(1)),
        "other" => new GoodsHeld(HoldReason.DutyUnpaid, Day.AddDays(1)),
        _ => new GoodsCleared(Day.AddDays(1)),
    };

    private static Outcome<Decision> Report(TradeRecord record, Fact report, DateOnly on, Instant? now = null) =>
        TrackGoods.Decide(record, new(Asked, Order, report, on), now ?? At(1));

    private static string Silence(TradeRecord record, Instant now) => Text(DeliverOrder.Decide(
        record, new(Asked, Order, DeliveryWitness.Silence, now.UtcDate), Accounts(record), now));

    private static string Insurance(TradeRecord record, long minor) =>
        Text(TakeInsurance.Decide(record, OtherLine, Baht(minor), Accounts(record), At(9)));
}
