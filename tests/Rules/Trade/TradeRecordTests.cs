using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Trade;

/// <summary>An order as its facts tell it.</summary>
public sealed class TradeRecordTests
{
    private static readonly Id Order = new(1001);
    private static readonly Id First = new(1);
    private static readonly Id Second = new(2);

    [Fact]
    public void Nothing_is_known_of_an_order_without_facts() => Assert.Null(TradeRecord.Fold(Order, 0, []));

    [Fact]
    public void An_order_begins_with_its_offer() => Assert.Throws<InvalidOperationException>(
        () => TradeRecord.Fold(Order, 1, [new Happening(1, default, new OrderPaid())]));

    [Fact]
    public void A_fact_of_something_else_is_not_read_as_one_of_an_order() => Assert.Throws<InvalidOperationException>(
        () => Fold(new StockAdded(Order, 1)));

    [Fact]
    public void Every_fact_leaves_the_order_in_its_state()
    {
        (Fact Fact, OrderState State)[] life =
        [
            (new OrderPlaced(new Id(7), Hash256.Zero, new Id(8), new Instant(9)), OrderState.Placed),
            (new PaymentReceived(First, Baht(115_750), Baht(0)), OrderState.Placed),
            (new OrderPaid(), OrderState.Paid),
            (new GoodsShipped("Post", "1", Day), OrderState.Shipped),
            (new InvoiceIssued("2026-00001", Day), OrderState.Shipped),
            (new GoodsDelivered(DeliveryWitness.Carrier, Day, new Instant(10)), OrderState.Delivered),
            (new EscrowReleased(Baht(2_000), Baht(113_750), Day), OrderState.Released),
            (new PayoutSent(new Id(20), Baht(113_750), null), OrderState.Released),
            (new PayoutConfirmed(new Id(20), Baht(113_750), false, new Id(21), Day), OrderState.PaidOut),
            (new PayoutBounced(new Id(20), Baht(113_750), false, new Id(22), Day), OrderState.Released),
            (new PayoutConfirmed(new Id(20), Baht(113_750), false, new Id(23), Day), OrderState.PaidOut),
        ];
        for (int i = 1; i <= life.Length; i++)
            Assert.Equal(life[i - 1].State, Fold([.. life[..i].Select(l => l.Fact)]).State);
    }

    [Fact]
    public void What_is_too_much_is_to_return_and_the_rest_is_in_escrow()
    {
        TradeRecord record = Fold(new PaymentReceived(First, Baht(115_800), Baht(50)));
        Assert.Equal((Baht(115_750), Baht(50), Baht(0)), (record.InEscrow, record.ToReturn, record.Missing));
    }

    [Fact]
    public void A_refund_is_taken_off_the_line_it_belongs_to()
    {
        TradeRecord record = Fold(
            new PaymentReceived(First, Baht(60), Baht(60)), new PaymentReceived(Second, Baht(40), Baht(40)),
            new PayoutSent(new Id(20), Baht(40), Second));
        Assert.Equal([(First, Baht(60)), (Second, Baht(0))], record.Payments.Select(p => (p.Line, p.ToReturn)));
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 1, 2, 1, 1)]
    [InlineData(33_333, 82_417, 100_000, 28_797, 71_203)]
    [InlineData(115_749, 1, 100_000, 99_999, 1)]
    public void What_goes_back_is_shared_in_proportion_and_sums_exactly(
        long a, long b, long back, long first, long second)
    {
        TradeRecord record = Fold(
            new PaymentReceived(First, Baht(a), Baht(0)), new PaymentReceived(Second, Baht(b), Baht(0)),
            new GoodsReturned(Baht(back), Baht(a + b - back)));
        Assert.Equal([first, second], record.Payments.Select(p => p.ToReturn.Minor));
        Assert.Equal((0, OrderState.Returned), (record.InEscrow.Minor, record.State));
    }

    [Fact]
    public void A_returned_order_stays_returned_when_its_seller_has_got_the_freight()
    {
        TradeRecord record = Fold(
            new PaymentReceived(First, Baht(115_750), Baht(0)), new GoodsReturned(Baht(100_000), Baht(15_750)),
            new PayoutSent(new Id(20), Baht(15_750), null),
            new PayoutConfirmed(new Id(20), Baht(15_750), false, new Id(21), Day));
        Assert.Equal((OrderState.Returned, Day), (record.State, record.Payouts[0].ConfirmedOn));
    }

    [Fact]
    public void A_settled_order_shares_what_goes_back_and_stays_settled_when_its_seller_has_got_the_rest()
    {
        TradeRecord record = Fold(
            new PaymentReceived(First, Baht(100_000), Baht(0)), new PaymentReceived(Second, Baht(15_750), Baht(0)),
            new GoodsDisputed(GoodsFault.Short), new DisputeSettled(Baht(57_875), Baht(1_000), Baht(56_875), Baht(0)),
            new PayoutSent(new Id(20), Baht(56_875), null),
            new PayoutConfirmed(new Id(20), Baht(56_875), false, new Id(21), Day));
        Assert.Equal([50_000L, 7_875], record.Payments.Select(p => p.ToReturn.Minor));
        Assert.Equal(
            (OrderState.Settled, Baht(0), Day), (record.State, record.InEscrow, record.Payouts[0].ConfirmedOn));
    }

    [Fact]
    public void After_is_what_the_fold_will_say()
    {
        TradeRecord before = Fold(new PaymentReceived(First, Baht(115_750), Baht(0)));
        var released = new EscrowReleased(Baht(2_000), Baht(113_750), Day);
        TradeRecord after = before.After(new Instant(5), released);
        Assert.Equal((before.Version + 1, OrderState.Released, 0), (after.Version, after.State, after.InEscrow.Minor));
    }

    private static DateOnly Day => new(2026, 11, 24);

    private static Money Baht(long satang) => new(satang, Currency.Thb);

    private static TradeRecord Fold(params Fact[] facts) => TradeRecord.Fold(Order, 1 + facts.Length,
    [
        new Happening(1, new Instant(0), new OrderOffered(new Id(101), SampleFacts.Terms)),
        .. facts.Select((fact, i) => new Happening(2 + i, new Instant(i), fact)),
    ])!;
}
