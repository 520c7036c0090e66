using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The goods leave: the seller names carrier and tracking, and the commercial invoice gets its number.
/// </summary>
public sealed class ShipOrder(OrderDesk desk)
{
    private const int MaxText = 60;

    private readonly IssueInvoice _invoice = new(desk);

    public sealed record Command(Request Request, Id Order, string Carrier, string Tracking, DateOnly On)
    {
        /// <summary>Null where no proof of origin goes with the goods.</summary>
        public OriginShown? Origin { get; init; }
    }

    public async Task<Outcome<TradeRecord>> Run(Command command)
    {
        Outcome<TradeRecord> shipped = await desk.Run(
            command.Request, command.Order, (record, _, now) => Decide(record, command, now));
        if (shipped.IsRefused) return shipped;
        Outcome<TradeRecord> invoiced = await _invoice.Run(command.Order);
        // Shipped is shipped: when the number cannot be given now, the clockwork gives it.
        return invoiced.IsRefused ? shipped : invoiced;
    }

    public static Outcome<Decision> Decide(TradeRecord record, Command command, Instant now)
    {
        if (command.Carrier.Length is 0 or > MaxText || command.Tracking.Length is 0 or > MaxText)
            return JourneyRefusals.TextTooLong.With(("limit", $"{MaxText}"));
        if (record.State != OrderState.Paid)
            return JourneyRefusals.OrderNotPaid.With(("state", record.State.ToString()));
        // Goods cannot have left before they were ordered, nor leave after tomorrow (the earth is wider than UTC).
        DateOnly placed = record.History.First(h => h.Fact is OrderPlaced).At.UtcDate;
        if (command.On < placed.AddDays(-1) || command.On > now.UtcDate.AddDays(1))
            return JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()));
        var shipped = new GoodsShipped(command.Carrier, command.Tracking, command.On);
        if (command.Origin is not { } origin) return new Decision(shipped);
        return OriginProof.Check(origin, record.Terms.To) is { } unfit
            ? unfit
            : new Decision([shipped, origin], []);
    }
}
