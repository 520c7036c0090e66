using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Market;

/// <summary>A market with one shop, <c>mango</c>, on a database of its own.</summary>
internal sealed class TestMarket : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TestMarket(TestDatabase database)
    {
        _database = database;
        Market = MarketFactory.Open(database.Database);
        Addresses = MarketFactory.Addresses(database.Database);
        Pictures = MarketFactory.Pictures(database.Database);
        Freight = MarketFactory.Freight(database.Database);
    }

    internal IMarket Market { get; }

    internal IOrderAddresses Addresses { get; }

    internal IPictures Pictures { get; }

    internal IFreightCards Freight { get; }

    internal Id Shop { get; private set; }

    internal static async Task<TestMarket> Create(Engine engine)
    {
        var market = new TestMarket(await TestDatabase.Create(engine));
        await MarketFactory.Prepare(market._database.Database);
        market.Shop = (await market.Market.SaveShop(Samples.Shop("mango"), Samples.Now)).Value.Id;
        return market;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
