using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>The buyer or customs turned the goods away. The escrow stays closed until they are back.</summary>
public sealed class RefuseAtDoor(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, GoodsFault Reason, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, now) => Decide(record, command, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, Instant now)
    {
        if (!record.IsUnderWay) return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (command.On < record.Shipped!.On || command.On > now.UtcDate.AddDays(1))
            return JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()));
        return new Decision(new GoodsRefused(command.Reason, command.On));
    }
}
