using Sampan.Border;
using Sampan.Trade;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Home;

/// <summary>How far an order has come at one stop.</summary>
public enum StopState
{
    Done = 1,
    Now,
    Next,

    /// <summary>The order ended, or turned back, before it came here.</summary>
    Stopped,
}

/// <param name="Name">The stop, as text keys have it: <c>quote</c>.</param>
/// <param name="Figure">What is at stake there; null where the record has none.</param>
/// <param name="At">When it was done.</param>
public sealed record OrderStop(string Name, StopState State, string? Figure, Instant? At);

/// <summary>
/// One order as the seven stops every trade makes. Drawn from the record alone: a stop is done when the journal holds
/// the fact that says so, and at the border when the carrier says that customs let the goods go on, or they have come
/// out behind it.
/// </summary>
public static class OrderStops
{
    public const string Papers = "papers";

    /// <param name="quote">The border quote the order was offered with, computed anew; null without one.</param>
    public static IReadOnlyList<OrderStop> Of(Texts text, TradeRecord record, BorderQuote? quote)
    {
        OrderTerms terms = record.Terms;
        (string Name, string? Figure, Instant? At)[] stops =
        [
            ("quote", quote is null ? null : text.Money(quote.Money(quote.AtDoor)), When<OrderOffered>(record)),
            ("order", text.Money(terms.Total), When<OrderPlaced>(record)),
            ("funding", text.Money(record.InEscrow), record.PaidAt),
            (Papers, record.Invoice?.Number, When<InvoiceIssued>(record)),
            ("border", AtStake(text, record, quote), Crossed(record)),
            ("delivery", record.Shipped?.Tracking, When<GoodsDelivered>(record)),
            ("paid", text.Money(record.Released?.Payable ?? terms.Total - terms.Fee), PaidOut(record)),
        ];
        int reached = Array.FindIndex(stops, stop => stop.At is null);
        return
        [
            .. stops.Select((stop, i) =>
                new OrderStop(stop.Name, StateOf(i, reached, HasTurned(record)), stop.Figure, stop.At)),
        ];
    }

    private static StopState StateOf(int stop, int reached, bool turned) =>
        reached < 0 || stop < reached ? StopState.Done
        : turned ? StopState.Stopped
        : stop == reached ? StopState.Now
        : StopState.Next;

    private static bool HasTurned(TradeRecord record) =>
        record.State is OrderState.Cancelled or OrderState.Lapsed or OrderState.RefusedAtDoor or OrderState.Returned
            or OrderState.Lost
        || record.Settled is { Kept.Minor: 0 };

    /// <summary>What customs miss while they hold the goods; else what the buyer pays them.</summary>
    private static string? AtStake(Texts text, TradeRecord record, BorderQuote? quote) =>
        record.Held is { } held ? text.Hold(held.Reason)
        : quote is null ? null
        : text.Money(quote.Money(quote.Total));

    /// <summary>
    /// Goods that customs let go on, that were delivered, or turned away by their buyer, have passed customs.
    /// </summary>
    private static Instant? Crossed(TradeRecord record) =>
        record.Held is not null || record.Refused is { Reason: GoodsFault.DutyOrPapers }
            ? null
            : When<GoodsCleared>(record) ?? When<GoodsDelivered>(record) ?? When<GoodsRefused>(record);

    private static Instant? PaidOut(TradeRecord record) => record.History
        .FirstOrDefault(happening => happening.Fact is PayoutConfirmed { Refund: false })?.At;

    private static Instant? When<TFact>(TradeRecord record) where TFact : Fact =>
        record.History.FirstOrDefault(happening => happening.Fact is TFact)?.At;
}
