using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;

namespace Sampan.Host.Demo;

/// <summary>Lists the demo's goods: their words and figures, how many there are, and their drawing.</summary>
internal sealed class DemoOffers(IMarket market, AddStock stock, IPictures pictures)
{
    private static readonly Dictionary<string, string> NoWords = [];

    internal async Task<Refusal?> Offer(Shop shop, DemoListing goods, Instant now)
    {
        Outcome<Listing> listing = await market.SaveListing(
            new SaveListing(shop.Firm, shop.Id, Id.None, 0, goods.Slug, goods.Terms), now);
        if (listing.IsRefused) return listing.Refusal;
        Outcome<Receipt> seeded = await stock.Run(new AddStock.Command(
            Request.Of("demo stock", goods.Slug), shop.Firm, listing.Value.Id, goods.Stock));
        if (seeded.IsRefused || DemoDrawings.Of(shop.Slug, goods.Slug) is not { } drawing) return seeded.Refusal;
        // No words: the drawing shows what the listing's own title says.
        Outcome<Picture> shown = await pictures.Add(
            new AddPicture(shop.Firm, listing.Value.Id, drawing, NoWords), now);
        return shown.Refusal;
    }
}
