using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Orders;

public enum CarrierEventKind
{
    Delivered = 1,

    /// <summary>The buyer or customs turned the goods away; they are on their way back.</summary>
    Refused,

    /// <summary>The refused goods are with the seller again.</summary>
    Returned,
}

/// <summary>
/// What a carrier reports about a shipment, named by the order's reference or by its own tracking number.
/// </summary>
public sealed class CarrierEvents(
    OrderDesk desk, IOrderAddresses addresses, DeliverOrder deliver, RefuseAtDoor refuse, ReturnGoods giveBack)
{
    /// <summary>Where goods can still be: a tracking number is looked for among these orders only.</summary>
    private static readonly string[] OnTheWay =
        [$"{OrderState.Shipped}", $"{OrderState.RefusedAtDoor}", $"{OrderState.Delivered}"];

    public sealed record Command(
        Request Request, string? Reference, string? Tracking, CarrierEventKind Kind, DateOnly On,
        GoodsFault Reason);

    /// <summary>
    /// Refuses <c>reference_malformed</c>, <c>reference_unknown</c>, <c>tracking_unknown</c>, <c>tracking_ambiguous</c>
    /// and what the step itself refuses.
    /// </summary>
    public async Task<Outcome<TradeRecord>> Take(Command command)
    {
        Outcome<Id> order = command.Reference is { } reference
            ? await addresses.OrderByReference(reference)
            : await ByTracking(command.Tracking ?? "");
        if (order.IsRefused) return order.Refusal;
        return command.Kind switch
        {
            CarrierEventKind.Delivered => await deliver.Run(
                new DeliverOrder.Command(command.Request, order.Value, DeliveryWitness.Carrier, command.On)),
            CarrierEventKind.Refused => await refuse.Run(
                new RefuseAtDoor.Command(command.Request, order.Value, command.Reason, command.On)),
            _ => await giveBack.Run(new ReturnGoods.Command(command.Request, order.Value)),
        };
    }

    private async Task<Outcome<Id>> ByTracking(string tracking)
    {
        List<CardRow> rows = await desk.Journal.All(new CardQuery(OrderDesk.Kind) { States = OnTheWay });
        Id[] found = [.. rows.Where(r => OrderCard.Read(r.Card).Tracking == tracking).Select(r => r.Subject)];
        return found.Length switch
        {
            0 => JourneyRefusals.TrackingUnknown.Text(tracking),
            1 => found[0],
            _ => JourneyRefusals.TrackingAmbiguous.Text(tracking),
        };
    }
}
