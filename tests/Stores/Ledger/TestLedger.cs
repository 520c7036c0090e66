using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Stores;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>A running ledger on a database of its own, with short ways to say what tests say often.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    public static readonly Commodity Thb = Commodity.Money(Currency.Thb, test: true);
    public static readonly Commodity Sku = Commodity.Stock(new Id(42));

    /// <summary>
    /// A bank account opened with the mirror limit, as none of the chart is today. An account keeps the limits it was
    /// opened with, so the tests of limits and of the hashed bytes say theirs themselves and outlive the chart.
    /// </summary>
    public static readonly AccountKind LimitedBank =
        Chart.Bank with { Limits = AccountLimits.CreditsMustNotExceedDebits };

    /// <summary>With both limits, as none of the chart is today.</summary>
    public static readonly AccountKind Frozen = Chart.Suspense with
    {
        Limits = AccountLimits.DebitsMustNotExceedCredits | AccountLimits.CreditsMustNotExceedDebits,
    };

    private readonly TestDatabase _database;
    private readonly int _capacity;
    private int _requests;

    private TestLedger(TestDatabase database, ILedger ledger, ManualClock clock, int capacity)
    {
        (_database, Ledger, Clock, _capacity) = (database, ledger, clock, capacity);
        Journal = LedgerFactory.Journal(database.Database);
    }

    public ManualClock Clock { get; }

    public ILedger Ledger { get; private set; }

    public IJournal Journal { get; }

    public Database Database => _database.Database;

    public static Task<TestLedger> Open(Engine engine, int capacity = Memory.UsualCapacity) =>
        Open(engine, capacity, store => store);

    /// <summary>With a store that a test has put something in front of.</summary>
    internal static async Task<TestLedger> Open(
        Engine engine, int capacity, Func<IJournalStore, IJournalStore> wrap, bool alone = false)
    {
        TestDatabase database = alone ? await TestDatabase.CreateAlone(engine) : await TestDatabase.Create(engine);
        var clock = new ManualClock();
        await LedgerFactory.Prepare(database.Database);
        IJournalStore store = wrap(LedgerFactory.Store(database.Database));
        ILedger ledger = await LedgerLoop.Start(store, clock, NullLogger.Instance, capacity);
        return new TestLedger(database, ledger, clock, capacity);
    }

    /// <summary>As a second process would: a new loop on the same database.</summary>
    public async Task<ILedger> OpenAnother() =>
        await LedgerLoop.Start(LedgerFactory.Store(Database), Clock, NullLogger.Instance, _capacity);

    public async Task Restart()
    {
        await Ledger.DisposeAsync();
        Ledger = await OpenAnother();
    }

    /// <summary>Past the ledger, straight into its tables.</summary>
    public async Task Sql(params string[] statements)
    {
        await using System.Data.Common.DbConnection connection = await Database.Connect();
        foreach (string statement in statements) _ = await connection.Execute(statement);
    }

    public async Task<int> Book(int number) => (await Ledger.Book(new Id((UInt128)number))).Value;

    public static AccountKey Key(int book, AccountKind kind, int owner, Commodity? commodity = null) =>
        new(book, kind, new Id((UInt128)owner), commodity ?? (kind.Counts == CommodityKind.Stock ? Sku : Thb));

    public EntryRequest Entry(int book, params Step[] steps) => new()
    {
        Request = Request.Of("test", $"{Interlocked.Increment(ref _requests)}"),
        Book = book,
        Kind = "test.entry",
        Facts = Encoding.UTF8.GetBytes("[]"),
        Steps = steps,
    };

    public Task<Outcome<Receipt>> Post(int book, params Step[] steps) => Ledger.Post(Entry(book, steps));

    /// <summary>Puts units of stock on hand: the usual first line of a test.</summary>
    public async Task Seed(int book, int owner, long units)
    {
        Outcome<Receipt> seeded =
            await Post(book, new Move(Key(book, Chart.Supply, owner), Key(book, Chart.OnHand, owner), units));
        Assert.False(seeded.IsRefused, seeded.ToString());
    }

    public async Task<(long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted)> Counters(
        AccountKey key)
    {
        Account account = await Journal.Account(key);
        return (account.DebitsPending, account.DebitsPosted, account.CreditsPending, account.CreditsPosted);
    }

    public async Task AssertClean()
    {
        AuditReport report = await Journal.Audit();
        Assert.Equal([], report.Findings);
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public Instant Now => Instant.From(_now);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan span) => _now += span;
}
