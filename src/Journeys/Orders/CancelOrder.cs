using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// One side withdraws before the goods have shipped: the stock is free, the money goes back whole. A paid order binds
/// its buyer until the shipping deadline has passed; the seller may give the money back at any time.
/// </summary>
public sealed class CancelOrder(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, bool BySeller);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, now) => Decide(record, command, accounts, now));

    /// <summary>Whether this side may withdraw now.</summary>
    public static bool IsAllowed(TradeRecord record, bool bySeller, Instant now) =>
        record.State is OrderState.Offered or OrderState.Placed ||
        (record.State == OrderState.Paid && (bySeller || now >= OrderDeadlines.ShipBy(record)));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts, Instant now)
    {
        if (!IsAllowed(record, command.BySeller, now))
            return JourneyRefusals.OrderCannotBeCancelled.With(("state", record.State.ToString()));
        IEnumerable<Step> stock = record.State switch
        {
            OrderState.Placed => [new ReleaseHold(record.StockHold)],
            OrderState.Paid => accounts.Goods(Chart.Promised, Chart.OnHand),
            _ => [],
        };
        return new Decision(
            [new OrderCancelled(command.BySeller, record.InEscrow)],
            [.. stock, .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, record.InEscrow)]);
    }
}
