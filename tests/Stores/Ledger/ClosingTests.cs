using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Closed accounts where scripts do not reach: over restarts, within one commit, and under way.</summary>
public sealed class ClosingTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_closed_account_is_closed_after_a_restart(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        (int book, AccountKey onHand, AccountKey promised) = await Emptied(test);
        Assert.False((await test.Post(book, new CloseAccount(onHand))).IsRefused);
        await test.Restart();
        Assert.True((await test.Journal.Account(onHand)).IsClosed);
        Move back = new(promised, onHand, 1);
        Assert.Equal(LedgerRefusals.AccountClosed, (await test.Post(book, back)).Refusal?.Code);
        Assert.False((await test.Post(book, new ReopenAccount(onHand))).IsRefused);
        await test.Restart();
        Assert.False((await test.Journal.Account(onHand)).IsClosed);
        Assert.False((await test.Post(book, back)).IsRefused);
        await test.AssertClean();
    }

    /// <summary>
    /// Whatever one transaction writes, the account's row must pass the database's own check of closed accounts.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Closing_using_and_reopening_may_share_a_commit(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        (int book, AccountKey onHand, AccountKey promised) = await Emptied(test);
        Move back = new(promised, onHand, 1), again = new(onHand, promised, 1);
        CloseAccount close = new(onHand);
        ReopenAccount reopen = new(onHand);
        Step[][] entries =
            [[close], [back], [reopen], [back], [close], [again], [close], [reopen, close, reopen], [back]];
        string[] answers = new string[entries.Length];
        long before = test.Ledger.Figures.Commits;
        using var queued = new ManualResetEventSlim();
        store!.BeforeCommit = _ =>
        {
            queued.Wait();
            return null;
        };
        // The first keeps the loop waiting until the rest are queued behind it: they come in one group.
        Task<Outcome<Receipt>>[] posted = [test.Post(book), .. entries.Select(steps => test.Post(book, steps))];
        queued.Set();
        for (int i = 0; i < answers.Length; i++) answers[i] = (await posted[i + 1]).Refusal?.Code.Name ?? "ok";
        Assert.Equal(
            ["ok", "account_closed", "ok", "ok", "account_not_empty", "ok", "ok", "ok", "ok"], answers);
        Assert.InRange(test.Ledger.Figures.Commits - before, 1, 2);
        Assert.Equal((0, 11, 0, 12), await test.Counters(onHand));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_account_to_which_a_sweep_is_under_way_is_not_closed(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        AccountKey refundable = TestLedger.Key(book, Chart.Refundable, 50);
        _ = await test.Post(house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 900));
        _ = await test.Post(house, new Sweep(suspense, arrivals, 200));
        await test.Ledger.Settled();
        _ = await test.Post(book, new Move(arrivals, refundable, 200));

        // The second entry is lost, so that the sweep stays under way; the loop has reopened the journal meanwhile.
        store!.BeforeCommit = b => b.Entries.Any(e => e.Request.Fulfils is not null) ? new ConnectionLost() : null;
        Assert.False((await test.Post(house, new Sweep(suspense, arrivals, 700))).IsRefused);
        await test.Ledger.Settled();
        Refusal pending = (await test.Post(book, new CloseAccount(arrivals))).Refusal!;
        Assert.Equal(LedgerRefusals.AccountPending, pending.Code);
        Assert.Equal(("0", "0", "700"), (pending["debits"], pending["credits"], pending["arriving"]));

        store.BeforeCommit = _ => null;
        await test.Restart();
        await test.Ledger.Settled();
        Assert.Equal(LedgerRefusals.AccountNotEmpty, (await test.Post(book, new CloseAccount(arrivals))).Refusal?.Code);
        Move on = new(arrivals, refundable, 700);
        Assert.False((await test.Post(book, on, new CloseAccount(arrivals))).IsRefused);
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_of_the_same_commit_keeps_an_account_open_too(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        AccountKey refundable = TestLedger.Key(book, Chart.Refundable, 50);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        _ = await test.Post(house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 900));
        _ = await test.Post(house, new Sweep(suspense, arrivals, 200));
        await test.Ledger.Settled();
        _ = await test.Post(book, new Move(arrivals, refundable, 200));

        using var queued = new ManualResetEventSlim();
        store!.BeforeCommit = _ =>
        {
            queued.Wait();
            return null;
        };
        Task<Outcome<Receipt>>[] posted =
        [
            test.Post(book), test.Post(house, new Sweep(suspense, arrivals, 700)),
            test.Post(book, new CloseAccount(arrivals)),
        ];
        queued.Set();
        Assert.False((await posted[1]).IsRefused);
        Refusal pending = (await posted[2]).Refusal!;
        Assert.Equal((LedgerRefusals.AccountPending, "700"), (pending.Code, pending["arriving"]));
        await test.Ledger.Settled();
        Assert.Equal((0, 200, 0, 900), await test.Counters(arrivals));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_figures_of_a_refused_closing_are_told(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        await test.Seed(book, 1, 10);
        AccountKey supply = TestLedger.Key(book, Chart.Supply, 1), onHand = TestLedger.Key(book, Chart.OnHand, 1);
        Refusal full = (await test.Post(book, new CloseAccount(onHand))).Refusal!;
        Assert.Equal((LedgerRefusals.AccountNotEmpty, "10"), (full.Code, full["balance"]));
        Refusal owing = (await test.Post(book, new CloseAccount(supply))).Refusal!;
        Assert.Equal((LedgerRefusals.AccountNotEmpty, "-10"), (owing.Code, owing["balance"]));

        AccountKey promised = TestLedger.Key(book, Chart.Promised, 50), other = TestLedger.Key(book, Chart.OnHand, 2);
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        _ = await test.Post(
            book, new Reserve(new Id(900), deadline, [new Move(supply, other, 4), new Move(onHand, promised, 3)]));
        Refusal coming = (await test.Post(book, new CloseAccount(promised))).Refusal!;
        Assert.Equal(
            (LedgerRefusals.AccountPending, "0", "3", "0"),
            (coming.Code, coming["debits"], coming["credits"], coming["arriving"]));
        AccountKey market = TestLedger.Key(book, Chart.Supply, 2);
        _ = await test.Post(book, new Move(onHand, supply, 7), new Move(market, supply, 3));
        Refusal going = (await test.Post(book, new CloseAccount(supply))).Refusal!;
        Assert.Equal((LedgerRefusals.AccountPending, "4", "0"), (going.Code, going["debits"], going["credits"]));
        await test.AssertClean();
    }

    /// <summary>Ten sacks that came in and went out again.</summary>
    private static async Task<(int Book, AccountKey OnHand, AccountKey Promised)> Emptied(TestLedger test)
    {
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1), promised = TestLedger.Key(book, Chart.Promised, 50);
        await test.Seed(book, 1, 10);
        Assert.False((await test.Post(book, new Move(onHand, promised, 10))).IsRefused);
        return (book, onHand, promised);
    }
}
