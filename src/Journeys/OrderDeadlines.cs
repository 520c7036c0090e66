using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>When an order next needs the platform's attention, by the deadlines it was offered with.</summary>
public static class OrderDeadlines
{
    /// <summary>The last days of the silence, in which the buyer may say that nothing has come.</summary>
    private const int MissingDays = 15;

    internal static Instant? Next(TradeRecord record)
    {
        // Money to send back, an invoice to be numbered and a claim to be answered wait for nothing.
        if (record.ToReturn.Minor > 0 || IsInvoiceMissing(record) || record.Claim is { IsAnswered: false })
            return new Instant(0);
        return record.State switch
        {
            OrderState.Placed => record.PayBy,
            OrderState.Shipped => SilenceEnds(record),
            OrderState.Delivered => record.Delivered!.InspectUntil,
            OrderState.Released or OrderState.Returned or OrderState.Settled or OrderState.Lost
                when record.ToSend.Minor > 0 => PayoutDay(record),
            _ => null,
        };
    }

    /// <summary>
    /// The moment by which one side must act, or at which the order goes on without it; null when none is set.
    /// </summary>
    internal static Instant? By(TradeRecord record) => record.State switch
    {
        OrderState.Offered => record.Terms.OpenUntil,
        OrderState.Placed => record.PayBy,
        OrderState.Paid => ShipBy(record),
        OrderState.Shipped => SilenceEnds(record),
        OrderState.Delivered => record.Delivered!.InspectUntil,
        OrderState.RefusedAtDoor => ReturnEnds(record),
        OrderState.Released or OrderState.Settled when record.RestDueOn is { } due => Instant.StartOf(due.AddDays(1)),
        _ => null,
    };

    internal static bool IsInvoiceMissing(TradeRecord record) => record is { Shipped: not null, Invoice: null };

    /// <summary>From this moment on the buyer of a paid order that has not shipped may cancel it.</summary>
    public static Instant? ShipBy(TradeRecord record) =>
        record.PaidAt + TimeSpan.FromDays(record.Terms.Deadlines.Ship);

    /// <summary>
    /// The end of the last day of the silence; days are counted in UTC. Days at which the border held the goods do not
    /// count, and null while it holds them.
    /// </summary>
    internal static Instant? SilenceEnds(TradeRecord record) => LastOfSilence(record) is { } last
        ? Instant.StartOf(last.AddDays(1))
        : null;

    /// <summary>
    /// The last day on which somebody may still say what became of the goods; null while they are held.
    /// </summary>
    public static DateOnly? LastOfSilence(TradeRecord record) => record.Held is null
        ? record.Shipped!.On.AddDays(record.Terms.Deadlines.Silence + record.HeldDays)
        : null;

    /// <summary>Nobody has said anything until its end, not even that nothing has come.</summary>
    internal static bool IsSilenceOver(TradeRecord record, Instant now) =>
        record.Missed is null && now >= SilenceEnds(record);

    /// <summary>
    /// From this moment the buyer may say that nothing has come; null while the border holds the goods.
    /// </summary>
    public static Instant? MissingFrom(TradeRecord record) => SilenceEnds(record) + TimeSpan.FromDays(-MissingDays);

    /// <summary>The end of the last day on which refused goods are to be reported back.</summary>
    public static Instant ReturnEnds(TradeRecord record) =>
        Instant.StartOf(record.Refused!.On.AddDays(record.Terms.Deadlines.Return + 1));

    /// <summary>
    /// The last day on which the money of an order is released, should every deadline from now on be used. What can
    /// still go wrong may take longer: it is the day by which a lender counts on it.
    /// </summary>
    public static DateOnly ReleasedBy(TradeRecord record, Instant now)
    {
        Deadlines days = record.Terms.Deadlines;
        if (record.Delivered is { } delivered) return delivered.InspectUntil.UtcDate.AddDays(1);
        // Days at the border are not known beforehand: those that are over count, and the silence begins anew.
        DateOnly arrived = record.Shipped is not null
            ? LastOfSilence(record) ?? now.UtcDate.AddDays(days.Silence)
            : ShipBy(record)!.Value.UtcDate.AddDays(days.Silence);
        return arrived.AddDays(1 + days.Inspect + 1);
    }

    /// <summary>
    /// Nothing moves before an operator has decided: the buyer objects or misses the goods, refused goods did not come
    /// back, or the border has held the goods for as long as silence would have lasted.
    /// </summary>
    public static bool WaitsForRuling(TradeRecord record, Instant now) =>
        record.State is OrderState.Disputed or OrderState.Missing ||
        (record.State == OrderState.RefusedAtDoor && now >= ReturnEnds(record)) ||
        (record.State == OrderState.Shipped && now >= HoldEnds(record));

    /// <summary>The end of the last day on which a hold is waited for; null while there is none.</summary>
    private static Instant? HoldEnds(TradeRecord record) => record.HeldSince is { } since
        ? Instant.StartOf(since.AddDays(record.Terms.Deadlines.Silence + 1))
        : null;

    /// <summary>
    /// The last day on which the rest is not late, should every deadline from now on be used. For a lender, as
    /// <see cref="ReleasedBy"/>.
    /// </summary>
    public static DateOnly RestBy(TradeRecord record, Instant now) =>
        record.RestDueOn ?? ReleasedBy(record, now).AddDays(record.Terms.Plan?.RestDays ?? 0);

    /// <summary>When the seller is sent what was earned: earnings that were promised for a day wait for it.</summary>
    private static Instant PayoutDay(TradeRecord record) =>
        record.PayoutOn is { } day ? Instant.StartOf(day) : new Instant(0);
}
