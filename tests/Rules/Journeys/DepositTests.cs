using Sampan.Journeys;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Journeys.Orders;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>
/// An order of 1,157.50 of which 463.00 are a deposit and 694.50 are paid within thirty days of delivery.
/// </summary>
public sealed class DepositTests
{
    private static readonly Money Deposit = Baht(46_300), Rest = Baht(69_450);

    private static readonly Fact[] Placed =
    [
        new OrderOffered(new Id(101), Terms with { Plan = new PaymentPlan(Deposit, 30) }),
        new OrderPlaced(new Id(2001), Hash256.Zero, new Id(5001), At(7)),
    ];

    private static readonly Fact[] Paid = [.. Placed, new PaymentReceived(Line, Deposit, Baht(0)), new OrderPaid()];
    private static readonly Fact[] Shipped = [.. Paid, new GoodsShipped("Post", "1", Day)];
    private static readonly Fact[] Arrived = [.. Shipped, new GoodsDelivered(DeliveryWitness.Carrier, Day, At(5))];

    private static readonly Fact[] Released =
        [.. Arrived, new EscrowReleased(Terms.Fee, Deposit - Terms.Fee, Day.AddDays(7))];

    [Theory]
    [InlineData(46_299, "payment.received arrivals>escrow:46299")]
    [InlineData(46_300, "payment.received order.paid arrivals>escrow:46300 post-hold")]
    [InlineData(50_000, "payment.received order.paid arrivals>escrow:50000 post-hold")]
    [InlineData(115_750, "payment.received order.paid arrivals>escrow:115750 post-hold")]
    [InlineData(115_751, "payment.received order.paid arrivals>escrow:115750 arrivals>refundable:1 post-hold")]
    public void A_deposit_secures_the_order_and_more_of_it_may_be_paid_at_once(long amount, string decided) =>
        Assert.Equal(decided, Text(Pay(Order(Placed), amount)));

    [Fact]
    public void Missing_is_the_deposit_and_the_rest_is_what_is_left()
    {
        Assert.Equal((Deposit, Rest, Deposit), Sums(Order(Placed)));
        TradeRecord part = Order([.. Placed, new PaymentReceived(Line, Baht(40_000), Baht(0))]);
        Assert.Equal((Baht(6_300), Rest, Baht(6_300)), Sums(part));
        Assert.Equal((Baht(0), Rest, Baht(0)), Sums(Order(Paid)));
        Assert.Equal(Rest, Order(Released).ToPay);
        Assert.Null(Order(Shipped).RestDueOn);
        Assert.Equal(Day.AddDays(30), Order(Released).RestDueOn);
    }

    [Fact]
    public void The_rest_goes_into_escrow_while_there_is_one_and_afterwards_to_the_seller()
    {
        Assert.Equal("payment.received arrivals>escrow:69450", Text(Pay(Order(Shipped), 69_450)));
        Assert.Equal("payment.received rest.released arrivals>payable:69450", Text(Pay(Order(Released), 69_450)));
        Assert.Equal(
            "payment.received rest.released arrivals>payable:69450 arrivals>refundable:50",
            Text(Pay(Order(Released), 69_500)));
        TradeRecord whole = Order([.. Released, .. Came(69_450)]);
        Assert.Equal("payment.received arrivals>refundable:10", Text(Pay(whole, 10)));
        Assert.Equal(Terms.Total - Terms.Fee, whole.Earned);
    }

    [Fact]
    public void A_sale_is_paid_out_when_nothing_is_owed_and_all_is_sent()
    {
        var first = new PayoutSent(new Id(4001), Deposit - Terms.Fee, null);
        var second = new PayoutSent(new Id(4002), Baht(68_000), null);
        Fact[] half = [.. Released, first, Confirmed(first)];
        Assert.Equal(OrderState.Released, Order(half).State);
        Assert.Equal(Baht(0), Order(half).ToSend);
        Fact[] shortly = [.. half, .. Came(68_000), second, Confirmed(second)];
        Assert.Equal((OrderState.Released, Baht(1_450)), (Order(shortly).State, Order(shortly).Unpaid));
        Assert.Equal("rest.forgiven", Text(ForgiveRest.Decide(Order(shortly), At(40))));
        Assert.Equal(OrderState.PaidOut, Order([.. shortly, new RestForgiven(Baht(1_450))]).State);
        Assert.Equal("nothing_owed", Text(ForgiveRest.Decide(Order(Shipped), At(40))));
    }

