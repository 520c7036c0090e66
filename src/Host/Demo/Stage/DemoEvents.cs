using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// One step of the sandbox world: a buyer who orders, a bank that sends money, a carrier that reports. Each goes
/// through the page's journey, the statement or the API that the real one goes through.
/// </summary>
internal sealed class DemoEvents(
    OrderDesk desk, IMarket market, SandboxReports carrier, DemoBuyers buyers, SandboxPayer payer)
{
    private const long Units = 100;

    /// <summary>What the world can do to an order that stands so.</summary>
    internal static IReadOnlyList<DemoEvent> Of(TradeRecord record) => record.State switch
    {
        OrderState.Placed => [DemoEvent.PaidInFull, DemoEvent.PaidShort, DemoEvent.PaidByAnother],
        OrderState.Released when record.ToPay.Minor > 0 => [DemoEvent.PaidInFull, DemoEvent.PaidShort],
        OrderState.Shipped when record.Held is not null =>
            [DemoEvent.ReleasedAtBorder, DemoEvent.RefusedByCustoms, DemoEvent.Lost],
        OrderState.Shipped =>
        [
            DemoEvent.HeldAtBorder, DemoEvent.Delivered, DemoEvent.RefusedByBuyer, DemoEvent.RefusedByCustoms,
            DemoEvent.Lost,
        ],
        OrderState.Missing => [DemoEvent.Delivered, DemoEvent.Lost],
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
        if (!Of(record).Contains(happening)) return HostRefusals.EventNotNow;
        return happening switch
        {
            DemoEvent.PaidInFull => await Pay(record, "normal"),
            DemoEvent.PaidShort => await Pay(record, "short"),
            DemoEvent.PaidByAnother => await Pay(record, "third-party"),
            DemoEvent.HeldAtBorder => await Report(record, key, "held", "import_permit"),
            DemoEvent.ReleasedAtBorder => await Report(record, key, "released"),
            DemoEvent.Delivered => await Report(record, key, "delivered"),
            DemoEvent.RefusedByBuyer => await Report(record, key, "refused", "damaged"),
            DemoEvent.RefusedByCustoms => await Report(record, key, "refused", "duty_or_papers"),
            DemoEvent.Lost => await Report(record, key, "lost"),
            _ => await Report(record, key, "returned"),
        };
    }

    private async Task<Outcome<TradeRecord>> Pay(TradeRecord record, string behaviour)
    {
        if (await payer.Pay(record, DemoTrade.Buyer.Name, behaviour) is { } unpaid) return unpaid;
        return (await desk.Load(record.Order))!;
    }

    private async Task<Outcome<TradeRecord>> Report(
        TradeRecord record, string key, string kind, string? reason = null)
    {
        string name = $"demo {key}"[..Math.Min(80, key.Length + 5)];
        if (await carrier.Report(name, record.Terms.Reference, kind, Day(record), reason) is { } unreported)
            return unreported;
        return (await desk.Load(record.Order))!;
    }

    /// <summary>Goods that leave tomorrow by the seller's clock have not arrived today.</summary>
    private DateOnly Day(TradeRecord record) =>
        record.Shipped is { } shipped && shipped.On > desk.Now.UtcDate ? shipped.On : desk.Now.UtcDate;
}
