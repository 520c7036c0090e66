using System.Globalization;
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

    /// <summary>
    /// Where goods can still be, and what a report may have said last: a tracking number is looked for among these
    /// orders only.
    /// </summary>
    private static readonly string[] OnTheWay =
    [
        $"{OrderState.Shipped}", $"{OrderState.Missing}", $"{OrderState.RefusedAtDoor}", $"{OrderState.Delivered}",
        $"{OrderState.Lost}", $"{OrderState.Returned}",
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
            : await ByTracking(command.Tracking ?? "", command.Carrier);
        if (order.IsRefused) return order.Refusal;
        if (command.Reference is { } named && await IsForeign(order.Value, command.Carrier))
            return MarketRefusals.ReferenceUnknown.Text(named);
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

    /// <summary>
    /// Another carrier's consignment. Names are compared by their letters, with the marks on them, and digits alone.
    /// </summary>
    private async Task<bool> IsForeign(Id order, string? carrier)
    {
        if (carrier is null) return false;
        string shippedWith = Plain((await desk.Load(order))?.Shipped?.Carrier ?? "");
        return shippedWith.Length == 0 || shippedWith != Plain(carrier);

        static string Plain(string name) => new([.. name.Where(IsOfAName).Select(char.ToUpperInvariant)]);

        static bool IsOfAName(char c) => char.IsLetterOrDigit(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
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

    /// <summary>Numbers are each carrier's own: another's consignment under the same one does not count.</summary>
    private async Task<Outcome<Id>> ByTracking(string tracking, string? carrier)
    {
        List<CardRow> rows = await desk.Journal.All(new CardQuery(OrderDesk.Kind) { States = OnTheWay });
        var found = new List<Id>();
        foreach (CardRow row in rows)
        {
            if (OrderCard.Read(row.Card).Tracking == tracking && !await IsForeign(row.Subject, carrier))
                found.Add(row.Subject);
        }
        return found.Count switch
        {
            0 => JourneyRefusals.TrackingUnknown.Text(tracking),
            1 => found[0],
            _ => JourneyRefusals.TrackingAmbiguous.Text(tracking),
        };
    }
}
