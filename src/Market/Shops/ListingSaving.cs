using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Shops;

/// <summary>
/// Lists a product, or changes what is said of it. A save that was decided on an older version is refused: two people
/// of one firm may edit at once, and the later must see what the earlier wrote.
/// </summary>
internal static class ListingSaving
{
    internal static async Task<Outcome<Listing>> Save(MarketContext market, SaveListing command, Instant now)
    {
        if (ListingRules.Check(command) is { } malformed) return malformed;
        Listing? found = command.Listing.IsNone
            ? null
            : await market.Listings.SingleOrDefaultAsync(l =>
                l.Id == command.Listing && l.Shop == command.Shop && l.Firm == command.Firm);
        if (await Decide(market, command, found) is { } refusal) return refusal;

        Listing listing = found ?? market.Listings.Add(new Listing
        {
            Id = Id.New(now),
            Shop = command.Shop,
            Firm = command.Firm,
            Slug = command.Slug,
            Terms = command.Terms,
            ChangedAt = now,
        }).Entity;
        (listing.Slug, listing.Terms, listing.ChangedAt) = (command.Slug, command.Terms, now);
        try
        {
            await market.SaveNoting(now, ("listing", listing.Id));
            return listing;
        }
        catch (DbUpdateConcurrencyException)
        {
            return MarketRefusals.ListingMoved;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return MarketRefusals.SlugTaken.Text(command.Slug);
        }
    }

    private static async Task<Refusal?> Decide(MarketContext market, SaveListing command, Listing? found)
    {
        if (!await market.Shops.AnyAsync(s => s.Id == command.Shop && s.Firm == command.Firm))
            return MarketRefusals.ShopUnknown;
        if (found is null && !command.Listing.IsNone) return MarketRefusals.ListingUnknown;
        if ((found?.Version ?? 0) != command.Version) return MarketRefusals.ListingMoved;
        // Two at once may step over the line by one: the limit keeps a page readable, it protects no invariant.
        if (found is null && await market.Listings.CountAsync(l => l.Shop == command.Shop) >= ListingRules.MostPerShop)
            return MarketRefusals.ShopFull;
        bool taken = await market.Listings.AnyAsync(l =>
            l.Shop == command.Shop && l.Slug == command.Slug && l.Id != command.Listing);
        return taken ? MarketRefusals.SlugTaken.Text(command.Slug) : null;
    }
}
