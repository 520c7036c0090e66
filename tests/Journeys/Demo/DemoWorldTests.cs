using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Demo;

/// <summary>The whole demo on a real engine: all of it is there once, priced or refused by name.</summary>
public sealed class DemoWorldTests(ITestOutputHelper output)
{
    /// <summary>What Japan's border does not let us compute. Everything else has a price at the door.</summary>
    private static readonly Dictionary<string, string> NotPriced = new()
    {
        // Rice is a state trading good: its levy is marked in the schedule, and no rule here computes it.
        ["hom-mali-white-5kg"] = "rate_not_understood",
        ["riceberry-brown-1kg"] = "rate_not_understood",
        ["rice-flour"] = "rate_not_understood",
        // Oil may be food or not: which rate of consumption tax applies is the importer's to say.
        ["virgin-coconut-oil"] = "tax_class_needed",
    };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Loading_adds_what_is_missing_and_once_only(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        var market = site.Services.GetRequiredService<IMarket>();
        var firms = site.Services.GetRequiredService<IFirms>();
        var stock = site.Services.GetRequiredService<AddStock>();
        Shop first = (await market.OpenShops(100)).Single();

        var watch = Stopwatch.StartNew();
        Assert.Equal(first.Id, (await Load(site)).Id);
        output.WriteLine($"{engine}: the other shops took {watch.ElapsedMilliseconds} ms");
        long entries = await site.Entries();
        watch.Restart();
        Assert.Equal(first.Id, (await Load(site)).Id);
        output.WriteLine($"{engine}: again {watch.ElapsedMilliseconds} ms");
        Assert.Equal(entries, await site.Entries());

        IReadOnlyList<Shop> shops = await market.OpenShops(100);
        Assert.Equal(DemoShop.All.Select(shop => shop.Slug), shops.Select(shop => shop.Slug));
        foreach ((DemoShop demo, Shop shop) in DemoShop.All.Zip(shops))
        {
            IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Id, onlyActive: true);
            Assert.Equal(demo.Listings.Select(goods => goods.Slug).Order(StringComparer.Ordinal),
                listings.Select(listing => listing.Slug));
            foreach (Listing listing in listings)
                Assert.Equal(
                    demo.Listings.Single(goods => goods.Slug == listing.Slug).Stock,
                    await stock.Available(shop.Firm, listing.Id));
            Id owner = await site.PersonByEmail(demo.Owner);
            Assert.Equal(shop.Firm, (await firms.FirmsOf(owner)).Single().Id);
        }
        await TheSharedPasswordIsEverybodys(site);
        await EverythingIsPricedOrRefused(site, shops);
    }

    private static async Task TheSharedPasswordIsEverybodys(RunningSite site)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        foreach (DemoShop shop in DemoShop.All)
            Assert.Equal(shop.Owner, (await people.CheckPassword(shop.Owner, DemoWorld.Password)).Value.Email);
    }

    /// <summary>
    /// Every carrier takes everything. The smallest order may travel dearly; of a usual one freight is a part of the
    /// price, never most of it.
    /// </summary>
    private static async Task TheHousesCardsCarry(DoorPrices prices, Listing listing, DateOnly day)
    {
        long units = 10L * listing.Terms.Minimum;
        DoorPrice price = (await prices.Of(listing, units, Country.Japan, day)).Value;
        Assert.Equal(DemoFigures.RateCards().Count(), price.Ways.Count);
        Assert.All(price.Ways, way => Assert.True(way.Card.Firm.IsNone && way.Price.Freight.Minor > 0, listing.Slug));
        Assert.True(price.Freight.Minor < price.Goods.Minor, $"{listing.Slug}: {price.Freight}");
    }

    private static async Task EverythingIsPricedOrRefused(RunningSite site, IReadOnlyList<Shop> shops)
    {
        var market = site.Services.GetRequiredService<IMarket>();
        var prices = site.Services.GetRequiredService<DoorPrices>();
        var refused = new Dictionary<string, string>();
        foreach (Shop shop in shops)
        {
            foreach (Listing listing in await market.ListingsOf(shop.Id, onlyActive: true))
            {
                DoorPrice price =
                    (await prices.Of(listing, listing.Terms.Minimum, Country.Japan, site.Now.UtcDate)).Value;
                await TheHousesCardsCarry(prices, listing, site.Now.UtcDate);
                if (price.BorderUnknown is { } unknown) refused[listing.Slug] = unknown.Code.Name;
                DoorPrice near =
                    (await prices.Of(listing, listing.Terms.Minimum, Country.Singapore, site.Now.UtcDate)).Value;
                Assert.True(near.BorderUnknown is null, $"{listing.Slug}: {near.BorderUnknown}");
                Assert.Equal(Currency.Sgd, near.AtDoor?.Currency);
            }
        }
        Assert.Equal(
            NotPriced.OrderBy(r => r.Key, StringComparer.Ordinal),
            refused.OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    private static async Task<Shop> Load(RunningSite site)
    {
        Outcome<Shop> shop = await site.Services.GetRequiredService<DemoWorld>()
            .Load(site.Services.GetRequiredService<IBorder>(), site.Now, DemoShop.All);
        Assert.False(shop.IsRefused, shop.ToString());
        return shop.Value;
    }
}
