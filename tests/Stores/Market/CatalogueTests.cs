using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

public sealed class CatalogueTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Words_in_any_language_must_all_occur_in_the_product_or_its_shop(Engine engine)
    {
        await using TestMarket market = await Stocked(engine);

        Assert.Equal(["silk", "mango"], await Found(market, new CatalogueQuery()));
        Assert.Equal(["silk"], await Found(market, new CatalogueQuery("WOVEN silk")));
        Assert.Equal(["mango"], await Found(market, new CatalogueQuery("มะม่วง หวาน")));
        // The shop's own name counts for whatever it sells.
        Assert.Equal(["silk", "mango"], await Found(market, new CatalogueQuery("orchard")));
        Assert.Equal(["silk"], await Found(market, new CatalogueQuery("orchard scarf")));
        Assert.Equal(["silk"], await Found(market, new CatalogueQuery("6214.10")));
        Assert.Empty(await Found(market, new CatalogueQuery("banana scarf")));
        // What the row calls its parts is no word of a seller.
        Assert.Empty(await Found(market, new CatalogueQuery("title")));
        Assert.Empty(await Found(market, new CatalogueQuery("%")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sector_narrows_what_is_found_and_the_others_are_still_counted(Engine engine)
    {
        await using TestMarket market = await Stocked(engine);

        CataloguePage page = await market.Market.Catalogue(new CatalogueQuery(Sector: Sector.Textiles));

        Assert.Equal("silk", Assert.Single(page.Found).Listing.Slug);
        Assert.Equal(1, page.Count);
        Assert.Equal(
            new Dictionary<Sector, int> { [Sector.Food] = 1, [Sector.Textiles] = 1 },
            page.Sectors.OrderBy(sector => sector.Key).ToDictionary());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_are_shown_page_by_page_and_none_twice(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        for (int i = 0; i < CatalogueQuery.PageSize + 3; i++)
            _ = (await market.Market.SaveListing(Samples.Listing(market.Shop, $"mango-{i:D2}"), Samples.Now)).Value;

        CataloguePage first = await market.Market.Catalogue(new CatalogueQuery());
        CataloguePage second = await market.Market.Catalogue(new CatalogueQuery(Page: 2));

        Assert.Equal((CatalogueQuery.PageSize, 3), (first.Found.Count, second.Found.Count));
        Assert.Equal((CatalogueQuery.PageSize + 3, 2), (first.Count, first.Pages));
        Assert.Empty(first.Found.Select(f => f.Listing.Id).Intersect(second.Found.Select(f => f.Listing.Id)));
        Assert.Empty((await market.Market.Catalogue(new CatalogueQuery(Page: 3))).Found);
    }

    /// <summary>Dried mango, then a silk scarf, and something that is not for sale.</summary>
    private static async Task<TestMarket> Stocked(Engine engine)
    {
        TestMarket market = await TestMarket.Create(engine);
        ListingTerms silk = Samples.Terms() with
        {
            Words = new Dictionary<string, Wording> { ["en"] = new("Silk scarf", "Woven by hand") },
            HsCode = HsCode.Parse("6214.10").Value,
            TariffLines = new Dictionary<Country, HsCode>(),
        };
        await Save("mango", Samples.Terms(), 0);
        await Save("silk", silk, 1);
        await Save("hidden", silk with { Active = false }, 2);
        return market;

        async Task Save(string slug, ListingTerms terms, int later) => _ = (await market.Market.SaveListing(
            Samples.Listing(market.Shop, slug, terms), Samples.Now + TimeSpan.FromMinutes(later))).Value;
    }

    private static async Task<IEnumerable<string>> Found(TestMarket market, CatalogueQuery query) =>
        (await market.Market.Catalogue(query)).Found.Select(found => found.Listing.Slug);
}
