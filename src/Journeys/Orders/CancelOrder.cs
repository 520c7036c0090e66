using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// Either side withdraws before the goods have shipped: the stock is free, the money goes back whole.
/// </summary>
public sealed class CancelOrder(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, bool BySeller);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, _) => Decide(record, command, accounts));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts)
    {
        // A paid order is binding on the buyer; the seller may still give the money back.
        bool may = record.State is OrderState.Offered or OrderState.Placed ||
            (record.State == OrderState.Paid && command.BySeller);
        if (!may) return JourneyRefusals.OrderCannotBeCancelled.With(("state", record.State.ToString()));
        IEnumerable<Step> stock = record.State switch
        {
            OrderState.Placed => [new ReleaseHold(record.StockHold)],
            OrderState.Paid => [new Move(accounts.Promised, accounts.OnHand, record.Terms.Units)],
            _ => [],
        };
        return new Decision(
            [new OrderCancelled(command.BySeller, record.InEscrow)],
            [.. stock, .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, record.InEscrow)]);
    }
}
