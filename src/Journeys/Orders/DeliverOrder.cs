using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

/// <summary>
/// The goods have arrived: so says the carrier, the buyer, or the published deadline when both are silent. After the
/// carrier's word the buyer has the days of inspection; the buyer's own word ends the wait at once.
/// </summary>
public sealed class DeliverOrder(OrderDesk desk)
{
    public sealed record Command(Request Request, Id Order, DeliveryWitness Witness, DateOnly On);

    public Task<Outcome<TradeRecord>> Run(Command command) =>
        desk.Run(command.Request, command.Order, (record, accounts, now) => Decide(record, command, accounts, now));

    /// <summary>Nobody has reported anything until the published deadline.</summary>
    public Task<Outcome<TradeRecord>> BySilence(Id order) => desk.RunDue("silence", order, (record, accounts, now) =>
        Decide(record, new Command(default, order, DeliveryWitness.Silence, now.UtcDate), accounts, now));

    public static Outcome<Decision> Decide(TradeRecord record, Command command, OrderAccounts accounts, Instant now)
    {
        if (!record.IsUnderWay) return JourneyRefusals.OrderNotShipped.With(("state", record.State.ToString()));
        if (command.Witness == DeliveryWitness.Silence && !OrderDeadlines.IsSilenceOver(record, now))
            return JourneyRefusals.SilenceNotOver;
        if (command.On < record.Shipped!.On || command.On > now.UtcDate.AddDays(1))
            return JourneyRefusals.ShippingDateWrong.With(("date", command.On.Text()));

        int days = command.Witness == DeliveryWitness.Buyer ? 0 : record.Terms.Deadlines.Inspect;
        return new Decision(
            [new GoodsDelivered(command.Witness, command.On, now + TimeSpan.FromDays(days))],
            [.. accounts.Goods(Chart.Promised, Chart.Delivered)]);
    }
}
