using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// Finds orders of the demo's own shop. An order of a firm that a visitor has opened is none of them.
/// </summary>
internal sealed class DemoOrders(OrderDesk desk, IMarket market, IOrderAddresses addresses, BuyerDesk buyers)
{
    private const int Listed = 8;
    private const int PageLength = 200;
    private const int MostPages = 5;

    /// <summary>The domain in which nobody can have an address (RFC 2606): its people are invented.</summary>
    private const string Nowhere = ".example";

    private Shop? _shop;

    /// <summary>Nobody while the demo is still being loaded.</summary>
    internal async Task<Id> Firm()
    {
        if (_shop is null && await market.ShopBySlug(DemoShop.FirstSlug) is { IsRefused: false } shop)
            _shop = shop.Value;
        return _shop?.Firm ?? Id.None;
    }

    internal async Task<IReadOnlyList<DemoOrder>> Newest(params OrderState[] states)
    {
        var found = new List<DemoOrder>();
        var query = new CardQuery(OrderDesk.Kind) { Seller = await Firm(), Limit = PageLength };
        for (int page = 0; page < MostPages && found.Count < Listed; page++)
        {
            List<CardRow> rows = await desk.Journal.Cards(query);
            found.AddRange(rows.Select(Told).Where(order => Fits(order.State, states)).Take(Listed - found.Count));
            if (rows.Count < PageLength) break;
            query = query with { Before = rows[^1].ChangedAt };
        }
        return found;
    }

    /// <summary>Null when the shop has no order with this reference.</summary>
    internal async Task<TradeRecord?> Named(string reference)
    {
        Outcome<Id> order = await addresses.OrderByReference(reference);
        TradeRecord? record = order.IsRefused ? null : await desk.Load(order.Value);
        return record?.Seller == await Firm() ? record : null;
    }

    /// <summary>Nobody's details are behind it, or only those of an invented buyer.</summary>
    internal async Task<bool> IsInvented(TradeRecord record)
    {
        if (record.Buyer.IsNone) return true;
        Outcome<BuyerDetails> buyer = await buyers.Details(record.Buyer);
        return !buyer.IsRefused && buyer.Value.Email.EndsWith(Nowhere, StringComparison.OrdinalIgnoreCase);
    }

    private static DemoOrder Told(CardRow row)
    {
        OrderCard card = OrderCard.Read(row.Card);
        return new DemoOrder(
            card.Reference, card.Title, card.TitleLocal, card.Units, Enum.Parse<OrderState>(row.Card.State));
    }

    private static bool Fits(OrderState state, OrderState[] states) => states.Length > 0
        ? states.Contains(state)
        : state is not (OrderState.Cancelled or OrderState.Lapsed);
}
