using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Market.Rows;
using Sampan.Storage;
using Sampan.Storage.Entities;
using Sampan.Tests.Stores.Market;

namespace Sampan.Tests.Stores.Storage;

public sealed class ChangesTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Numbers_of_concurrent_writers_have_no_gap_and_a_follower_misses_none(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await MarketFactory.Prepare(database.Database);
        IMarket market = MarketFactory.Open(database.Database);
        const int writers = 8, each = 10;
        Task[] tasks = [.. Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < each; i++)
                Assert.False((await market.SaveShop(Samples.Shop($"shop-{writer}-{i}"), Samples.Now)).IsRefused);
        }))];
        Task all = Task.WhenAll(tasks);

        // The follower reads while they write and never looks back: what became visible late would be missed.
        var seen = new List<Change>();
        while (true)
        {
            bool last = all.IsCompleted;
            long after = seen.Count == 0 ? 0 : seen[^1].Seq;
            IReadOnlyList<Change> next = await Changes.After(database.Database, after, 1000);
            seen.AddRange(next);
            if (last && next.Count == 0) break;
        }

        await all;
        Assert.Equal(Enumerable.Range(1, writers * each).Select(n => (long)n), seen.Select(change => change.Seq));
        Assert.Equal(writers * each, seen.Select(change => change.Id).Distinct().Count());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_refused_save_uses_no_number(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await MarketFactory.Prepare(database.Database);
        IMarket market = MarketFactory.Open(database.Database);
        Assert.False((await market.SaveShop(Samples.Shop("first"), Samples.Now)).IsRefused);
        await using (MarketContext context = MarketFactory.Contexts(database.Database)())
        {
            // Past the rules, straight into the unique index.
            SaveShop taken = Samples.Shop("first");
            _ = context.Shops.Add(new Shop
            {
                Id = Id.New(Samples.Now),
                Firm = taken.Firm,
                Slug = taken.Slug,
                Words = taken.Words,
                ChangedAt = Samples.Now,
            });
            DbUpdateException refused = await Assert.ThrowsAsync<DbUpdateException>(
                () => context.SaveNoting(Samples.Now, ("shop", Id.None)));
            Assert.True(refused.IsTaken());
        }
        Assert.False((await market.SaveShop(Samples.Shop("second"), Samples.Now)).IsRefused);

        IReadOnlyList<Change> changes = await Changes.After(database.Database, 0, 10);
        Assert.Equal([1, 2], changes.Select(change => change.Seq));
        Assert.Equal(Samples.Now, changes[0].At);
    }
}
