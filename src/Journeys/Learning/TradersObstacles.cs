using Sampan.Academy;
using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Offers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Journeys.Learning;

/// <summary>Something that stands in a firm's way, and the page of its desk on which it is seen to.</summary>
/// <param name="Page">Below the firm's desk, as <c>orders/ID</c>.</param>
public sealed record Standing(Obstacle What, string Page);

/// <summary>
/// What stands in a firm's way today, from its newest orders and from what it sells; the most urgent first.
/// </summary>
public sealed class TradersObstacles(OrderDesk desk, IMarket market, DoorPrices prices, FundingOffers funding)
{
    /// <summary>So many orders and goods are looked at: what is older is behind its trader.</summary>
    private const int MostOrders = 40, MostListings = 5;

    /// <summary>The states in which something may be wrong; what is wrong only a look at the order says.</summary>
    private static readonly HashSet<string> Troubled =
    [
        nameof(OrderState.Offered), nameof(OrderState.Placed), nameof(OrderState.Shipped),
        nameof(OrderState.RefusedAtDoor), nameof(OrderState.Returned), nameof(OrderState.Disputed),
        nameof(OrderState.Missing), nameof(OrderState.Lost), nameof(OrderState.Lapsed),
    ];

    /// <summary>An order that ended so long ago teaches nobody today.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(60);

    public async Task<IReadOnlyList<Standing>> Of(Id firm)
    {
        List<CardRow> rows = await desk.Journal.Cards(
            new CardQuery(OrderDesk.Kind) { Seller = firm, Limit = MostOrders });
        var found = new List<Standing>();
        foreach (CardRow row in rows.Where(MayStand))
        {
            if (await desk.Load(row.Subject) is not { } record) continue;
            if (Of(record, desk.Now) is { } what) found.Add(new Standing(what, $"orders/{record.Order}"));
        }
        if (rows.FirstOrDefault(row => row.Card.State == nameof(OrderState.Paid)) is { } paid
            && await desk.Load(paid.Subject) is { } newest && await IsDeclined(newest))
            found.Add(new Standing(Obstacle.LoanDeclined, $"orders/{newest.Order}/funding"));
        found.AddRange(await Selling(firm, hasOrders: rows.Count > 0));
        return [.. found.OrderBy(standing => standing.What)];
    }

    /// <summary>By its row alone: most orders go as they should, and are not read.</summary>
    private bool MayStand(CardRow row)
    {
        bool isOwed = OrderCard.Read(row.Card) is { Rest: not null, By: { } by } && by < desk.Now;
        return isOwed || (Troubled.Contains(row.Card.State) && desk.Now - row.ChangedAt < Recent);
    }

    /// <summary>What stands in the way of one order; null when it goes as it should.</summary>
    public static Obstacle? Of(TradeRecord record, Instant now) => record.State switch
    {
        OrderState.Shipped when record.Held is { } held => Of(held.Reason),
        OrderState.RefusedAtDoor or OrderState.Returned => HeldFor(record) ?? Obstacle.GoodsRefused,
        OrderState.Disputed => Obstacle.GoodsRefused,
        OrderState.Missing or OrderState.Lost => Obstacle.GoodsLost,
        OrderState.Placed when record.InEscrow.Minor > 0 => Obstacle.PaidShort,
        OrderState.Released or OrderState.Settled when record.RestDueOn < now.UtcDate => Obstacle.PaidShort,
        OrderState.Offered when now > record.Terms.OpenUntil => Obstacle.OfferEnded,
        OrderState.Lapsed => Obstacle.OfferEnded,
        _ => null,
    };

    /// <summary>What the border missed last, of goods that were turned away and not cleared.</summary>
    private static Obstacle? HeldFor(TradeRecord record) =>
        record.History.Select(happening => happening.Fact).LastOrDefault(f => f is GoodsHeld or GoodsCleared)
            is GoodsHeld held ? Of(held.Reason) : null;

    private static Obstacle Of(HoldReason reason) => reason switch
    {
        HoldReason.OriginCertificate => Obstacle.OriginMissing,
        HoldReason.ImportPermit or HoldReason.HealthCertificate => Obstacle.PermitMissing,
        HoldReason.Invoice => Obstacle.PapersMissing,
        _ => Obstacle.HeldAtBorder,
    };

    /// <summary>Nobody lends on it, and somebody would if the seller mended something.</summary>
    private async Task<bool> IsDeclined(TradeRecord record)
    {
        Outcome<FundingAnswer> answer = await funding.For(record);
        return answer is { IsRefused: false, Value.Offers.Count: 0 } && answer.Value.Declines.Any(decline =>
            decline.Reasons.Any(reason => reason.Code == FinanceRefusals.EvidenceMissing
                || reason.Code == FinanceRefusals.ScoreLow));
    }

    private async Task<IReadOnlyList<Standing>> Selling(Id firm, bool hasOrders)
    {
        var listings = new List<Listing>();
        foreach (Shop shop in await market.ShopsOf(firm))
            listings.AddRange(await market.ListingsOf(shop.Id, onlyActive: true));
        if (listings.Count == 0) return [new Standing(Obstacle.NothingForSale, "listings")];
        var found = new List<Standing>();
        foreach (Listing listing in listings.Take(MostListings))
        {
            string page = $"listings/{listing.Id}";
            IReadOnlyList<(Country To, Outcome<DoorPrice> Price)> everywhere =
                await prices.Everywhere(listing, desk.Now.UtcDate);
            if (everywhere.All(there => there.Price.IsRefused)) found.Add(new Standing(Obstacle.NoFreight, "freight"));
            else if (everywhere.All(there => there.Price.IsRefused || there.Price.Value.BorderUnknown is not null))
                found.Add(new Standing(Obstacle.CodeUnknown, page));
        }
        if (!hasOrders) found.Add(new Standing(Obstacle.NoBuyer, $"offer/{listings[0].Id}"));
        return found;
    }
}