    /// <summary>What waits to be sent is not put off by what comes, and an order that owes its seller nothing ends.
    /// </summary>
    [Fact]
    public void A_part_of_the_rest_puts_nothing_off()
    {
        Fact rest = Pay(Order(Released), 1).Value.Facts.OfType<RestReleased>().Single();
        Assert.Equal(new RestReleased(Baht(1), Day.AddDays(7)), rest);
        var first = new PayoutSent(new Id(4001), Deposit - Terms.Fee, null);
        Fact[] sent = [.. Released, first, Confirmed(first)];
        Assert.Equal(
            new RestReleased(Baht(1), At(6).UtcDate.AddDays(2)),
            Pay(Order(sent), 1).Value.Facts.OfType<RestReleased>().Single());
        LoanTerms loan = SampleLoan(Rest, Baht(0)) with { Product = LoanProduct.EarlyPayment };
        TradeRecord lent = Order([.. sent, new OrderPledged(loan)]);
        Outcome<Decision> whole = Pay(lent, Rest.Minor);
        Assert.Equal("payment.received rest.released loan.repaid arrivals>>repaid:69450", Text(whole));
        Assert.Equal(OrderState.PaidOut, lent.After(At(6), [.. whole.Value.Facts]).State);
    }

    [Fact]
    public void A_lender_is_paid_from_the_deposit_and_then_from_the_rest_and_blocks_forgiving()
    {
        LoanTerms loan = SampleLoan(Baht(80_000), Baht(1_000));
        TradeRecord pledged = Order([.. Arrived, new OrderPledged(loan)]);
        Assert.Equal(
            "escrow.released loan.repaid escrow>fee:2000 escrow>>repaid:44300",
            Text(ReleaseEscrow.Decide(pledged, Accounts(pledged), At(5))));
        var taken = new LoanRepaid(loan.Loan, Baht(1_000), Baht(0), Baht(43_300), Day, null);
        TradeRecord released = Order([.. Arrived, new OrderPledged(loan), Released[^1], taken]);
        Assert.Equal("loan_open", Text(ForgiveRest.Decide(released, At(5))));
        Assert.Equal(
            "payment.received rest.released loan.repaid arrivals>>repaid:36700 arrivals>payable:32750",
            Text(Pay(released, 69_450)));
    }

    [Theory]
    [InlineData(0, "dispute.settled escrow>fee:2000 escrow>payable:44300", 69_450)]
    [InlineData(69_450, "dispute.settled escrow>fee:800 escrow>payable:45500", 0)]
    [InlineData(70_450, "dispute.settled escrow>refundable:1000 escrow>fee:782 escrow>payable:44518", 0)]
    [InlineData(115_750, "dispute.settled escrow>refundable:46300", 0)]
    [InlineData(115_751, "ruling_out_of_range", 69_450)]
    public void A_ruling_waives_what_is_owed_before_it_gives_back(long toBuyer, string decided, long owed)
    {
        TradeRecord record = Order([.. Arrived, new GoodsDisputed(GoodsFault.Damaged)]);
        Outcome<Decision> ruling = SettleDispute.Decide(
            record, new SettleDispute.Command(Asked, record.Order, Baht(toBuyer)), Accounts(record), At(6));
        Assert.Equal(decided, Text(ruling));
        TradeRecord after = ruling.IsRefused ? record : record.After(At(6), [.. ruling.Value.Facts]);
        Assert.Equal(Baht(owed), after.Unpaid);
        if (owed > 0 && !ruling.IsRefused) Assert.Equal(Day.AddDays(36), after.RestDueOn);
    }

