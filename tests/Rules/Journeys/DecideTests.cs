using Sampan.Journeys;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>
/// What each command does in each state: the facts and moves, as <c>debit>credit:amount</c>. A state that a table does
/// not name refuses with the code named last.
/// </summary>
public sealed class DecideTests
{
    [Fact]
    public void Placing() => Table(
        "order_not_open", record => PlaceOrder.Decide(record, Place, Accounts(record), At(0)), new()
        {
            [OrderState.Offered] = "order.placed hold(onhand>promised:6,onhand>promised:4)",
        });

    [Fact]
    public void Cancelling_by_the_seller() => Table("order_cannot_be_cancelled", Cancel(true, 1), new()
    {
        [OrderState.Offered] = "order.cancelled",
        [OrderState.Placed] = "order.cancelled release-hold",
        [OrderState.Paid] = "order.cancelled promised>onhand:6 promised>onhand:4 escrow>refundable:115750",
    });

    [Fact]
    public void Cancelling_by_the_buyer() => Table("order_cannot_be_cancelled", Cancel(false, 14), new()
    {
        [OrderState.Offered] = "order.cancelled",
        [OrderState.Placed] = "order.cancelled release-hold",
    });

    [Fact]
    public void Cancelling_by_the_buyer_after_the_shipping_deadline() => Table(
        "order_cannot_be_cancelled", Cancel(false, 15), new()
        {
            [OrderState.Offered] = "order.cancelled",
            [OrderState.Placed] = "order.cancelled release-hold",
            [OrderState.Paid] = "order.cancelled promised>onhand:6 promised>onhand:4 escrow>refundable:115750",
        });

    [Fact]
    public void Lapsing() => Table(
        "order_not_placed", record => LapseOrder.Decide(record, Accounts(record), At(7)), new()
        {
            [OrderState.Placed] = "order.lapsed expire-hold",
        });

    [Fact]
    public void A_full_payment() => Table("payment.received arrivals>refundable:115750", Pay(OtherLine, 115_750), new()
    {
        [OrderState.Placed] = "payment.received order.paid arrivals>escrow:115750 post-hold",
    });

    [Fact]
    public void Shipping() => Table("order_not_paid", record => ShipOrder.Decide(record, Ship(Day), At(1)), new()
    {
        [OrderState.Paid] = "goods.shipped",
    });

    [Fact]
    public void Delivering() => Table("order_not_shipped", record => DeliverOrder.Decide(
        record, new(Asked, Order, DeliveryWitness.Carrier, Day), Accounts(record), At(1)), new()
        {
            [OrderState.Shipped] = "goods.delivered promised>delivered:6 promised>delivered:4",
            [OrderState.Missing] = "goods.delivered promised>delivered:6 promised>delivered:4",
        });

    [Fact]
    public void Refusing_at_the_door() => Table("order_not_shipped", record => RefuseAtDoor.Decide(
        record, new(Asked, Order, GoodsFault.Damaged, Day), At(1)), new()
        {
            [OrderState.Shipped] = "goods.refused",
            [OrderState.Missing] = "goods.refused",
        });

    [Fact]
    public void Holding_at_the_border() => Table("order_not_shipped", record => TrackGoods.Decide(
        record, new(Asked, Order, new GoodsHeld(HoldReason.ImportPermit, Day), Day), At(1)), new()
        {
            [OrderState.Shipped] = "goods.held",
            [OrderState.Missing] = "goods.held",
        });

    [Fact]
    public void Losing() => Table("order_not_shipped", record => LoseGoods.Decide(
        record, new(Asked, Order, Day), Accounts(record), At(1)), new()
        {
            [OrderState.Shipped] = "goods.lost promised>supply:6 promised>supply:4 escrow>refundable:115750",
            [OrderState.Missing] = "goods.lost promised>supply:6 promised>supply:4 escrow>refundable:115750",
        });

    [Fact]
    public void Missing() => Table("order_not_shipped", record => MissGoods.Decide(record, At(31)), new()
    {
        [OrderState.Shipped] = "goods.missing",
    });

    [Fact]
    public void Claiming() => Table("order_not_lost", record => ClaimLoss.Decide(record, bySeller: true), new()
    {
        [OrderState.Lost] = "claim.opened",
    });

    [Fact]
    public void Returning_the_goods() => Table(
        "order_not_refused", record => ReturnGoods.Decide(record, Accounts(record), At(1)), new()
        {
            [OrderState.RefusedAtDoor] =
            "goods.returned promised>onhand:6 promised>onhand:4 escrow>refundable:100000 escrow>payable:15750",
        });

    [Fact]
    public void Disputing_the_goods() => Table("order_not_delivered", record => DisputeGoods.Decide(
        record, new(Asked, Order, GoodsFault.Short), At(4)), new()
        {
            [OrderState.Delivered] = "goods.disputed",
        });

    [Fact]
    public void Settling_in_parts() => Table("order_not_disputed", Settle(50_000, 4), new()
    {
        [OrderState.Missing] =
            "dispute.settled promised>delivered:6 promised>delivered:4 " +
            "escrow>refundable:50000 escrow>fee:1136 escrow>payable:64614",
        [OrderState.Disputed] = "dispute.settled escrow>refundable:50000 escrow>fee:1136 escrow>payable:64614",
    });

