using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Shops;

/// <summary>Opens a shop, or changes its address and words.</summary>
internal static class ShopSaving
{
    internal static async Task<Outcome<Shop>> Save(MarketContext market, SaveShop command, Instant now)
    {
        if (ListingRules.Check(command) is { } refusal) return refusal;
        Shop? found = command.Shop.IsNone
            ? null
            : await market.Shops.SingleOrDefaultAsync(s => s.Id == command.Shop && s.Firm == command.Firm);
        if (found is null && !command.Shop.IsNone) return MarketRefusals.ShopUnknown;
        if ((found?.Version ?? 0) != command.Version) return MarketRefusals.ShopMoved;
        if (await market.Shops.AnyAsync(s => s.Slug == command.Slug && s.Id != command.Shop))
            return MarketRefusals.SlugTaken.Text(command.Slug);

        Shop shop = found ?? market.Shops.Add(new Shop
        {
            Id = Id.New(now),
            Firm = command.Firm,
            Slug = command.Slug,
            Words = command.Words,
            ChangedAt = now,
        }).Entity;
        (shop.Slug, shop.Words, shop.ChangedAt) = (command.Slug, command.Words, now);
        try
        {
            await market.SaveNoting(now, ("shop", shop.Id));
            return shop;
        }
        catch (DbUpdateConcurrencyException)
        {
            return MarketRefusals.ShopMoved;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return MarketRefusals.SlugTaken.Text(command.Slug);
        }
    }
}
