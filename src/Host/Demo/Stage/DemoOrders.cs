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

    /// <summary>All but those that came to nothing.</summary>
    private static readonly OrderState[] Kept =
        [.. Enum.GetValues<OrderState>().Except([OrderState.Cancelled, OrderState.Lapsed])];

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

    /// <summary>Those in one of the states; without states, all that did not come to nothing.</summary>
    internal async Task<IReadOnlyList<DemoOrder>> Newest(params OrderState[] states)
    {
        List<CardRow> rows = await desk.Journal.Cards(new CardQuery(OrderDesk.Kind)
        {
            Seller = await Firm(),
            States = [.. (states.Length > 0 ? states : Kept).Select(state => $"{state}")],
            Limit = Listed,
        });
        return [.. rows.Select(Told)];
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

    private static DemoOrder Told(CardRow row) =>
        new(OrderCard.Read(row.Card), Enum.Parse<OrderState>(row.Card.State));
}
