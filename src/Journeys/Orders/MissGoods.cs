using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The buyer says that nothing has come: silence no longer counts as delivery. The carrier still says what became of
/// the goods, or an operator decides (<see cref="SettleDispute"/>). Possible in the last days of the silence.
/// </summary>
public sealed class MissGoods(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, now) => Decide(record, now));

    /// <summary>Whether the buyer may say so now.</summary>
    public static bool IsAllowed(TradeRecord record, Instant now) => !Decide(record, now).IsRefused;

    public static Outcome<Decision> Decide(TradeRecord record, Instant now)
    {
        if (record.State != OrderState.Shipped)
            return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (OrderDeadlines.MissingFrom(record) is not { } from) return JourneyRefusals.GoodsHeld;
        if (OrderDeadlines.IsSilenceOver(record, now)) return JourneyRefusals.SilenceOver;
        if (now < from) return JourneyRefusals.GoodsNotYetMissing.With(("date", from.UtcDate.Text()));
        return new Decision(new GoodsMissing());
    }
}
