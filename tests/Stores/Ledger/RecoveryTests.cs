using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;
using Verification = Sampan.VerifyJournal.Verification;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>What askers are told, and what is on disk, when a commit does not come back as it should.</summary>
public sealed class RecoveryTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_commit_that_failed_is_made_again(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        int left = 1;
        store.BeforeCommit = _ => left-- > 0 ? new ConnectionLost() : null;
        Receipt receipt = (await test.Post(book, Supply(book, 5))).Value;
        Assert.False(receipt.Repeated);
        Assert.Equal((0, 0, 0, 5), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        Assert.Equal(1, test.Ledger.Figures.Recoveries);
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_commit_that_happened_unheard_is_found_and_not_made_twice(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        int left = 1;
        store.AfterCommit = _ => left-- > 0 ? new ConnectionLost() : null;
        Receipt receipt = (await test.Post(book, Supply(book, 5))).Value;
        Assert.True(receipt.Repeated);
        Assert.Equal((0, 0, 0, 5), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    /// <summary>What is not given back to the pool when a store begins anew would be missing there for good.</summary>
    [Theory, InlineData(Engine.Postgres)]
    public async Task However_often_it_begins_anew_it_holds_no_more_connections(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        int left = 0;
        store.BeforeCommit = _ => left-- > 0 ? new ConnectionLost() : null;
        const int times = 30;
        for (int i = 0; i < times; i++)
        {
            left = 1;
            _ = (await test.Post(book, Supply(book, 1))).Value;
        }
        Assert.Equal(times, test.Ledger.Figures.Recoveries);
        await using System.Data.Common.DbConnection asked = await test.Database.Connect();
        List<long> open = await asked
            .Command(
                "SELECT count(*) FROM pg_stat_activity " +
                "WHERE datname = current_database() AND backend_type = 'client backend'")
            .Rows(row => row.GetInt64(0));
        // Two of the store's own, and those that tests ask with, however many at once.
        Assert.InRange(open[0], 3, times - 5);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Under_load_with_every_fourth_commit_failing_each_entry_is_there_once(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        int commits = 0;
        store.BeforeCommit = _ => ++commits % 8 == 0 ? new ConnectionLost() : null;
        store.AfterCommit = _ => commits % 8 == 4 ? new ConnectionLost() : null;
        Receipt[][] receipts = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            var mine = new Receipt[30];
            for (int i = 0; i < mine.Length; i++) mine[i] = (await test.Post(book, Supply(book, 1))).Value;
            return mine;
        }));
        Assert.Equal(480, receipts.SelectMany(r => r).Select(r => r.Seq).Distinct().Count());
        Assert.Equal((0, 0, 0, 480), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        Assert.NotEqual(0, test.Ledger.Figures.Recoveries);
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task While_the_database_is_away_the_answer_is_unavailable_and_then_it_goes_on(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        EntryRequest entry = test.Entry(book, Supply(book, 5));
        bool away = true;
        store.BeforeCommit = _ => away ? new ConnectionLost() : null;
        store.OpeningsToFail = 3;
        for (int i = 0; i < 3; i++)
            Assert.Equal(LedgerRefusals.LedgerUnavailable, (await test.Ledger.Post(entry)).Refusal?.Code);
        away = false;
        Assert.False((await test.Ledger.Post(entry)).Value.Repeated);
        Assert.Equal((0, 0, 0, 5), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_entry_the_database_itself_refuses_fails_alone(Engine engine)
    {
        (TestLedger test, _) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        await test.Sql(engine == Engine.Sqlite
            ? "CREATE TRIGGER poison BEFORE INSERT ON ledger_entry WHEN NEW.kind = 'poison' " +
              "BEGIN SELECT RAISE(ABORT, 'no'); END"
            : "ALTER TABLE ledger_entry ADD CONSTRAINT poison CHECK (kind <> 'poison')");
        Outcome<Receipt>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => test.Ledger.Post(
            test.Entry(book, Supply(book, 1)) with { Kind = i == 20 ? "poison" : "plain" })));
        Assert.Equal(LedgerRefusals.LedgerUnavailable, outcomes[20].Refusal?.Code);
        Assert.Equal(63, outcomes.Count(o => !o.IsRefused));
        Assert.Equal((0, 0, 0, 63), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_bug_met_in_one_entry_is_its_askers_alone(Engine engine)
    {
        (TestLedger test, _) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        Task<Outcome<Receipt>>[] posts = [.. Enumerable.Range(0, 30).Select(i => i == 10
            ? test.Post(book, Supply(book, 1), new NobodysStep())
            : test.Post(book, Supply(book, 1)))];
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => posts[10]);
        for (int i = 0; i < posts.Length; i++)
            if (i != 10) Assert.False((await posts[i]).IsRefused);
        Assert.Equal((0, 0, 0, 29), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    /// <summary>The fault of a work's first run must not be handed out after its second run succeeded.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_bug_outside_any_entry_is_gone_with_the_next_try(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        int left = 1;
        store.BeforeCommit = b => b.Entries.Count > 1 && left-- > 0 ? new InvalidOperationException("a bug") : null;
        Outcome<Receipt>[] outcomes =
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => test.Post(book, Supply(book, 1))));
        Assert.All(outcomes, o => Assert.False(o.IsRefused));
        Assert.Equal((0, 0, 0, 100), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_lost_half_way_is_listed_and_finished_at_the_next_start(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        store.BeforeCommit = b => b.Entries.Any(e => e.Request.Fulfils is not null) ? new ConnectionLost() : null;
        Move statement = new(TestLedger.Key(house, Chart.Bank, 1), suspense, 700);
        Assert.False((await test.Post(house, statement, new Sweep(suspense, arrivals, 700))).IsRefused);
        await test.Ledger.Settled();

        AuditReport before = await test.Journal.Audit();
        Assert.Empty(before.Findings);
        Assert.Equal((700, 0, 700), Figures(before));

        await test.Restart();
        await test.Ledger.Settled();
        AuditReport after = await test.Journal.Audit();
        Assert.Empty(after.Findings);
        Assert.Equal((700, 700, 0), Figures(after));
        Assert.Equal((0, 0, 0, 700), await test.Counters(arrivals));

        static (long, long, long) Figures(AuditReport report)
        {
            TransitPair pair = Assert.Single(report.Transits);
            return (pair.Sent, pair.Arrived, pair.InFlight);
        }
    }

    /// <summary>They are not sent again before anything else could be written, and then they are.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sweeps_that_cannot_arrive_end_in_the_outbox_and_go_on_with_the_next_commit(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        _ = await test.Post(house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 500));
        bool isBroken = true;
        store.BeforeCommit = batch => isBroken && batch.Entries.Any(entry => entry.Request.Fulfils is not null)
            ? new ConnectionLost()
            : null;
        Assert.False((await test.Post(house, new Sweep(suspense, arrivals, 200))).IsRefused);
        Assert.False((await test.Post(house, new Sweep(suspense, arrivals, 300))).IsRefused);
        await test.Ledger.Settled();
        Assert.Equal((0, 0, 0, 0), await test.Counters(arrivals));

        isBroken = false;
        await test.Seed(book, 1, 1);
        await test.Ledger.Settled();
        Assert.Equal((0, 0, 0, 500), await test.Counters(arrivals));
        await test.AssertClean();
    }

    /// <summary>The audit and the program that shares no code with it count a sweep back as they do one out.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_on_its_way_back_is_listed_and_no_finding(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey bank = TestLedger.Key(house, Chart.Bank, 1), suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        Sweep there = new(suspense, arrivals, 1000), back = new(arrivals, TestLedger.Key(house, Chart.Payout, 1), 300);
        Assert.False((await test.Post(house, new Move(bank, suspense, 2000), there)).IsRefused);
        await test.Ledger.Settled();
        store.BeforeCommit = b => b.Entries.Any(e => e.Request.Fulfils is not null) ? new ConnectionLost() : null;
        Assert.False((await test.Post(book, back)).IsRefused);
        await test.Ledger.Settled();

        foreach (long underWay in (long[])[300, 0])
        {
            AuditReport report = await test.Journal.Audit();
            Assert.Equal([], report.Findings);
            Assert.Equal(underWay, Assert.Single(report.Transits).InFlight);
            Verification other = Verification.Of((await ExportTests.Text(test)).TrimEnd('\n').Split('\n'), [], null)!;
            Assert.Equal([], other.Findings.All);
            Assert.Equal(underWay, Assert.Single(other.Transits).InFlight);
            await test.Restart();
            await test.Ledger.Settled();
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_that_meets_a_bug_does_not_keep_the_ledger_from_closing(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        store.BeforeCommit = b =>
            b.Entries.Any(e => e.Request.Fulfils is not null) ? new InvalidOperationException("a bug") : null;
        _ = await test.Post(
            house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 700),
            new Sweep(suspense, TestLedger.Key(book, Chart.Arrivals, 50), 700));
        await test.Restart();
        await test.Ledger.Settled();
        Assert.Equal((0, 0, 0, 700), await test.Counters(TestLedger.Key(book, Chart.Arrivals, 50)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_bug_that_stays_is_told_to_its_asker_and_the_ledger_goes_on(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        store.BeforeCommit = _ => new InvalidOperationException("a bug");
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Post(book, Supply(book, 1)));
        store.BeforeCommit = _ => null;
        Assert.False((await test.Post(book, Supply(book, 1))).IsRefused);
        Assert.Equal((0, 0, 0, 1), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
    }

    /// <summary>However many wait: a commit is not to take for ever, nor to be made again for ever.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_commit_holds_a_thousand_entries_at_most(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        using var first = new ManualResetEventSlim();
        using var queued = new ManualResetEventSlim();
        List<int> sizes = [];
        store.BeforeCommit = batch =>
        {
            first.Set();
            queued.Wait();
            sizes.Add(batch.Entries.Count);
            return null;
        };
        // All others are asked for while the first is being committed: none can slip into its group.
        Task<Outcome<Receipt>> one = test.Post(book);
        first.Wait(TestContext.Current.CancellationToken);
        Task<Outcome<Receipt>>[] posts = [one, .. Enumerable.Range(0, 1500).Select(_ => test.Post(book))];
        queued.Set();
        Assert.All(await Task.WhenAll(posts), outcome => Assert.False(outcome.IsRefused));
        Assert.Equal(1501, sizes.Sum());
        Assert.All(sizes, size => Assert.True(size <= 1000, $"{size}"));
    }

    /// <summary>Who reopened once too often would take the new owner's epoch for its own.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_queued_when_another_takes_over_is_fenced_too(Engine engine)
    {
        (TestLedger test, FaultyStore store) = await Open(engine);
        await using TestLedger owned = test;
        int book = await test.Book(1);
        using var taken = new ManualResetEventSlim();
        store.BeforeCommit = _ =>
        {
            taken.Wait();
            return null;
        };
        Task<Outcome<Receipt>>[] posts = [.. Enumerable.Range(0, 4).Select(_ => test.Post(book, Supply(book, 1)))];
        await using ILedger second = await test.OpenAnother();
        taken.Set();
        foreach (Task<Outcome<Receipt>> post in posts)
            Assert.Equal(LedgerRefusals.LedgerFenced, (await post).Refusal?.Code);
        Assert.Equal(LedgerRefusals.LedgerFenced, (await test.Ledger.Book(new Id(2))).Refusal?.Code);
        Assert.Equal((0, 0, 0, 0), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        await test.AssertClean();
    }

    private const string Kill =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() " +
        "AND application_name <> 'killer' AND query LIKE '%ledger_%'";

    /// <summary>The server ends the loop's connection again and again while sixteen clients write.</summary>
    [Fact]
    public async Task Postgres_may_end_the_connection_at_any_moment()
    {
        await using TestLedger test =
            await TestLedger.Open(Engine.Postgres, Memory.UsualCapacity, store => store, alone: true);
        int book = await test.Book(1);
        // On a connection of its own, outside the pool: what it kills is the loop's, not the next reader's.
        string killer = new NpgsqlConnectionStringBuilder(test.Database.ConnectionString)
        {
            Pooling = false,
            ApplicationName = "killer",
        }.ToString();
        int acknowledged = 0;
        long[][] seqs = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            var mine = new long[50];
            for (int i = 0; i < mine.Length; i++)
            {
                EntryRequest entry = test.Entry(book, Supply(book, 1));
                Outcome<Receipt> outcome = await test.Ledger.Post(entry);
                while (outcome.IsRefused) outcome = await test.Ledger.Post(entry);
                mine[i] = outcome.Value.Seq;
                if (Interlocked.Increment(ref acknowledged) % 80 == 0)
                {
                    await PostgresServer.Run(killer, Kill);
                }
            }
            return mine;
        }));
        Assert.Equal(800, seqs.SelectMany(s => s).Distinct().Count());
        Assert.Equal((0, 0, 0, 800), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));
        Assert.NotEqual(0, test.Ledger.Figures.Recoveries);
        await test.AssertClean();
    }

    private static async Task<(TestLedger Test, FaultyStore Store)> Open(Engine engine)
    {
        FaultyStore? faulty = null;
        TestLedger test = await TestLedger.Open(engine, Memory.UsualCapacity, store => faulty = new FaultyStore(store));
        return (test, faulty!);
    }

    private static Move Supply(int book, long units) =>
        new(TestLedger.Key(book, Chart.Supply, 1), TestLedger.Key(book, Chart.OnHand, 1), units);

    private sealed record NobodysStep : Step;
}
