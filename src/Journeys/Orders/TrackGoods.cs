using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// What the carrier says of goods on their way: where it has seen them, that customs hold them, that they go on. A
/// carrier may leave out a report, but none goes back: what was seen out for delivery is not seen at the border later.
/// No money moves; while customs hold the goods the days of silence stand still.
/// </summary>
public sealed class TrackGoods(OrderDesk desk)
{
    /// <param name="Report">A <see cref="GoodsSeen"/>, <see cref="GoodsHeld"/> or <see cref="GoodsCleared"/>.</param>
    /// <param name="On">The day of the report.</param>
    public sealed record Command(Request Request, Id Order, Fact Report, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, _, now) => Decide(record, command, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, Instant now)
    {
        if (!record.IsUnderWay) return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (command.On < Latest(record) || command.On > now.UtcDate.AddDays(1))
            return JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()));
        return Backwards(record, command.Report) is { } refusal ? refusal : new Decision(command.Report);
    }

    /// <summary>The day of the newest report; of shipping before the first.</summary>
    private static DateOnly Latest(TradeRecord record) => ((DateOnly?[])
        [record.Shipped!.On, record.Seen?.On, record.Held?.On, record.ClearedOn]).Max()!.Value;

    private static Refusal? Backwards(TradeRecord record, Fact report)
    {
        WayPoint? seen = record.Seen?.At;
        bool atCustoms = record.Held is not null || record.ClearedOn is not null;
        return report switch
        {
            GoodsSeen f when seen >= f.At => JourneyRefusals.GoodsFurtherOn,
            GoodsSeen { At: < WayPoint.OutForDelivery } when atCustoms => JourneyRefusals.GoodsFurtherOn,
            GoodsHeld when seen == WayPoint.OutForDelivery => JourneyRefusals.GoodsFurtherOn,
            GoodsHeld f when record.Held?.Reason == f.Reason => JourneyRefusals.GoodsHeld,
            GoodsCleared when record.Held is null && (seen != WayPoint.AtBorder || atCustoms) =>
                JourneyRefusals.GoodsNotAtBorder,
            _ => null,
        };
    }
}
