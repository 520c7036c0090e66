using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>What the next group names is looked up while the last is written, and memory stays right.</summary>
public sealed class LookAheadTests
{
    /// <summary>What was looked up and then dropped, to keep memory small, is looked up again.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Memory_that_is_trimmed_between_groups_is_missed_by_nobody(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(engine, 2, inner => store = new FaultyStore(inner));
        int book = await test.Book(1);
        for (int owner = 1; owner <= 6; owner++) await test.Seed(book, owner, 10);
        using var queued = new ManualResetEventSlim();
        store!.BeforeCommit = _ =>
        {
            queued.Wait();
            return null;
        };
        Task[] posts = [.. Enumerable.Range(1, 12).Select(i => test.Seed(book, 1 + i % 6, 1))];
        queued.Set();
        await Task.WhenAll(posts);
        for (int owner = 1; owner <= 6; owner++)
            Assert.Equal((0, 0, 0, 12), await test.Counters(TestLedger.Key(book, Chart.OnHand, owner)));
        Assert.Equal(0, test.Ledger.Figures.Recoveries);
        await test.AssertClean();
    }

    /// <summary>Memory is ahead of the database then: what it holds must not be read over.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_hold_is_looked_up_while_its_account_is_being_written(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1), promised = TestLedger.Key(book, Chart.Promised, 50);
        await test.Seed(book, 1, 100);
        Reserve reserve = new(new Id(900), test.Clock.Now + TimeSpan.FromHours(1), [new Move(onHand, promised, 10)]);
        Assert.False((await test.Post(book, reserve)).IsRefused);
        // The hold and its accounts are forgotten, as after a long while: a failed commit drops all of memory.
        int left = 1;
        store!.BeforeCommit = _ => left-- > 0 ? new ConnectionLost() : null;
        Assert.False((await test.Post(book)).IsRefused);
        await Beside(
            store, () => test.Post(book, new Move(onHand, promised, 5)),
            () => test.Post(book, new PostHold(new Id(900))));
        Assert.Equal((0, 15, 0, 100), await test.Counters(onHand));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_subject_is_named_again_while_it_is_being_written(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int book = await test.Book(1);
        var card = new Card("order", "placed", new Id(1), new Id(2), null, []);
        Task<Outcome<Receipt>> Decided(int version) => test.Ledger.Post(
            test.Entry(book) with { Subject = new Subject(new Id(77), version, card) });
        Assert.False((await Decided(0)).IsRefused);
        await Beside(store!, () => Decided(1), () => Decided(2));
        Assert.Equal(3, (await test.Journal.Card(new Id(77)))?.Version);
        await test.AssertClean();
    }

    /// <summary>The second is queued when the first is about to be written, and looked up meanwhile.</summary>
    private static async Task Beside(
        FaultyStore store, Func<Task<Outcome<Receipt>>> first, Func<Task<Outcome<Receipt>>> second)
    {
        using ManualResetEventSlim writing = new(), queued = new();
        int left = 1;
        store.BeforeCommit = _ =>
        {
            if (left-- <= 0) return null;
            writing.Set();
            queued.Wait();
            store.LookUp = new TaskCompletionSource();
            return null;
        };
        Task<Outcome<Receipt>> one = first();
        writing.Wait();
        Task<Outcome<Receipt>> other = second();
        queued.Set();
        Assert.False((await one).IsRefused || (await other).IsRefused);
    }
}
