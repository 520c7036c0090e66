using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>Lists the goods of a demo shop: their words and figures, how many there are, and their drawings.</summary>
internal sealed class DemoOffers(IMarket market, AddStock stock, IPictures pictures)
{
    private static readonly Dictionary<string, string> NoWords = [];

    internal async Task<Refusal?> Offer(Shop shop, DemoShop demo, Instant now)
    {
        var seeded = new List<Task<Outcome<Receipt>>>();
        foreach (DemoListing goods in demo.Listings)
        {
            Outcome<Listing> listing = await market.SaveListing(
                new SaveListing(shop.Firm, shop.Id, Id.None, 0, goods.Slug, goods.Terms), now);
            if (listing.IsRefused) return listing.Refusal;
            // Not awaited one by one: what waits together is committed together.
            seeded.Add(stock.Run(new AddStock.Command(
                Request.Of("demo stock", goods.Slug), shop.Firm, listing.Value.Id, goods.Stock)));
            if (await Draw(shop, listing.Value, now) is { } undrawn) return undrawn;
        }
        return (await Task.WhenAll(seeded)).FirstOrDefault(receipt => receipt.IsRefused).Refusal;
    }

    /// <summary>Without words: the drawing shows what the listing's own title says.</summary>
    private async Task<Refusal?> Draw(Shop shop, Listing listing, Instant now)
    {
        if (DemoDrawings.Of(shop.Slug, listing.Slug) is not { } drawing) return null;
        return (await pictures.Add(new AddPicture(shop.Firm, listing.Id, drawing, NoWords), now)).Refusal;
    }
}
