using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Tests.Rules.Trade;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Journeys;

/// <summary>
/// An order in each state, folded from the facts that lead there. All deadlines count from <see cref="Start"/>.
/// </summary>
internal static class Orders
{
    public const int Book = 2;

    public static readonly Id Order = new(1001);
    public static readonly Id Line = new(3001);
    public static readonly Id OtherLine = new(3002);
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    public static readonly DateOnly Day = new(2026, 11, 24);
    public static readonly Request Asked = Request.Of("test");

    public static OrderTerms Terms => SampleFacts.Terms with { OpenUntil = Start + TimeSpan.FromDays(7) };

    public static IEnumerable<OrderState> States => Enum.GetValues<OrderState>();

    public static TradeRecord In(OrderState state) => Fold([.. FactsOf(state)]);

    /// <summary>The order with more facts, each one second after the one before.</summary>
    public static TradeRecord In(OrderState state, params Fact[] more) => Fold([.. FactsOf(state), .. more]);

    public static OrderAccounts Accounts(TradeRecord record) => new(Book, record);

    public static Money Baht(long satang) => new(satang, Currency.Thb);

    public static Instant At(double days) => Start + TimeSpan.FromDays(days);

    /// <summary>The code of a refusal, or the facts and steps of a decision, on one line.</summary>
    public static string Text(Outcome<Decision> outcome) => outcome.IsRefused
        ? outcome.Refusal.Code.Name
        : string.Join(" ", outcome.Value.Facts.Select(FactCodec.TypeOf).Concat(outcome.Value.Steps.Select(Text)));

    /// <summary>What leaves the escrow.</summary>
    public static long FromEscrow(Outcome<Decision> outcome) => outcome.Value.Steps.OfType<Move>()
        .Where(m => m.Debit.Kind == Chart.Escrow).Sum(m => m.Amount);

    private static string Text(Step step) => step switch
    {
        Move move => $"{move.Debit.Kind}>{move.Credit.Kind}:{move.Amount}",
        Sweep sweep => $"{sweep.Debit.Kind}>>{sweep.Arrival.Kind}:{sweep.Amount}",
        Reserve reserve => $"hold({string.Join(",", reserve.Legs.Select(Text))})",
        PostHold => "post-hold",
        ReleaseHold => "release-hold",
        ExpireHold => "expire-hold",
        _ => step.ToString(),
    };

    private static TradeRecord Fold(Fact[] facts) => TradeRecord.Fold(
        Order, facts.Length,
        [.. facts.Select((fact, i) => new Happening(i + 1, Start + TimeSpan.FromSeconds(i), fact))])!;

    private static Fact[] FactsOf(OrderState state)
    {
        Fact[] offered = [new OrderOffered(new Id(101), Terms)];
        Fact[] placed = [.. offered, new OrderPlaced(new Id(2001), Hash256.Zero, new Id(5001), At(7))];
        Fact[] paid = [.. placed, new PaymentReceived(Line, Terms.Total, Baht(0)), new OrderPaid()];
        Fact[] shipped = [.. paid, new GoodsShipped("Post", "1", Day), new InvoiceIssued("2026-00001", Day)];
        Fact[] delivered = [.. shipped, new GoodsDelivered(DeliveryWitness.Carrier, Day, At(5))];
        Fact[] disputed = [.. delivered, new GoodsDisputed(GoodsFault.Damaged)];
        var settled = new DisputeSettled(Baht(50_000), Baht(1_136), Baht(64_614), Baht(0));
        Fact[] released = [.. delivered, new EscrowReleased(Terms.Fee, Terms.Total - Terms.Fee, Day.AddDays(7))];
        var payout = new PayoutSent(new Id(4001), Terms.Total - Terms.Fee, null);
        var confirmed = new PayoutConfirmed(payout.Payout, payout.Amount, false, OtherLine, Day);
        Fact[] refused = [.. shipped, new GoodsRefused(GoodsFault.Damaged, Day)];
        return state switch
        {
            OrderState.Offered => offered,
            OrderState.Placed => placed,
            OrderState.Paid => paid,
            OrderState.Shipped => shipped,
            OrderState.Delivered => delivered,
            OrderState.Released => released,
            OrderState.PaidOut => [.. released, payout, confirmed],
            OrderState.Lapsed => [.. placed, new OrderLapsed(Baht(0))],
            OrderState.Cancelled => [.. placed, new OrderCancelled(true, Baht(0))],
            OrderState.RefusedAtDoor => refused,
            OrderState.Disputed => disputed,
            OrderState.Settled => [.. disputed, settled],
            OrderState.Missing => [.. shipped, new GoodsMissing()],
            OrderState.Lost => [.. shipped, new GoodsLost(Terms.Total, Day)],
            OrderState.Returned => [.. refused, new GoodsReturned(Terms.Goods, Terms.Total - Terms.Goods)],
            _ => throw new InvalidOperationException($"No facts lead to {state}."),
        };
    }
}
