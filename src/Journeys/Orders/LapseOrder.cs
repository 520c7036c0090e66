using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>The payment deadline passed: the stock is free again, and what had been paid in goes back.</summary>
public sealed class LapseOrder(OrderDesk desk)
{
    public Task<Outcome<TradeRecord>> Run(Id order) => desk.RunDue("lapse", order, Decide);

    public static Outcome<Decision> Decide(TradeRecord record, OrderAccounts accounts, Instant now)
    {
        if (record.State != OrderState.Placed) return JourneyRefusals.OrderNotPlaced;
        if (now < record.PayBy) return JourneyRefusals.PaymentNotOverdue;
        return new Decision(
            [new OrderLapsed(record.InEscrow)],
            [
                new ExpireHold(record.StockHold),
                .. OrderAccounts.Money(accounts.Escrow, accounts.Refundable, record.InEscrow),
            ]);
    }
}
