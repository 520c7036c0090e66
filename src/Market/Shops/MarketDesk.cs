using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;

namespace Sampan.Market.Shops;

internal sealed class MarketDesk(Func<MarketContext> open) : IMarket
{
    public async Task<Outcome<Shop>> SaveShop(SaveShop command, Instant now)
    {
        await using MarketContext market = open();
        return await ShopSaving.Save(market, command, now);
    }

    public async Task<Outcome<Listing>> SaveListing(SaveListing command, Instant now)
    {
        await using MarketContext market = open();
        return await ListingSaving.Save(market, command, now);
    }

    public async Task<Outcome<Shop>> Shop(Id shop)
    {
        await using MarketContext market = open();
        return Found(await market.Shops.AsNoTracking().SingleOrDefaultAsync(s => s.Id == shop));
    }

    public async Task<Outcome<Shop>> ShopBySlug(string slug)
    {
        await using MarketContext market = open();
        return Found(await market.Shops.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug));
    }

    public async Task<IReadOnlyList<Shop>> ShopsOf(Id firm)
    {
        await using MarketContext market = open();
        return await market.Shops.AsNoTracking().Where(s => s.Firm == firm).OrderBy(s => s.Slug).ToListAsync();
    }

    public async Task<IReadOnlyList<Shop>> OpenShops(int limit)
    {
        await using MarketContext market = open();
        return await market.Shops.AsNoTracking()
            .Where(s => market.Listings.Any(l => l.Shop == s.Id && l.Terms.Active))
            .OrderByDescending(s => s.ChangedAt).ThenBy(s => s.Slug)
            .Take(limit)
            .ToListAsync();
    }

    public async Task<CataloguePage> Catalogue(CatalogueQuery query)
    {
        await using MarketContext market = open();
        return await CatalogueSearch.Find(market, query);
    }

    public async Task<Outcome<Listing>> Listing(Id listing)
    {
        await using MarketContext market = open();
        return Found(await market.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listing));
    }

    public async Task<Outcome<Listing>> ListingOf(Id firm, Id listing)
    {
        await using MarketContext market = open();
        return Found(await market.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listing && l.Firm == firm));
    }

    public async Task<Outcome<Listing>> ListingBySlug(string shop, string slug)
    {
        await using MarketContext market = open();
        IQueryable<Listing> listings =
            from l in market.Listings.AsNoTracking()
            join s in market.Shops on l.Shop equals s.Id
            where s.Slug == shop && l.Slug == slug && l.Terms.Active
            select l;
        return Found(await listings.SingleOrDefaultAsync());
    }

    public async Task<IReadOnlyList<Listing>> ListingsOf(Id shop, bool onlyActive)
    {
        await using MarketContext market = open();
        return await market.Listings.AsNoTracking()
            .Where(l => l.Shop == shop && (!onlyActive || l.Terms.Active))
            .OrderBy(l => l.Slug)
            .Take(ListingRules.MostPerShop)
            .ToListAsync();
    }

    private static Outcome<Shop> Found(Shop? shop) => shop is null ? MarketRefusals.ShopUnknown : shop;

    private static Outcome<Listing> Found(Listing? listing) =>
        listing is null ? MarketRefusals.ListingUnknown : listing;
}
