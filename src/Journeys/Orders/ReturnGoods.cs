using Sampan.Journeys.Funding;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The refused goods are back: their price returns to the buyer and the stock to the shelf. Freight and insurance were
/// spent and go to the seller, or first to a lender; no fee is taken on goods that were not sold.
/// </summary>
public sealed class ReturnGoods(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, Decide);

    public static Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, Instant now)
    {
        if (record.State != OrderState.RefusedAtDoor)
            return JourneyRefusals.OrderNotRefused.With(("state", record.State.ToString()));
        // A deposit covers what was spent, and of a price paid in part the part goes back.
        Money returned = record.BackOnReturn, kept = record.InEscrow - returned;
        var lender = LenderShare.Of(record, kept, now, line: null);
        return new Decision(
            [new GoodsReturned(returned, kept), .. lender.Facts],
            [
                .. accounts.Goods(Chart.Promised, Chart.OnHand),
                .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, returned),
                .. lender.Steps(accounts, accounts.Escrow, accounts.Payable),
            ]);
    }
}