    [Fact]
    public void Of_goods_that_come_back_freight_and_premium_stay_and_nothing_is_owed()
    {
        TradeRecord refused = Order([.. Shipped, new GoodsRefused(GoodsFault.Damaged, Day)]);
        Outcome<Decision> back = ReturnGoods.Decide(refused, Accounts(refused), At(9));
        Assert.Equal(
            "goods.returned promised>onhand:6 promised>onhand:4 escrow>refundable:30550 escrow>payable:15750",
            Text(back));
        Assert.Equal(Baht(0), refused.After(At(9), [.. back.Value.Facts]).Unpaid);
    }

    [Theory]
    [InlineData(10, 30, "deposit_too_small")]
    [InlineData(40, 30, null)]
    [InlineData(90, 120, null)]
    [InlineData(91, 30, "payment_plan_out_of_range")]
    [InlineData(9, 30, "payment_plan_out_of_range")]
    [InlineData(40, 6, "payment_plan_out_of_range")]
    [InlineData(40, 121, "payment_plan_out_of_range")]
    public void A_deposit_pays_at_least_what_is_spent(int percent, int days, string? refusal)
    {
        Outcome<OrderOffered> offered = OfferOrder.Decide(
            OfferTests.Usual with { Payment = new OfferOrder.PaymentWish(percent, days) }, At(0));
        Assert.Equal(refusal, offered.Refusal?.Code.Name);
        if (refusal is not null) return;
        OrderTerms terms = offered.Value.Terms;
        Assert.Equal((terms.Total.Minor * percent + 99) / 100, terms.Plan!.Deposit.Minor);
        Assert.Equal(days, terms.Plan.RestDays);
    }

    [Fact]
    public void What_is_owed_by_a_day_can_be_lent_on_until_that_day()
    {
        LoanTerms before = SampleLoan(Baht(10_000), Baht(0));
        LoanTerms early = before with { Product = LoanProduct.EarlyPayment };
        Assert.Equal("order.pledged", Borrow(Released, early));
        // Most of it came meanwhile, or all; and a loan on the escrow is no loan on the rest, nor the other way round.
        Assert.Equal("order_not_fundable", Borrow([.. Released, .. Came(60_000)], early));
        Assert.Equal("order_not_fundable", Borrow([.. Released, .. Came(69_450)], early));
        Assert.Equal("order_not_fundable", Borrow(Released, before));
        Assert.Equal("order_not_fundable", Borrow(Arrived, early));
        Assert.Equal("order.pledged", Borrow(Arrived, before));

        static string Borrow(Fact[] facts, LoanTerms loan) =>
            Text(BorrowOnOrder.Decide(Order(facts), loan, At(9), At(8)));
    }

    private static (Money Missing, Money Later, Money Now) Sums(TradeRecord record) =>
        (record.Missing, record.Rest, record.ToPay);

    private static Fact[] Came(long amount) =>
        [new PaymentReceived(OtherLine, Baht(amount), Baht(0)), new RestReleased(Baht(amount), Day.AddDays(32))];

    private static PayoutConfirmed Confirmed(PayoutSent sent) =>
        new(sent.Payout, sent.Amount, false, new Id(3009), Day);

    private static LoanTerms SampleLoan(Money principal, Money fee) => new()
    {
        Loan = new Id(6001),
        Lender = new Id(102),
        Mandate = new Id(6003),
        MandateVersion = 1,
        Product = LoanProduct.PurchaseOrder,
        Principal = principal,
        Fee = fee,
        RateBps = 0,
        LateBps = 0,
        From = Day,
        DueOn = Day.AddDays(90),
    };

    private static TradeRecord Order(Fact[] facts) => TradeRecord.Fold(
        Orders.Order, facts.Length,
        [.. facts.Select((fact, i) => new Happening(i + 1, Start + TimeSpan.FromSeconds(i), fact))])!;

    private static Outcome<Decision> Pay(TradeRecord record, long amount) =>
        TakePayment.Decide(record, new Id(3010), Baht(amount), Accounts(record), At(6));
}
