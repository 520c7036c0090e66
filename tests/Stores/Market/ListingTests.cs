using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

public sealed class ListingTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_listing_is_read_as_it_was_saved(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Listing saved =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).Value;
        Listing read = (await market.Market.ListingBySlug("mango", "dried-mango")).Value;

        Assert.Equal((saved.Id, 1, Samples.Now), (read.Id, read.Version, read.ChangedAt));
        Assert.Equal(Samples.Terms().Words, read.Terms.Words);
        Assert.Equal(Samples.Terms().TariffLines, read.Terms.TariffLines);
        // The collections compare by content one by one above; everything else compares as a record.
        ListingTerms same = Samples.Terms() with
        {
            Words = read.Terms.Words,
            TariffLines = read.Terms.TariffLines,
        };
        Assert.Equal(same, read.Terms);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_save_decided_on_an_older_version_is_refused(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Listing first =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).Value;
        SaveListing edit = new(
            Samples.Firm, market.Shop, first.Id, 1, "dried-mango", Samples.Terms() with { Minimum = 20 });
        Assert.Equal(2, (await market.Market.SaveListing(edit, Samples.Now)).Value.Version);

        Outcome<Listing> late = await market.Market.SaveListing(edit, Samples.Now);

        Assert.Equal(MarketRefusals.ListingMoved, late.Refusal?.Code);
        Assert.Equal(20, (await market.Market.Listing(first.Id)).Value.Terms.Minimum);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_edit_the_same_version_at_once_one_wins(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Listing first =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).Value;
        Outcome<Listing>[] outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() =>
            market.Market.SaveListing(
                new SaveListing(
                    Samples.Firm, market.Shop, first.Id, 1, "dried-mango", Samples.Terms() with { Minimum = n }),
                Samples.Now))));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal(MarketRefusals.ListingMoved, o.Refusal!.Code));
        Assert.Equal(2, (await market.Market.Listing(first.Id)).Value.Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_firm_finds_nothing(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Listing listing =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).Value;
        var stranger = new Id(8);

        Assert.Equal(
            MarketRefusals.ListingUnknown, (await market.Market.ListingOf(stranger, listing.Id)).Refusal?.Code);
        Assert.Empty(await market.Market.ShopsOf(stranger));
        SaveListing edit = new(stranger, market.Shop, listing.Id, 1, "dried-mango", Samples.Terms());
        Assert.Equal(MarketRefusals.ShopUnknown, (await market.Market.SaveListing(edit, Samples.Now)).Refusal?.Code);
        SaveShop rename = Samples.Shop("mine-now") with { Firm = stranger, Shop = market.Shop, Version = 1 };
        Assert.Equal(MarketRefusals.ShopUnknown, (await market.Market.SaveShop(rename, Samples.Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_slug_is_taken_once_in_a_shop_and_free_in_the_next(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Assert.False(
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now)).IsRefused);
        Outcome<Listing> again =
            await market.Market.SaveListing(Samples.Listing(market.Shop, "dried-mango"), Samples.Now);
        Assert.Equal(MarketRefusals.SlugTaken, again.Refusal?.Code);
        Id other = (await market.Market.SaveShop(Samples.Shop("other"), Samples.Now)).Value.Id;
        Assert.False((await market.Market.SaveListing(Samples.Listing(other, "dried-mango"), Samples.Now)).IsRefused);
        Assert.Equal(
            MarketRefusals.SlugTaken, (await market.Market.SaveShop(Samples.Shop("other"), Samples.Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_withdrawn_listing_is_shown_to_its_firm_only(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        ListingTerms hidden = Samples.Terms() with { Active = false };
        Listing listing =
            (await market.Market.SaveListing(Samples.Listing(market.Shop, "later", hidden), Samples.Now)).Value;

        Assert.Empty(await market.Market.ListingsOf(market.Shop, onlyActive: true));
        Assert.Single(await market.Market.ListingsOf(market.Shop, onlyActive: false));
        Assert.True((await market.Market.ListingBySlug("mango", "later")).IsRefused);
        Assert.False((await market.Market.ListingOf(Samples.Firm, listing.Id)).IsRefused);
    }
}
