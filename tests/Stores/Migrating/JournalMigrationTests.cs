using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Storage.Migrating;
using Sampan.Tests.Stores.Ledger;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Migrating;

/// <summary>
/// A journal with one of everything, a sweep on its way and a signed checkpoint is moved, and the ledger goes on there.
/// </summary>
public sealed class JournalMigrationTests
{
    [Fact]
    public async Task A_ledger_goes_on_on_the_other_engine_as_if_nothing_had_happened()
    {
        await using TestDatabase into = await TestDatabase.CreateAlone(Engine.Postgres);
        using var key = new TestKey();
        FaultyStore? store = null;
        await using TestLedger test =
            await TestLedger.Open(Engine.Sqlite, 1000, inner => store = new FaultyStore(inner));
        RichHistory history = await RichHistory.Lay(test);
        Assert.False((await LedgerFactory.Snapshots(test.Database, key.Key).Make(test.Clock.Now)).IsRefused);
        Checkpoint kept = (await LedgerFactory.Checkpoints(test.Database, key.Key).Latest())!;
        int book = history.Books[0];
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, book), other = TestLedger.Key(book, Chart.OnHand, 4711);
        EntryRequest posted = test.Entry(book, new Move(onHand, other, 5));
        EntryRequest refused = test.Entry(book, new Move(other, onHand, 1000));
        Receipt first = (await test.Ledger.Post(posted)).Value;
        Refusal? before = (await test.Ledger.Post(refused)).Refusal;
        Assert.Equal(LedgerRefusals.BalanceShort, before?.Code);
        // Its second half never happens here.
        store!.BeforeCommit = b => b.Entries.Any(e => e.Request.Fulfils is not null) ? new ConnectionLost() : null;
        AccountKey payable = TestLedger.Key(book, Chart.Payable, book);
        Sweep sweep = new(payable, TestLedger.Key(history.House, Chart.Payout, book), 150);
        Assert.False((await test.Ledger.Post(test.Entry(book, sweep))).IsRefused);
        await test.Ledger.Settled();

        JournalProof moved = await Move(test.Database, into.Database);
        Assert.Equal((1, 150), (moved.Chain.Checkpoints, moved.Audit.Transits.Sum(pair => pair.InFlight)));

        await using ILedger there = await LedgerFactory.Open(into.Database, test.Clock, NullLogger.Instance);
        await there.Settled();
        Receipt again = (await there.Post(posted)).Value;
        Assert.Equal((true, first.Seq, first.Hash), (again.Repeated, again.Seq, again.Hash));
        Assert.False((await there.Post(test.Entry(book, new Move(Supply(book), other, 5000)))).IsRefused);
        Assert.Equal(before, (await there.Post(refused)).Refusal);
        Assert.False((await there.Post(test.Entry(book, new PostHold(Hold(book, 5))))).IsRefused);
        Assert.Equal(
            LedgerRefusals.HoldPosted, (await there.Post(test.Entry(book, new PostHold(Hold(book, 1))))).Refusal?.Code);
        IJournal journal = LedgerFactory.Journal(into.Database);
        AuditReport report = await journal.Audit();
        Assert.Equal([], report.Findings);
        Assert.All(report.Transits, pair => Assert.Equal(0, pair.InFlight));
        Checkpoint next = await LedgerFactory.Checkpoints(into.Database, key.Key).Make(test.Clock.Now);
        Assert.Equal((2, kept.Hash), (next.Number, next.Previous));
        Assert.Equal([], (await journal.VerifyChain(kept)).Findings);
        await AssertVerified(journal, key);
    }

    [Fact]
    public async Task Two_journals_that_differ_are_told_apart_by_every_measure()
    {
        using var key = new TestKey();
        await using TestLedger one = await TestLedger.Open(Engine.Sqlite);
        await using TestLedger other = await TestLedger.Open(Engine.Sqlite);
        RichHistory history = await RichHistory.Lay(one);
        _ = await RichHistory.Lay(other);
        Assert.Equal([], (await Prove(one)).Differences(await Prove(other)));
        await history.GoOn();
        _ = await LedgerFactory.Checkpoints(one.Database, key.Key).Make(one.Clock.Now);
        IReadOnlyList<AuditFinding> found = (await Prove(one)).Differences(await Prove(other));
        Assert.Equal(
            [
                "audit figures", "audit totals", "chain checkpoints", "chain heads", "chain keys", "export lines",
                "export sha256",
            ],
            found.Select(finding => $"{finding.Check} {finding.Where}").Distinct().Order());
        await other.Sql(
            $"UPDATE ledger_account SET debits_posted = debits_posted + 5 WHERE kind = {Chart.Supply.Code}");
        Assert.Contains((await Prove(one)).Differences(await Prove(other)), f => f.Where == "findings");
    }

    private static async Task<JournalProof> Move(Database from, Database into)
    {
        Outcome<Migration> begun = await Migration.Begin(from, into, LedgerFactory.Prepare);
        Assert.False(begun.IsRefused, begun.ToString());
        await using Migration migration = begun.Value;
        JournalProof before = await LedgerFactory.Prove(migration.Source);
        Assert.Equal([], before.Findings);
        Outcome<IReadOnlyList<MovedTable>> copied = await migration.Copy(new Instant(0));
        Assert.False(copied.IsRefused, copied.ToString());
        Assert.All(copied.Value, table => Assert.NotEqual(0, table.Rows));
        // Until it is finished nobody else sees a row, or may write.
        Assert.Equal(0, await LedgerFactory.Journal(into).Count());
        Assert.Equal(StorageRefusals.StorageLocked, (await WriterLock.Take(into)).Refusal?.Code);
        Assert.Equal([], await migration.Compare());
        JournalProof after = await LedgerFactory.Prove(migration.Target);
        Assert.Equal([], before.Differences(after));
        await migration.Finish();
        return after;
    }

    private static async Task<JournalProof> Prove(TestLedger test)
    {
        await using var connection = await test.Database.Connect();
        await using var snapshot = await connection.Snapshot();
        return await LedgerFactory.Prove(connection);
    }

    private static async Task AssertVerified(IJournal journal, TestKey key)
    {
        using var file = new MemoryStream();
        Assert.False((await journal.Export(file, default)).IsRefused);
        string[] lines = Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n');
        Verification done = Verification.Of(lines, [], Convert.ToHexStringLower(key.Key.PublicKey))!;
        Assert.Equal([], done.Findings.All);
        Assert.Equal(2, done.Checkpoints.Count);
    }

    private static AccountKey Supply(int book) => TestLedger.Key(book, Chart.Supply, book);

    /// <summary>As <see cref="RichHistory"/> names its holds: 1 was posted, 5 is open.</summary>
    private static Id Hold(int book, int number) => new((UInt128)(book * 1000 + number));
}
