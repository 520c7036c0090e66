using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Value that crosses from book to book when something comes in between.</summary>
public sealed class SweepTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_whose_commit_went_unheard_arrives_without_a_restart(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        (int house, AccountKey arrivals) = await Books(test);
        int left = 1;
        store!.AfterCommit = b => b.Entries.Any(e => e.Outbox.Count > 0) && left-- > 0 ? new ConnectionLost() : null;
        Assert.True((await test.Post(house, Send(house, arrivals, 700))).Value.Repeated);
        await test.Ledger.Settled();
        Assert.Equal((0, 0, 0, 700), await test.Counters(arrivals));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sweeps_go_on_after_a_restart(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        (int house, AccountKey arrivals) = await Books(test);
        for (int turn = 0; turn < 2; turn++)
        {
            Assert.False((await test.Post(house, Send(house, arrivals, 350))).IsRefused);
            await test.Ledger.Settled();
            await test.Restart();
        }
        Assert.Equal((0, 0, 0, 700), await test.Counters(arrivals));
        await test.AssertClean();
    }

    /// <summary>It is asked again at every start: a refusal that is kept would be its answer for a month.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_that_cannot_arrive_waits_and_its_refusal_is_not_kept(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        (int house, AccountKey arrivals) = await Books(test);
        Move full = new(TestLedger.Key(arrivals.Book, Chart.Bank, 1), arrivals, Money.Cap);
        Assert.False((await test.Post(arrivals.Book, full)).IsRefused);
        Assert.False((await test.Post(house, Send(house, arrivals, 1))).IsRefused);
        await test.Ledger.Settled();
        await using (var connection = await test.Database.Connect())
            Assert.Equal(
                0, (await connection.Command("SELECT count(*) FROM ledger_attempt").Rows(row => row.GetInt64(0)))[0]);
        AuditReport report = await test.Journal.Audit();
        Assert.Equal([], report.Findings);
        Assert.Equal(1, Assert.Single(report.Transits).InFlight);
    }

    /// <summary>From the book with the higher number to the lower, and nothing ever went the other way.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_sweep_under_way_to_the_house_is_listed_too(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        (int house, AccountKey arrivals) = await Books(test);
        store!.BeforeCommit = b => b.Entries.Any(e => e.Request.Fulfils is not null) ? new ConnectionLost() : null;
        Assert.False((await test.Post(
            arrivals.Book, new Move(TestLedger.Key(arrivals.Book, Chart.Bank, 1), arrivals, 9),
            new Sweep(arrivals, TestLedger.Key(house, Chart.Payout, 1), 9))).IsRefused);
        await test.Ledger.Settled();
        AuditReport report = await test.Journal.Audit();
        Assert.Equal([], report.Findings);
        TransitPair pair = Assert.Single(report.Transits);
        Assert.Equal((9, 0, 9), (pair.Sent, pair.Arrived, pair.InFlight));
    }

    /// <summary>Each pair of books and each commodity by itself, and both ways between two books together.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sweeps_under_way_are_told_apart_by_books_and_commodity(Engine engine)
    {
        FaultyStore? store = null;
        await using TestLedger test = await TestLedger.Open(
            engine, Memory.UsualCapacity, inner => store = new FaultyStore(inner));
        (int house, AccountKey arrivals) = await Books(test);
        AccountKey others = arrivals with { Book = await test.Book(2) };
        AccountKey yen = arrivals with { Commodity = Commodity.Money(Currency.Jpy, test: true) };
        using ManualResetEventSlim writing = new(), queued = new(), arriving = new();
        store!.BeforeCommit = batch =>
        {
            writing.Set();
            (batch.Entries.Any(e => e.Request.Fulfils is not null) ? arriving : queued).Wait();
            return null;
        };
        // All four are begun in one commit, behind another, and the next one waits.
        Task<Outcome<Receipt>> first = test.Post(house);
        writing.Wait();
        Move back = new(TestLedger.Key(arrivals.Book, Chart.Bank, 1), arrivals, 3);
        Task<Outcome<Receipt>>[] posts =
        [
            test.Post(house, Send(house, arrivals, 9)), test.Post(house, Send(house, others, 5)),
            test.Post(house, Send(house, yen, 7)),
            test.Post(arrivals.Book, back, new Sweep(arrivals, TestLedger.Key(house, Chart.Payout, 1), 3)),
        ];
        queued.Set();
        foreach (Task<Outcome<Receipt>> post in posts.Prepend(first)) Assert.False((await post).IsRefused);
        IEnumerable<(int, string, long)> underWay = await UnderWay();
        arriving.Set();
        Assert.Equal(
            [(arrivals.Book, "JPY.test", 7), (arrivals.Book, "THB.test", 12), (others.Book, "THB.test", 5)], underWay);
        await test.Ledger.Settled();
        Assert.All(await UnderWay(), transit => Assert.Equal(0, transit.InFlight));

        async Task<IEnumerable<(int Book, string Commodity, long InFlight)>> UnderWay()
        {
            AuditReport report = await test.Journal.Audit();
            // A loop that still waited would keep a test that fails from ending.
            if (report.Findings.Count > 0) arriving.Set();
            Assert.Equal([], report.Findings);
            return report.Transits.Select(t => (t.To, t.Commodity, t.InFlight)).Order();
        }
    }

    private static async Task<(int House, AccountKey Arrivals)> Books(TestLedger test) => (
        (await test.Ledger.Book(Id.None)).Value, TestLedger.Key(await test.Book(1), Chart.Arrivals, 50));

    private static Step[] Send(int house, AccountKey arrivals, long amount)
    {
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8, arrivals.Commodity);
        Move statement = new(TestLedger.Key(house, Chart.Bank, 1, arrivals.Commodity), suspense, amount);
        return [statement, new Sweep(suspense, arrivals, amount)];
    }
}
