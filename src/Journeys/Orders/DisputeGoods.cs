using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The buyer looks at the goods and says that something is wrong: nothing is released by itself any more, and an
/// operator decides (<see cref="SettleDispute"/>). Possible until the inspection is over.
/// </summary>
public sealed class DisputeGoods(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, GoodsFault Reason);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, now) => Decide(record, command, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, Instant now)
    {
        if (record.State != OrderState.Delivered)
            return JourneyRefusals.OrderNotDelivered.With(("state", record.State.ToString()));
        if (now >= record.Delivered!.InspectUntil) return JourneyRefusals.InspectionOver;
        return new Decision(new GoodsDisputed(command.Reason));
    }
}
