using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// Two buyers accept the last unit of a listing at the same moment. The listing is real and not for sale; afterwards
/// the seller takes both orders back, so that the unit is there for the next who tries.
/// </summary>
internal sealed class LastUnit(
    IMarket market, AddStock stock, DemoBuyers buyers, CancelOrder cancel, TimeProvider clock) : IDisposable
{
    /// <summary>The mango of the first shop under words of its own, one at a time.</summary>
    private static DemoListing Goods =>
        DemoShop.First.Listings.First(listing => listing.Slug == DemoShop.FirstGoods) with
        {
            Slug = "last-unit",
            Minimum = 1,
            Words = new Dictionary<string, Wording>
            {
                ["th"] = new("ของชิ้นสุดท้าย (สำหรับทดลอง)", "สินค้าชิ้นเดียวที่ให้ผู้ซื้อสองรายแย่งกันในหน้าแรก"),
                ["en"] = new(
                    "The last unit (for trying)", "The one unit that two buyers accept at once on the first screen."),
                ["zh"] = new("最后一件（试验用）", "首页上让两位买家同时接受的唯一一件商品。"),
            },
        };

    /// <summary>One at a time: a second try in between would be a third buyer.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    internal sealed record Rush(long Units, TradeRecord Taken, TradeRecord Left, Refusal Refused);

    internal async Task<Outcome<Rush>> Run(string key)
    {
        await _turn.WaitAsync();
        try
        {
            Outcome<Listing> listing = await Find();
            if (listing.IsRefused) return listing.Refusal;
            Outcome<long> units = await LeaveOne(listing.Value, key);
            return units.IsRefused ? units.Refusal : await RushFor(listing.Value, units.Value, key);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Outcome<Rush>> RushFor(Listing listing, long units, string key)
    {
        (string Mine, string Yours) keys = ($"{key} first", $"{key} second");
        Outcome<TradeRecord> mine = await buyers.Offer(listing, units, keys.Mine);
        if (mine.IsRefused) return mine.Refusal;
        Outcome<TradeRecord> yours = await buyers.Offer(listing, units, keys.Yours);
        if (yours.IsRefused) return yours.Refusal;
        Outcome<TradeRecord>[] accepted = await Task.WhenAll(
            buyers.Accept(mine.Value, keys.Mine), buyers.Accept(yours.Value, keys.Yours));
        await TakeBack(mine.Value.Order);
        await TakeBack(yours.Value.Order);
        return (accepted[0].Refusal, accepted[1].Refusal) switch
        {
            (null, { } refused) => new Rush(units, mine.Value, yours.Value, refused),
            ({ } refused, null) => new Rush(units, yours.Value, mine.Value, refused),
            ({ } refused, _) => refused,
            _ => throw new InvalidOperationException("The last units of a listing were sold twice."),
        };
    }

    private async Task TakeBack(Id order) => _ = await cancel.Run(
        new CancelOrder.Command(Request.Of("demo last unit", $"{order}"), order, BySeller: true));

    /// <summary>What is there; one, where there is none.</summary>
    private async Task<Outcome<long>> LeaveOne(Listing listing, string key)
    {
        long units = await stock.Available(listing.Firm, listing.Id);
        if (units > 0) return units;
        Outcome<Receipt> added = await stock.Run(new AddStock.Command(
            Request.Of("demo last unit", key), listing.Firm, listing.Id, 1));
        return added.IsRefused ? added.Refusal : 1L;
    }

    private async Task<Outcome<Listing>> Find()
    {
        Outcome<Shop> shop = await market.ShopBySlug(DemoShop.FirstSlug);
        if (shop.IsRefused) return shop.Refusal;
        var now = Instant.From(clock.GetUtcNow());
        DemoListing goods = Goods;
        IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Value.Id, onlyActive: false);
        Listing? known = listings.FirstOrDefault(listing => listing.Slug == goods.Slug);
        if (known is not null) return known;
        return await market.SaveListing(
            new SaveListing(
                shop.Value.Firm, shop.Value.Id, Id.None, 0, goods.Slug, goods.Terms with { Active = false }),
            now);
    }
}
