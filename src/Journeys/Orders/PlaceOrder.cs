using System.Text;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The buyer accepts the offer: the stock is held until the payment deadline. Refused when it has gone.
/// </summary>
public sealed class PlaceOrder(OrderDesk desk)
{
    /// <param name="Seal">The salted commitment to the buyer's name and address.</param>
    public sealed record Command(Request Request, Id Order, Id Buyer, Hash256 Seal);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, now) => Decide(record, command, accounts, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts, Instant now)
    {
        if (record.State != OrderState.Offered)
            return JourneyRefusals.OrderNotOpen.With(("state", record.State.ToString()));
        if (now > record.Terms.OpenUntil) return JourneyRefusals.OfferExpired;

        Id hold = HoldOf(record.Order);
        Instant payBy = now + TimeSpan.FromDays(record.Terms.Deadlines.Pay);
        return new Decision(
            new OrderPlaced(command.Buyer, command.Seal, hold, payBy),
            new Reserve(hold, payBy, [.. accounts.Goods(Chart.OnHand, Chart.Promised)]));
    }

    private static Id HoldOf(Id order) => order.Beside(Hash256.Of(Encoding.UTF8.GetBytes($"stock hold of {order}")));
}
