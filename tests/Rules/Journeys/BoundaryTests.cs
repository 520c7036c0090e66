using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>
/// Deadlines, amounts and dates at their edges. A microsecond is the smallest step of time, a satang of money.
/// </summary>
public sealed class BoundaryTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    [Fact]
    public void An_offer_is_open_at_its_last_moment_and_not_after()
    {
        Assert.Equal("order.placed hold(onhand>promised:6,onhand>promised:4)", Place(At(7)));
        Assert.Equal("offer_expired", Place(At(7) + Tick));
    }

    [Fact]
    public void The_payment_deadline_itself_is_too_late_and_then_the_order_lapses()
    {
        TradeRecord record = In(OrderState.Placed);
        Instant payBy = At(7);
        Assert.Equal(
            "payment.received order.paid arrivals>escrow:115750 post-hold", Pay(record, 115_750, payBy + -Tick));
        Assert.Equal("payment.received arrivals>refundable:115750", Pay(record, 115_750, payBy));
        Assert.Equal("payment_not_overdue", Text(LapseOrder.Decide(record, Accounts(record), payBy + -Tick)));
        Assert.Equal("order.lapsed expire-hold", Text(LapseOrder.Decide(record, Accounts(record), payBy)));
    }

    [Fact]
    public void The_inspection_ends_at_its_moment()
    {
        TradeRecord record = In(OrderState.Delivered);
        Assert.Equal("inspection_running", Text(ReleaseEscrow.Decide(record, Accounts(record), At(5) + -Tick)));
        Assert.StartsWith("escrow.released", Text(ReleaseEscrow.Decide(record, Accounts(record), At(5))));
    }

    [Fact]
    public void Goods_can_be_disputed_until_the_inspection_ends()
    {
        TradeRecord record = In(OrderState.Delivered);
        Assert.Equal("goods.disputed", Dispute(record, At(5) + -Tick));
        Assert.Equal("inspection_over", Dispute(record, At(5)));
    }

    [Fact]
    public void Refused_goods_may_come_back_until_the_end_of_their_last_day_and_then_an_operator_decides()
    {
        TradeRecord record = In(OrderState.RefusedAtDoor);
        Instant ends = Instant.StartOf(Day.AddDays(31));
        Assert.Equal("order_not_disputed", Settle(record, Baht(0), ends + -Tick));
        Assert.StartsWith("dispute.settled", Settle(record, Baht(0), ends));
    }

    [Theory]
    [InlineData(-1, "ruling_out_of_range")]
    [InlineData(115_750, "dispute.settled escrow>refundable:115750")]
    [InlineData(115_751, "ruling_out_of_range")]
    public void A_ruling_gives_the_buyer_at_most_what_lies_in_escrow(long minor, string expected) =>
        Assert.Equal(expected, Settle(In(OrderState.Disputed), Baht(minor), At(6)));

    [Fact]
    public void A_ruling_is_in_the_orders_currency() => Assert.Equal(
        "payment_currency_wrong", Settle(In(OrderState.Disputed), new Money(5, Currency.Jpy), At(6)));

    [Fact]
    public void The_silence_ends_with_its_last_day()
    {
        TradeRecord record = In(OrderState.Shipped);
        Instant ends = Instant.StartOf(Day.AddDays(46));
        Assert.Equal("silence_not_over", Silence(record, ends + -Tick));
        Assert.Equal("goods.delivered promised>delivered:6 promised>delivered:4", Silence(record, ends));
    }

    [Fact]
    public void The_shipping_deadline_counts_from_the_moment_the_order_was_paid()
    {
        TradeRecord record = In(OrderState.Paid);
        Instant shipBy = record.PaidAt!.Value + TimeSpan.FromDays(14);
        var command = new CancelOrder.Command(Asked, Order, BySeller: false);
        Assert.Equal(
            "order_cannot_be_cancelled", Text(CancelOrder.Decide(record, command, Accounts(record), shipBy + -Tick)));
        Assert.StartsWith("order.cancelled", Text(CancelOrder.Decide(record, command, Accounts(record), shipBy)));
    }

    [Theory]
    [InlineData(1, "payment.received arrivals>escrow:1")]
    [InlineData(115_749, "payment.received arrivals>escrow:115749")]
    [InlineData(115_750, "payment.received order.paid arrivals>escrow:115750 post-hold")]
    [InlineData(115_751, "payment.received order.paid arrivals>escrow:115750 arrivals>refundable:1 post-hold")]
    [InlineData(
        Money.Cap,
        "payment.received order.paid arrivals>escrow:115750 arrivals>refundable:4611686018427272153 post-hold")]
    public void A_payment_fills_the_escrow_and_not_more(long minor, string expected) =>
        Assert.Equal(expected, Pay(In(OrderState.Placed), minor, At(1)));

    [Fact]
    public void The_last_satang_pays_the_order()
    {
        TradeRecord record = In(OrderState.Placed, new PaymentReceived(Line, Baht(115_749), Baht(0)));
        Assert.Equal("payment.received order.paid arrivals>escrow:1 post-hold", Pay(record, 1, At(1)));
    }

    [Fact]
    public void A_line_is_taken_once_and_only_in_the_orders_currency()
    {
        TradeRecord record = In(OrderState.Placed, new PaymentReceived(OtherLine, Baht(5), Baht(0)));
        Assert.Equal("payment_already_taken", Pay(record, 5, At(1)));
        Assert.Equal("payment_currency_wrong", Text(TakePayment.Decide(
            record, Line, new Money(5, Currency.Jpy), Accounts(record), At(1))));
    }

    [Theory]
    [InlineData(-2, "shipping_date_wrong")]
    [InlineData(-1, "goods.shipped")]
    [InlineData(4, "goods.shipped")]
    [InlineData(5, "shipping_date_wrong")]
    public void Goods_leave_between_the_day_before_the_order_and_tomorrow(int day, string expected) => Assert.Equal(
        expected, Text(ShipOrder.Decide(In(OrderState.Paid), new(Asked, Order, "Post", "1", Day.AddDays(day)), At(3))));

    [Theory]
    [InlineData(-1, "shipping_date_wrong")]
    [InlineData(0, "goods.refused")]
    [InlineData(4, "goods.refused")]
    [InlineData(5, "shipping_date_wrong")]
    public void Goods_are_refused_between_their_shipping_and_tomorrow(int day, string expected) => Assert.Equal(
        expected, Text(RefuseAtDoor.Decide(
            In(OrderState.Shipped), new(Asked, Order, GoodsFault.Short, Day.AddDays(day)), At(3))));

    [Theory]
    [InlineData(0, "order_text_too_long")]
    [InlineData(1, "goods.shipped")]
    [InlineData(60, "goods.shipped")]
    [InlineData(61, "order_text_too_long")]
    public void A_carrier_has_a_name_of_at_most_sixty_characters(int length, string expected) => Assert.Equal(
        expected,
        Text(ShipOrder.Decide(In(OrderState.Paid), new(Asked, Order, new string('c', length), "1", Day), At(1))));

    [Fact]
    public void A_sellers_payout_is_due_on_its_day_and_a_refund_at_once()
    {
        TradeRecord released = In(OrderState.Released);
        Instant day = Instant.StartOf(Day.AddDays(7));
        Assert.Equal("payout_not_due", Payout(released, day + -Tick));
        Assert.Equal("payout.sent payable>>payout:113750", Payout(released, day));
        TradeRecord owing = In(OrderState.Released, new PaymentReceived(OtherLine, Baht(9), Baht(9)));
        Assert.Equal("payout.sent refundable>>payout:9", Payout(owing, At(1)));
        Assert.Equal("payout.sent payable>>payout:15750", Payout(In(OrderState.Returned,
            new PayoutSent(new Id(9), Baht(100_000), Line)), At(1)));
        Assert.Equal("payout.sent payable>>payout:64614", Payout(In(OrderState.Settled,
            new PayoutSent(new Id(9), Baht(50_000), Line)), At(1)));
        Assert.Null(AskPayout.Next(In(OrderState.PaidOut)));
    }

    [Fact]
    public void A_payout_listed_for_something_else_is_not_filled()
    {
        TradeRecord owing = In(OrderState.Released, new PaymentReceived(OtherLine, Baht(9), Baht(9)));
        Id next = AskPayout.Next(In(OrderState.Released))!.Payout;
        AccountKey listed = new(1, Chart.Payout, next, owing.Terms.MoneyCommodity);
        Assert.Equal("nothing_to_pay_out", Text(AskPayout.Decide(owing, Accounts(owing), listed, At(30))));
    }

    private static string Place(Instant now)
    {
        TradeRecord record = In(OrderState.Offered);
        return Text(PlaceOrder.Decide(record, new(Asked, Order, new Id(2001), Hash256.Zero), Accounts(record), now));
    }

    private static string Pay(TradeRecord record, long minor, Instant now) =>
        Text(TakePayment.Decide(record, OtherLine, Baht(minor), Accounts(record), now));

    private static string Silence(TradeRecord record, Instant now) => Text(DeliverOrder.Decide(
        record, new(Asked, Order, DeliveryWitness.Silence, now.UtcDate), Accounts(record), now));

    private static string Dispute(TradeRecord record, Instant now) =>
        Text(DisputeGoods.Decide(record, new(Asked, Order, GoodsFault.Damaged), now));

    private static string Settle(TradeRecord record, Money toBuyer, Instant now) =>
        Text(SettleDispute.Decide(record, new(Asked, Order, toBuyer), Accounts(record), now));

    private static string Payout(TradeRecord record, Instant now)
    {
        AccountKey payout = new(1, Chart.Payout, AskPayout.Next(record)!.Payout, record.Terms.MoneyCommodity);
        return Text(AskPayout.Decide(record, Accounts(record), payout, now));
    }
}