    [Fact]
    public void Settling_after_the_days_for_refused_goods_to_come_back() => Table(
        "order_not_disputed", Settle(115_750, 31), new()
        {
            [OrderState.Disputed] = "dispute.settled escrow>refundable:115750",
            [OrderState.RefusedAtDoor] = "dispute.settled promised>supply:6 promised>supply:4 escrow>refundable:115750",
            [OrderState.Missing] = "dispute.settled promised>supply:6 promised>supply:4 escrow>refundable:115750",
        });

    [Fact]
    public void Settling_all_for_the_seller_is_a_sale() => Assert.Equal(
        "dispute.settled escrow>fee:2000 escrow>payable:113750", Text(Settle(0, 4)(In(OrderState.Disputed))));

    [Fact]
    public void Releasing_the_escrow() => Table(
        "order_not_delivered", record => ReleaseEscrow.Decide(record, Accounts(record), At(5)), new()
        {
            [OrderState.Delivered] = "escrow.released escrow>fee:2000 escrow>payable:113750",
        });

    [Fact]
    public void Numbering_the_invoice()
    {
        Assert.Equal("order_not_shipped", Text(IssueInvoice.Decide(In(OrderState.Paid), "2026-00001")));
        Assert.Equal("invoice_already_issued", Text(IssueInvoice.Decide(In(OrderState.Shipped), "2026-00002")));
        TradeRecord unnumbered = In(OrderState.Paid, new GoodsShipped("Post", "1", Day));
        Assert.Equal("invoice.issued", Text(IssueInvoice.Decide(unnumbered, "2026-00001")));
    }

    [Fact]
    public void Whatever_empties_an_escrow_takes_exactly_what_lies_in_it()
    {
        TradeRecord part = In(OrderState.Placed, new PaymentReceived(Line, Baht(70_001), Baht(0)));
        Assert.Equal(70_001, FromEscrow(CancelOrder.Decide(part, new(Asked, Order, true), Accounts(part), At(1))));
        Assert.Equal(70_001, FromEscrow(LapseOrder.Decide(part, Accounts(part), At(7))));
        TradeRecord paid = In(OrderState.Paid);
        TradeRecord delivered = In(OrderState.Delivered);
        TradeRecord refused = In(OrderState.RefusedAtDoor);
        Assert.Equal(115_750, FromEscrow(CancelOrder.Decide(paid, new(Asked, Order, true), Accounts(paid), At(1))));
        Assert.Equal(115_750, FromEscrow(ReleaseEscrow.Decide(delivered, Accounts(delivered), At(5))));
        Assert.Equal(115_750, FromEscrow(ReturnGoods.Decide(refused, Accounts(refused), At(5))));
        foreach (long back in (long[])[0, 1, 33_333, 115_749, 115_750])
            Assert.Equal(115_750, FromEscrow(Settle(back, 4)(In(OrderState.Disputed))));
    }

    [Theory]
    [InlineData("jtepa", "CO-2026/0001.A", null)]
    [InlineData("none", "CO-1", "origin_program_unknown")]
    [InlineData("form a", "CO-1", "origin_program_unknown")]
    [InlineData("rcep", "", "origin_number_wrong")]
    [InlineData("rcep", "<b>", "origin_number_wrong")]
    [InlineData("rcep", "12345678901234567890123456789012345678901", "origin_number_wrong")]
    public void A_proof_of_origin_goes_with_the_goods_or_is_refused(string program, string number, string? code)
    {
        var origin = new OriginShown(program, number);
        Outcome<Decision> shipped = ShipOrder.Decide(In(OrderState.Paid), Ship(Day) with { Origin = origin }, At(1));
        Assert.Equal(code, shipped.Refusal?.Code.Name);
        if (code is not null) return;
        Assert.Equal([typeof(GoodsShipped), typeof(OriginShown)], shipped.Value.Facts.Select(fact => fact.GetType()));
    }

    private static PlaceOrder.Command Place => new(Asked, Order, new Id(2001), Hash256.Zero);

    private static ShipOrder.Command Ship(DateOnly on) => new(Asked, Order, "Post", "1", on);

    private static Func<TradeRecord, Outcome<Decision>> Cancel(bool bySeller, double days) => record =>
        CancelOrder.Decide(record, new(Asked, Order, bySeller), Accounts(record), At(days));

    private static Func<TradeRecord, Outcome<Decision>> Settle(long toBuyer, double days) => record =>
        SettleDispute.Decide(record, new(Asked, Order, Baht(toBuyer)), Accounts(record), At(days));

    private static Func<TradeRecord, Outcome<Decision>> Pay(Id line, long minor) => record =>
        TakePayment.Decide(record, line, Baht(minor), Accounts(record), At(1));

    private static void Table(
        string otherwise, Func<TradeRecord, Outcome<Decision>> decide, Dictionary<OrderState, string> rows)
    {
        foreach (OrderState state in States)
            Assert.Equal((state, rows.GetValueOrDefault(state, otherwise)), (state, Text(decide(In(state)))));
    }
}
