using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// One step of the sandbox world: a buyer who orders, a bank that sends money, a carrier that reports. Each goes
/// through the journey that the real one's page, statement or API goes through.
/// </summary>
internal sealed class DemoEvents(
    OrderDesk desk, IMarket market, CarrierEvents carrier, DemoBuyers buyers, SandboxPayer payer)
{
    private const long Units = 100;

    /// <summary>What the world can do to an order that stands so.</summary>
    internal static IReadOnlyList<DemoEvent> Of(OrderState state) => state switch
    {
        OrderState.Placed => [DemoEvent.PaidInFull, DemoEvent.PaidShort, DemoEvent.PaidByAnother],
        OrderState.Shipped => [DemoEvent.Delivered, DemoEvent.RefusedByBuyer, DemoEvent.RefusedByCustoms],
        OrderState.RefusedAtDoor => [DemoEvent.BackWithSeller],
        _ => [],
    };

    internal async Task<Outcome<TradeRecord>> Order(string key)
    {
        Outcome<Listing> listing = await market.ListingBySlug(DemoShop.FirstSlug, DemoShop.FirstGoods);
        if (listing.IsRefused) return listing.Refusal;
        Outcome<TradeRecord> offered = await buyers.Offer(listing.Value, Units, key);
        return offered.IsRefused ? offered : await buyers.Accept(offered.Value, key);
    }

    internal async Task<Outcome<TradeRecord>> Happen(DemoEvent happening, TradeRecord record, string key)
    {
        if (!Of(record.State).Contains(happening)) return HostRefusals.EventNotNow;
        return happening switch
        {
            DemoEvent.PaidInFull => await Pay(record, "normal"),
            DemoEvent.PaidShort => await Pay(record, "short"),
            DemoEvent.PaidByAnother => await Pay(record, "third-party"),
            DemoEvent.Delivered => await Report(record, key, CarrierEventKind.Delivered, GoodsFault.Other),
            DemoEvent.RefusedByBuyer => await Report(record, key, CarrierEventKind.Refused, GoodsFault.Damaged),
            DemoEvent.RefusedByCustoms => await Report(record, key, CarrierEventKind.Refused, GoodsFault.DutyOrPapers),
            _ => await Report(record, key, CarrierEventKind.Returned, GoodsFault.Other),
        };
    }

    private async Task<Outcome<TradeRecord>> Pay(TradeRecord record, string behaviour)
    {
        if (await payer.Pay(record, DemoTrade.Buyer.Name, behaviour) is { } unpaid) return unpaid;
        return (await desk.Load(record.Order))!;
    }

    private Task<Outcome<TradeRecord>> Report(
        TradeRecord record, string key, CarrierEventKind kind, GoodsFault reason) =>
        carrier.Take(new CarrierEvents.Command(
            Request.Of("demo carrier", key), record.Terms.Reference, null, kind, Day(record), reason));

    /// <summary>Goods that leave tomorrow by the seller's clock have not arrived today.</summary>
    private DateOnly Day(TradeRecord record) =>
        record.Shipped is { } shipped && shipped.On > desk.Now.UtcDate ? shipped.On : desk.Now.UtcDate;
}
