using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Stores.Identity;
using Sampan.Tests.Stores.Ledger;
using Sampan.Tests.Stores.Market;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// Sellers with a listing, stock and a rate card each, and a buyer with a cart. What a unit costs is
/// <see cref="Samples"/>'; no tariff is loaded, so what the border charges is not known.
/// </summary>
internal sealed class TestShop : IAsyncDisposable
{
    internal static readonly BuyerDetails Yuki =
        new("yuki@example.com", "Yuki Tanaka", ["2-4-6 Demo-machi, Kita-ku", "Osaka 530-0000"]);

    internal static readonly Id Cart = new(4711);

    private readonly TestKey _key = new();
    private int _lines;

    private TestShop(TestTrade trade, TestIdentity identity)
    {
        (Trade, Identity) = (trade, identity);
        Market = MarketFactory.Open(trade.Database);
        IOrderAddresses addresses = MarketFactory.Addresses(trade.Database);
        Freight = MarketFactory.Freight(trade.Database);
        IBorder border = IBorder.Create();
        ITariffShelf shelf = BorderFactory.Shelf(trade.Database, border, _key.Key);
        var doors = new DoorPrices(border, shelf, Freight);
        Prices = new CartPrices(Market, doors, new AddStock(trade.Desk));
        var buyers = new BuyerDesk(
            trade.Desk, identity.Codes, identity.Vault, identity.Mail, addresses, identity.Proven);
        CheckOut = new CheckOut(
            Prices, new MakeOffer(trade.Desk, doors, shelf, identity.Firms, addresses), buyers, trade.Desk,
            identity.Codes);
        Orders = new BuyerOrders(trade.Desk, buyers, identity.Proven, addresses);
    }

    internal TestTrade Trade { get; }

    internal TestIdentity Identity { get; }

    internal IMarket Market { get; }

    internal IFreightCards Freight { get; }

    internal CartPrices Prices { get; }

    internal CheckOut CheckOut { get; }

    internal BuyerOrders Orders { get; }

    internal static async Task<TestShop> Open(Engine engine)
    {
        TestTrade trade = await TestTrade.Open(engine);
        await MarketFactory.Prepare(trade.Database);
        await BorderFactory.Prepare(trade.Database);
        return new TestShop(trade, await TestIdentity.Create(engine));
    }

    /// <summary>A seller with one listing, so much of it on hand, and a rate card.</summary>
    internal async Task<Listing> Sells(string name, long units)
    {
        Id owner = await Identity.NewPerson($"{name}@example.com");
        Firm firm = (await Identity.Firms.Open(owner, FirmsTests.Details(), Now)).Value;
        Shop shop = (await Market.SaveShop(Samples.Shop(name) with { Firm = firm.Id }, Now)).Value;
        Listing listing = (await Market.SaveListing(
            Samples.Listing(shop.Id, "goods") with { Firm = firm.Id }, Now)).Value;
        await Stock(listing, units);
        _ = await Freight.Save(new SaveCard(firm.Id, Id.None, 0, FreightCardTests.Card(100_00)), Now);
        return listing;
    }

    /// <summary>Another product of the same seller.</summary>
    internal async Task<Listing> SellsToo(Listing first, string name, long units)
    {
        Listing listing = (await Market.SaveListing(
            Samples.Listing(first.Shop, name) with { Firm = first.Firm }, Now)).Value;
        await Stock(listing, units);
        return listing;
    }

    internal async Task Stock(Listing listing, long units) => _ = TestTrade.Done(await new AddStock(Trade.Desk).Run(
        new(Request.Of("stock", $"{listing.Id}", $"{units}"), listing.Firm, listing.Id, units)));

    /// <summary>One product to Japan with what it costs now.</summary>
    internal Task<AgreedParcel> Parcel(Listing listing, long units) => Parcel((listing, units));

    /// <summary>Several, as one order.</summary>
    internal async Task<AgreedParcel> Parcel(params (Listing Listing, long Units)[] goods)
    {
        CartLine[] lines =
        [
            .. goods.Select(g => new CartLine(
                new Id((UInt128)(++_lines)), g.Listing.Id, g.Units, Country.Japan, Id.None)),
        ];
        return new AgreedParcel(lines, (await Prices.Together(lines, Now.UtcDate)).Value.PayNow);
    }

    /// <summary>Asks for the code and checks out as the person who reads the letter.</summary>
    internal async Task<CheckedOutParcel[]> Order(string key, params AgreedParcel[] parcels)
    {
        await SendCode();
        Outcome<IReadOnlyList<CheckedOutParcel>> done = await Run(key, Identity.LastCode(), parcels);
        return [.. TestTrade.Done(done)];
    }

    internal async Task SendCode()
    {
        // Letters of one moment lie in no order.
        Trade.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await CheckOut.SendCode(
            Cart, Yuki, "Osaka", code => new Letter("Code", $"Your code is {code}.")));
    }

    internal Task<Outcome<IReadOnlyList<CheckedOutParcel>>> Run(
        string key, string code, params AgreedParcel[] parcels) => CheckOut.Run(
            new CheckOut.Command(Cart, key, parcels, Yuki, "Osaka", code),
            (terms, token) => new Letter($"Order {terms.Reference}", token));

    internal async Task<int> OrderCount() =>
        (await Trade.Journal.Cards(new CardQuery(Sampan.Journeys.OrderDesk.Kind))).Count;

    internal async Task<PersonCard> Account(string email, bool confirmed)
    {
        Id person = await Identity.NewPerson(email);
        return await Identity.Ask<IPeople, PersonCard>(async people =>
        {
            if (confirmed) Assert.Null(await people.ConfirmEmail(person));
            return (await people.Person(person)).Value;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Trade.DisposeAsync();
        await Identity.DisposeAsync();
        _key.Dispose();
    }

    private Instant Now => Trade.Clock.Now;
}
