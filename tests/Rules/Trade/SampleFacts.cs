using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Trade;

/// <summary>One fact of every type, with a value in every field.</summary>
internal static class SampleFacts
{
    private static readonly Id Order = new(1001);
    private static readonly Id Line = new(3001);
    private static readonly Id Payout = new(4001);
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Instant Moment = new(1_795_510_800_000_000);
    private static readonly Hash256 Hash = Hash256.Of("sampan"u8);

    private static GoodsLine Mango { get; } = new()
    {
        Listing = new Id(501),
        Title = "Dried mango",
        TitleLocal = "มะม่วงอบแห้ง",
        Units = 10,
        UnitPrice = Baht(10_000),
        Goods = Baht(100_000),
        HsCode = HsCode.Parse("0804.50").Value,
        Origin = Country.Thailand,
        NetGrams = 5_000,
        GrossGrams = 6_000,
        Cartons = 3,
        Quote = Hash,
    };

    private static GoodsLine Tea { get; } = Mango with
    {
        Listing = new Id(502),
        Title = "Green tea",
        TitleLocal = null,
        Units = 4,
        Goods = Baht(40_000),
        HsCode = HsCode.Parse("0902.10").Value,
        NetGrams = 2_000,
        GrossGrams = 2_400,
        Cartons = 1,
        Quote = Hash256.Zero,
    };

    public static OrderTerms Terms { get; } = new()
    {
        Reference = "SP-0001",
        Lines =
        [
            Mango with { Units = 6, Goods = Baht(60_000), NetGrams = 3_000, GrossGrams = 3_600, Cartons = 2 }, Tea,
        ],
        Goods = Baht(100_000),
        Freight = Baht(15_000),
        Insurance = Baht(750),
        Total = Baht(115_750),
        Fee = Baht(2_000),
        From = Country.Thailand,
        To = Country.Japan,
        Term = Incoterm.CIP,
        Place = "Osaka",
        Carriage = new Carriage(new Id(601), 2, Hash256.Of("sampan"u8), "Chao Phraya Air Cargo", "Airport to door"),
        OpenUntil = Moment,
        Deadlines = Deadlines.Usual,
        Sandbox = true,
    };

    /// <summary>Until version 3 an order was of one product.</summary>
    private static OrderTerms OneLine => Terms with { Lines = [Mango] };

    private static OrderTerms OnDeposit => Terms with { Plan = new PaymentPlan(Baht(46_300), 30) };

    private static LoanTerms Loan { get; } = new()
    {
        Loan = new Id(6001),
        Lender = new Id(102),
        Mandate = new Id(6003),
        MandateVersion = 2,
        Product = LoanProduct.PurchaseOrder,
        Principal = Baht(70_000),
        Fee = Baht(500),
        RateBps = 1_200,
        LateBps = 300,
        From = Day,
        DueOn = Day.AddDays(66),
    };

    public static IReadOnlyList<Fact> All { get; } =
    [
        new OrderOffered(new Id(101), OnDeposit with { Practice = true }),
        new OrderPlaced(new Id(2001), Hash, new Id(5001), Moment),
        new PaymentReceived(Line, Baht(115_800), Baht(50)),
        new OrderPaid(),
        new OrderLapsed(Baht(40_000)),
        new OrderCancelled(BySeller: true, Baht(115_750)),
        new InvoiceIssued("2026-00001", Day),
        new GoodsShipped("Thailand Post", "EE000000001TH", Day),
        new OriginShown("jtepa", "CO-2026-0001"),
        new GoodsSeen(WayPoint.OutForDelivery, Day),
        new GoodsHeld(HoldReason.HealthCertificate, Day),
        new GoodsCleared(Day),
        new GoodsMissing(),
        new GoodsLost(Baht(115_750), Day),
        new ClaimOpened(BySeller: true, Baht(115_000)),
        new ClaimAgreed(Baht(115_000)),
        new ClaimRefused(ClaimFault.NotCovered),
        new ClaimPaid(Line, Baht(115_000)),
        new GoodsDelivered(DeliveryWitness.Silence, Day, Moment),
        new GoodsRefused(GoodsFault.NotAsDescribed, Day),
        new GoodsReturned(Baht(100_000), Baht(15_750)),
        new GoodsDisputed(GoodsFault.Short),
        new DisputeSettled(Baht(57_875), Baht(1_000), Baht(56_875), Baht(12_000)),
        new EscrowReleased(Baht(2_000), Baht(113_750), Day),
        new RestReleased(Baht(69_450), Day),
        new RestForgiven(Baht(700)),
        new PayoutSent(Payout, Baht(50), Line),
        new PayoutConfirmed(Payout, Baht(50), Refund: true, new Id(3002), Day),
        new PayoutBounced(Payout, Baht(50), Refund: true, new Id(3003), Day),
        new LineReceived("Memory bank", "L1", Baht(115_800), "SP-0001", Day),
        new LineMatched(Order),
        new LineQuestioned(Order),
        new LineInsured(Order),
        new LineReturned(Payout),
        new LineUnexplained(),
        new InvoiceNumbered(Order),
        new StockAdded(new Id(501), 10),
        new PayoutAsked(PayoutCause.Refund, Order),
        new PayoutBlocked("no_account"),
        new PayoutDeclined("insufficient_balance"),
        new PayoutInstructed(Baht(50)),
        new PayoutSettled("L2", Day),
        new PayoutReturned("L3", Day),
        new PayoutRepeated(2),
        new OrderPledged(Loan),
        new LoanRepaid(new Id(6001), Baht(500), Baht(733), Baht(40_000), Day, Line),
        new LoanReserved(Order, "SP-0001", new Id(101), Loan, new Id(6002), [new Id(6003), new Id(6004)], Moment),
        new LoanGivenUp(),
        new LoanDrawn(Payout),
        new LimitSet(new Id(102), new Id(6003), Baht(5_000_000)),
        new WithdrawalAsked(new Id(102), Baht(250_000), Payout),
        new LineRepays(Order),
        new LineDeposited(new Id(102)),
    ];

    /// <summary>What the golden bytes of a version that is no longer written are read as.</summary>
    public static IReadOnlyDictionary<string, Fact> Older { get; } = new Dictionary<string, Fact>
    {
        ["order.offered.v1.json"] = new OrderOffered(new Id(101), OneLine with { Carriage = null }),
        ["order.offered.v2.json"] = new OrderOffered(new Id(101), OneLine with { Carriage = null }),
        ["order.offered.v3.json"] = new OrderOffered(new Id(101), OneLine),
        ["order.offered.v4.json"] = new OrderOffered(new Id(101), Terms),
        ["order.offered.v5.json"] = new OrderOffered(new Id(101), OnDeposit),
        ["dispute.settled.v1.json"] = new DisputeSettled(Baht(57_875), Baht(1_000), Baht(56_875), Baht(0)),
        ["goods.refused.v1.json"] = new GoodsRefused(GoodsFault.Other, Day),
    };

    private static Money Baht(long satang) => new(satang, Currency.Thb);
}
