using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

public sealed class PictureTests
{
    private static readonly Dictionary<string, string> NoWords = [];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_picture_is_read_as_it_was_added_in_every_size(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id listing = await Listed(market, "dried-mango");
        var words = new Dictionary<string, string> { ["th"] = "มะม่วงในถ้วย", ["en"] = "Mango in a bowl" };
        PreparedPicture made = Photo(1);
        Assert.False((await market.Pictures.Add(
            new AddPicture(Samples.Firm, listing, made, words), Samples.Now)).IsRefused);

        Picture read = Assert.Single(await market.Pictures.Of(listing));
        Assert.Equal((made.Hash, PictureRules.PhotoType, 800, 600), (read.Hash, read.Type, read.Width, read.Height));
        Assert.Equal(words, read.Words);
        Assert.Equal([320, 640, 800], read.Widths);
        foreach (PictureSize size in made.Sizes)
        {
            PictureFile file = (await market.Pictures.File(read.Hash, size.Width))!;
            Assert.Equal(PictureRules.PhotoType, file.Type);
            Assert.Equal(size.Content, file.Content);
        }
        Assert.Null(await market.Pictures.File(read.Hash, 1280));
        Assert.Null(await market.Pictures.File(Hash256.Of([9]), 320));
        Assert.Equal(read.Hash, (await market.Pictures.FirstOf([listing, market.Shop]))[listing].Hash);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Pictures_stand_in_the_order_their_firm_gives_them(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id listing = await Listed(market, "dried-mango");
        for (byte n = 1; n <= 3; n++) await Add(market, listing, n);
        Assert.Equal([1, 2, 3], await Order());

        Assert.Null(await market.Pictures.Move(Of(listing, 3), 1, Samples.Now));
        Assert.Equal([1, 3, 2], await Order());
        Assert.Null(await market.Pictures.Move(Of(listing, 3), 1, Samples.Now));
        // At the front there is nowhere further to go.
        Assert.Null(await market.Pictures.Move(Of(listing, 3), 1, Samples.Now));
        Assert.Equal([3, 1, 2], await Order());
        Assert.Null(await market.Pictures.Move(Of(listing, 3), -1, Samples.Now));
        Assert.Equal([1, 3, 2], await Order());
        Assert.Null(await market.Pictures.Remove(Of(listing, 1), Samples.Now));
        await Add(market, listing, 4);
        Assert.Equal([3, 2, 4], await Order());
        Assert.Equal(Photo(3).Hash, (await market.Pictures.FirstOf([listing]))[listing].Hash);

        async Task<byte[]> Order() =>
            [.. (await market.Pictures.Of(listing)).Select(p => (byte)Enumerable.Range(1, 9)
                .Single(n => Photo((byte)n).Hash == p.Hash))];
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_firm_changes_no_picture_and_learns_of_none(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id listing = await Listed(market, "dried-mango");
        await Add(market, listing, 1);
        PictureOf foreign = Of(listing, 1) with { Firm = new Id(8) };

        Refusal?[] answers =
        [
            (await market.Pictures.Add(new AddPicture(new Id(8), listing, Photo(2), NoWords), Samples.Now)).Refusal,
            await market.Pictures.Describe(foreign, new Dictionary<string, string> { ["en"] = "mine" }, Samples.Now),
            await market.Pictures.Move(foreign, 1, Samples.Now),
            await market.Pictures.Remove(foreign, Samples.Now),
        ];
        Assert.All(answers, answer => Assert.Equal(MarketRefusals.ListingUnknown, answer?.Code));
        Assert.Empty(Assert.Single(await market.Pictures.Of(listing)).Words);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_listing_has_six_pictures_at_most_and_the_same_one_once(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id listing = await Listed(market, "dried-mango");
        for (byte n = 1; n <= PictureRules.MostPerListing; n++) await Add(market, listing, n);

        Outcome<Picture> more =
            await market.Pictures.Add(new AddPicture(Samples.Firm, listing, Photo(7), NoWords), Samples.Now);
        Assert.Equal(MarketRefusals.PicturesTooMany, more.Refusal?.Code);
        await Add(market, listing, 1);
        Assert.Equal(PictureRules.MostPerListing, (await market.Pictures.Of(listing)).Count);
        Refusal? wordy = await market.Pictures.Describe(
            Of(listing, 1), new Dictionary<string, string> { ["en"] = new('x', 201) }, Samples.Now);
        Assert.Equal(MarketRefusals.TextTooLong, wordy?.Code);
        Refusal? unknown = await market.Pictures.Remove(Of(listing, 7), Samples.Now);
        Assert.Equal(MarketRefusals.PictureUnknown, unknown?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_bytes_go_with_the_last_listing_that_shows_them(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id mango = await Listed(market, "dried-mango");
        Id mix = await Listed(market, "dried-mix");
        await Add(market, mango, 1);
        await Add(market, mix, 1);
        Assert.Null(await market.Pictures.Remove(Of(mango, 1), Samples.Now));
        Assert.Empty(await market.Pictures.Of(mango));
        Assert.NotNull(await market.Pictures.File(Photo(1).Hash, 640));
        Assert.Null(await market.Pictures.Remove(Of(mix, 1), Samples.Now));
        Assert.Null(await market.Pictures.File(Photo(1).Hash, 640));
        await Add(market, mix, 1);
        Assert.NotNull(await market.Pictures.File(Photo(1).Hash, 640));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_add_the_same_picture_at_once_each_has_it(Engine engine)
    {
        await using TestMarket market = await TestMarket.Create(engine);
        Id[] listings = [await Listed(market, "one"), await Listed(market, "two"), await Listed(market, "three")];
        Outcome<Picture>[] added = await Task.WhenAll(listings.Select(listing => Task.Run(() =>
            market.Pictures.Add(new AddPicture(Samples.Firm, listing, Photo(1), NoWords), Samples.Now))));
        Assert.All(added, outcome => Assert.False(outcome.IsRefused, outcome.ToString()));
        Assert.Equal(3, (await market.Pictures.FirstOf(listings)).Count);
    }

    private static async Task<Id> Listed(TestMarket market, string slug) =>
        (await market.Market.SaveListing(Samples.Listing(market.Shop, slug), Samples.Now)).Value.Id;

    private static async Task Add(TestMarket market, Id listing, byte n) => Assert.False((await market.Pictures.Add(
        new AddPicture(Samples.Firm, listing, Photo(n), NoWords), Samples.Now)).IsRefused);

    private static PictureOf Of(Id listing, byte n) => new(Samples.Firm, listing, Photo(n).Hash);

    /// <summary>The market keeps bytes and does not read them: any will do.</summary>
    private static PreparedPicture Photo(byte n) => new(
        PictureRules.PhotoType,
        [new PictureSize(320, 240, [n, 1]), new PictureSize(640, 480, [n, 2]), new PictureSize(800, 600, [n, 3])]);
}
