using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The carrier has lost the goods: they leave by the edge they came in by, and all that lies in escrow goes back to who
/// paid it. What an insurance pays is the seller's (<see cref="Claims.ClaimLoss"/>).
/// </summary>
public sealed class LoseGoods(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, now) => Decide(record, command, accounts, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts, Instant now)
    {
        if (!record.IsUnderWay) return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (command.On < record.Shipped!.On || command.On > now.UtcDate.AddDays(1))
            return JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()));
        Money escrow = record.InEscrow;
        return new Decision(
            [new GoodsLost(escrow, command.On)],
            [
                .. accounts.Goods(Chart.Promised, Chart.Supply),
                .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, escrow),
            ]);
    }
}
