using Microsoft.EntityFrameworkCore;
using Sampan.Market.Freight;
using Sampan.Market.Orders;
using Sampan.Market.Pictures;
using Sampan.Market.Rows;
using Sampan.Market.Shops;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Market;

/// <summary>Opens the market of an installation. What it hands out is safe to share between requests.</summary>
public static class MarketFactory
{
    /// <summary>Makes the market's tables where they are missing.</summary>
    public static async Task Prepare(Database database)
    {
        await Changes.Prepare(database);
        await Schema.Apply(database, typeof(MarketFactory).Assembly, "market");
        await Schema.Apply(database, typeof(MarketFactory).Assembly, "pictures");
        await Schema.Apply(database, typeof(MarketFactory).Assembly, "freight");
        await FreightOfListings.Move(Contexts(database));
    }

    public static IMarket Open(Database database) => new MarketDesk(Contexts(database));

    public static IPictures Pictures(Database database) => new PictureDesk(Contexts(database));

    public static IOrderAddresses Addresses(Database database) => new OrderAddresses(Contexts(database));

    public static IFreightCards Freight(Database database) => new FreightDesk(Contexts(database));

    /// <summary>A context lives for one question or one command.</summary>
    internal static Func<MarketContext> Contexts(Database database)
    {
        var options = new DbContextOptionsBuilder<MarketContext>();
        _ = options.UseSampan(database);
        return () => new MarketContext(options.Options);
    }
}
