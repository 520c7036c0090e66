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

    PickedUp,
    Departed,

    /// <summary>They are before the customs of the destination.</summary>
    AtBorder,

    /// <summary>Customs keep them back until what is missing is there.</summary>
    Held,

    /// <summary>Customs let them go on.</summary>
    Released,

    OutForDelivery,
    Lost,
}

/// <summary>
/// What a carrier reports about a shipment, named by the order's reference or by its own tracking number.
/// </summary>
public sealed class CarrierEvents(
    OrderDesk desk, IOrderAddresses addresses, DeliverOrder deliver, RefuseAtDoor refuse, ReturnGoods giveBack)
{
    private readonly TrackGoods _track = new(desk);
    private readonly LoseGoods _lose = new(desk);

    /// <summary>Where goods can still be: a tracking number is looked for among these orders only.</summary>
    private static readonly string[] OnTheWay =
    [
        $"{OrderState.Shipped}", $"{OrderState.Missing}", $"{OrderState.RefusedAtDoor}", $"{OrderState.Delivered}",
    ];

    public sealed record Command(
        Request Request, string? Reference, string? Tracking, CarrierEventKind Kind, DateOnly On)
    {
        /// <summary>
        /// The carrier as its key names it: only what was shipped with it is found. Null for who may report on all.
        /// </summary>
        public string? Carrier { get; init; }

        /// <summary>Why the goods were refused.</summary>
        public GoodsFault Reason { get; init; } = GoodsFault.Other;

        /// <summary>What is missing while they are held.</summary>
        public HoldReason Missing { get; init; } = HoldReason.Examination;
    }

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
        if (await IsForeign(order.Value, command.Carrier)) return command.Reference is { } named
            ? MarketRefusals.ReferenceUnknown.Text(named)
            : JourneyRefusals.TrackingUnknown.Text(command.Tracking);
        return command.Kind switch
        {
            CarrierEventKind.Delivered => await deliver.Run(
                new DeliverOrder.Command(command.Request, order.Value, DeliveryWitness.Carrier, command.On)),
            CarrierEventKind.Refused => await refuse.Run(
                new RefuseAtDoor.Command(command.Request, order.Value, command.Reason, command.On)),
            CarrierEventKind.Returned => await giveBack.Run(new ReturnGoods.Command(command.Request, order.Value)),
            CarrierEventKind.Lost => await _lose.Run(
                new LoseGoods.Command(command.Request, order.Value, command.On)),
            _ => await _track.Run(
                new TrackGoods.Command(command.Request, order.Value, Report(command), command.On)),
        };
    }

    /// <summary>Another carrier's consignment. Names are compared by their letters and digits alone.</summary>
    private async Task<bool> IsForeign(Id order, string? carrier)
    {
        if (carrier is null) return false;
        string? shippedWith = (await desk.Load(order))?.Shipped?.Carrier;
        return shippedWith is null || Plain(shippedWith) != Plain(carrier);

        static string Plain(string name) =>
            new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
    }

    private static Fact Report(Command command) => command.Kind switch
    {
        CarrierEventKind.PickedUp => new GoodsSeen(WayPoint.PickedUp, command.On),
        CarrierEventKind.Departed => new GoodsSeen(WayPoint.Departed, command.On),
        CarrierEventKind.AtBorder => new GoodsSeen(WayPoint.AtBorder, command.On),
        CarrierEventKind.OutForDelivery => new GoodsSeen(WayPoint.OutForDelivery, command.On),
        CarrierEventKind.Held => new GoodsHeld(command.Missing, command.On),
        CarrierEventKind.Released => new GoodsCleared(command.On),
        _ => throw new InvalidOperationException($"{command.Kind} is no report on the way."),
    };

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
