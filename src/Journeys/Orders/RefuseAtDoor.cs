using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>The buyer or customs turned the goods away. The escrow stays closed until they are back.</summary>
public sealed class RefuseAtDoor(OrderDesk desk)
{
    private const int MaxReason = 200;

    public sealed record Command(Request Request, Id Order, string Reason, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, _) => Decide(record, command));

    public static Outcome<Decision> Decide(TradeRecord record, Command command)
    {
        if (command.Reason.Length > MaxReason) return JourneyRefusals.TextTooLong.With(("limit", $"{MaxReason}"));
        return record.State == OrderState.Shipped
            ? new Decision(new GoodsRefused(command.Reason, command.On))
            : JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
    }
}
