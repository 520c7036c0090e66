using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Market.Rows;
using Sampan.Storage;
using Sampan.Tests.Stores.Market;

namespace Sampan.Tests.Stores.Storage;

public sealed class GateTests
{
    [Fact]
    public async Task Saves_of_ef_all_land_while_another_writer_hammers()
    {
        await using TestDatabase database = await TestDatabase.Create(Engine.Sqlite);
        await MarketFactory.Prepare(database.Database);
        IMarket market = MarketFactory.Open(database.Database);
        bool stop = false;
        var begun = new TaskCompletionSource();
        Task hammer = Task.Run(() => Hammer(database.Database, begun, () => Volatile.Read(ref stop)));
        await await Task.WhenAny(begun.Task, hammer);

        for (int i = 0; i < 50; i++)
            Assert.False((await market.SaveShop(Samples.Shop($"shop-{i}"), Samples.Now)).IsRefused);
        Volatile.Write(ref stop, true);

        await hammer;
        Assert.Equal(50, (await market.ShopsOf(Samples.Firm)).Count);
    }

    [Fact]
    public async Task A_transaction_that_is_only_disposed_lets_the_next_writer_in()
    {
        await using TestDatabase database = await TestDatabase.Create(Engine.Sqlite);
        await MarketFactory.Prepare(database.Database);
        await using (MarketContext context = MarketFactory.Contexts(database.Database)())
        {
            await using (await context.Database.BeginTransactionAsync()) { }
            using WriteGate.Pass pass = await database.Database.Gate.Enter();
        }
        await using (MarketContext context = MarketFactory.Contexts(database.Database)())
        {
            // The connection stays open after the transaction, so that its closing cannot be what gives the pass back.
            await context.Database.OpenConnectionAsync();
            await using (var transaction = await context.Database.BeginTransactionAsync())
                await transaction.RollbackAsync();
            using WriteGate.Pass pass = await database.Database.Gate.Enter();
        }
    }

    [Fact]
    public async Task A_save_that_fails_lets_the_next_writer_in()
    {
        await using TestDatabase database = await TestDatabase.Create(Engine.Sqlite);
        await MarketFactory.Prepare(database.Database);
        await using MarketContext context = MarketFactory.Contexts(database.Database)();
        _ = context.Listings.Add(Samples.Row(shop: Id.New(Samples.Now)));
        _ = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
        using WriteGate.Pass pass = await database.Database.Gate.Enter();
    }

    [Fact]
    public async Task A_save_waits_for_whoever_is_in_the_gate()
    {
        await using TestDatabase database = await TestDatabase.Create(Engine.Sqlite);
        await MarketFactory.Prepare(database.Database);
        WriteGate.Pass pass = await database.Database.Gate.Enter();
        Task<Outcome<Shop>> save = MarketFactory.Open(database.Database).SaveShop(Samples.Shop("later"), Samples.Now);
        await using (DbConnection connection = await database.Database.Connect())
        {
            // The database itself is free: only the gate holds the save back.
            await connection.Execute("UPDATE change_counter SET seq = seq");
            Assert.False(save.IsCompleted);
        }
        pass.Dispose();
        Assert.False((await save).IsRefused);
    }

    [Fact]
    public async Task Saving_without_async_is_a_bug()
    {
        await using TestDatabase database = await TestDatabase.Create(Engine.Sqlite);
        await using MarketContext context = MarketFactory.Contexts(database.Database)();
        _ = Assert.Throws<InvalidOperationException>(() => context.SaveChanges());
    }

    private static async Task Hammer(Database database, TaskCompletionSource begun, Func<bool> stop)
    {
        await using DbConnection connection = await database.Connect();
        await connection.Execute("CREATE TABLE hammer (n INTEGER)");
        while (!stop())
        {
            using WriteGate.Pass pass = await database.Gate.Enter();
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await connection.Execute("INSERT INTO hammer (n) VALUES (1)");
            await transaction.CommitAsync();
            _ = begun.TrySetResult();
        }
    }
}
