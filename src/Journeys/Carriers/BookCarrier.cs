using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Carriers;

/// <summary>
/// The seller lets the connected carrier fetch the goods: they are booked, and shipped under the number it gives. A
/// booking whose shipping was not recorded is found again under its key.
/// </summary>
public sealed class BookCarrier(OrderDesk desk, ICarrier carrier, ShipOrder ship)
{
    public sealed record Command(Request Request, Id Order, DateOnly On)
    {
        public OriginShown? Origin { get; init; }
    }

    public async Task<Outcome<TradeRecord>> Run(Command command)
    {
        TradeRecord? record = await desk.Load(command.Order);
        if (record is null) return JourneyRefusals.OrderUnknown;
        OrderTerms terms = record.Terms;
        if (terms.Practice) return JourneyRefusals.PracticeNotCarried;
        // Nothing is fetched that may not leave; what this carrier has fetched already gets its first answer.
        var shipping = new ShipOrder.Command(command.Request, command.Order, carrier.Name, "-", command.On)
        {
            Origin = command.Origin,
        };
        if (record.Shipped?.Carrier != carrier.Name
            && ShipOrder.Decide(record, shipping, desk.Now) is { IsRefused: true } refused)
            return refused.Refusal;
        Outcome<Booking> booked = await carrier.Book(
            new Consignment($"order {record.Order}", terms.Reference, terms.From, terms.To, terms.Cartons,
                terms.GrossGrams),
            CancellationToken.None);
        return booked.IsRefused
            ? booked.Refusal
            : await ship.Run(shipping with { Tracking = booked.Value.Tracking });
    }
}
