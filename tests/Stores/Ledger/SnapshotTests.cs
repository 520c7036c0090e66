using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Signed snapshots of every account's counters: what a check may begin at, and is itself checked.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Last = "(SELECT max(seq) FROM ledger_snapshot)";
    private const string Some = "account = (SELECT min(account) FROM ledger_snapshot_account WHERE credits_posted > 0)";

    /// <summary>What is done, which check must name it, and whether only a check from the first entry can.</summary>
    private static readonly Dictionary<string, (string Check, bool OnlyWhole, string Sql)> Cases = new()
    {
        ["a counter in the newest snapshot"] =
            ("snapshot", false, $"UPDATE ledger_snapshot_account SET credits_posted = credits_posted + 1 WHERE {Some}"),
        ["a closed account called open"] =
            ("snapshot", false, "UPDATE ledger_snapshot_account SET closed = 0"),
        ["a row that is gone"] = ("snapshot", false, $"DELETE FROM ledger_snapshot_account WHERE {Some}"),
        ["a row of an entry without a snapshot"] =
            ("snapshot", true, $"INSERT INTO ledger_snapshot_account SELECT account, seq - 1, 0, 7, 0, 7, 0 FROM " +
                $"ledger_snapshot_account WHERE {Some}"),
        ["a digest"] = ("snapshot", false, $"UPDATE ledger_snapshot SET digest = hash WHERE seq = {Last}"),
        ["a number of accounts"] =
            ("signature", false, $"UPDATE ledger_snapshot SET accounts = accounts + 1 WHERE seq = {Last}"),
        ["a time"] =
            ("signature", false, $"UPDATE ledger_snapshot SET recorded_at = recorded_at - 1 WHERE seq = {Last}"),
        ["another checkpoint"] =
            ("snapshot", false, $"UPDATE ledger_snapshot SET checkpoint = 1 WHERE seq = {Last}"),
        ["a checkpoint's heads"] =
            ("signature", false, "UPDATE ledger_checkpoint SET books = substr(books, 45) WHERE number = 2"),
        ["an older snapshot that is gone"] =
            ("snapshot", true, $"DELETE FROM ledger_snapshot WHERE seq < {Last}"),
        ["an entry that came after"] =
            ("chain", false, $"UPDATE ledger_entry SET kind = 'other' WHERE seq > {Last}"),
        ["an entry from before"] =
            ("chain", true, "UPDATE ledger_entry SET kind = 'other' WHERE position = 2"),
        ["an account's counter now"] =
            ("counters", false, "UPDATE ledger_account SET debits_posted = debits_posted + 1 WHERE kind = 2"),
        ["an open hold called released"] =
            ("hold", false, "UPDATE ledger_hold SET status = 2, resolved_by = 1099511627900 WHERE status = 0"),
        ["an account of no kind there is"] =
            ("unreadable", false, "UPDATE ledger_account SET kind = 999 WHERE kind = 20"),
        ["a subject's version"] = ("subject", true, "UPDATE ledger_subject SET version = version + 1"),
    };

    private readonly TestKey _key = new();

    public static TheoryData<Engine, string> All
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (string name in Cases.Keys)
            {
                data.Add(Engine.Sqlite, name);
                data.Add(Engine.Postgres, name);
            }
            return data;
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_check_that_begins_at_a_snapshot_counts_only_what_came_after(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        Assert.Equal(JournalRefusals.JournalEmpty, (await snapshots.Make(test.Clock.Now)).Refusal?.Code);
        Assert.Equal(JournalRefusals.SnapshotUnknown, (await test.Journal.AuditSinceSnapshot()).Refusal?.Code);
        RichHistory history = await RichHistory.Lay(test);
        Checkpoint made = await LedgerFactory.Checkpoints(test.Database, _key.Key).Make(test.Clock.Now);
        Snapshot first = (await snapshots.Make(test.Clock.Now)).Value;
        Assert.Equal(made.Number, first.Checkpoint);
        Snapshot again = (await snapshots.Make(test.Clock.Now)).Value;
        Assert.Equal((1, 1, first.Hash), (first.Number, again.Number, again.Hash));
        Checkpoint at = (await LedgerFactory.Checkpoints(test.Database, _key.Key).ByNumber(first.Checkpoint)).Value;
        Assert.True(first.IsSound(at.Hash));
        Assert.False((first with { Seq = first.Seq + 1 }).IsSound(at.Hash));
        Assert.False((first with { Hash = at.Hash }).IsSound(at.Hash));
        Assert.False((first with { Signature = [.. first.Signature.Reverse()] }).IsSound(at.Hash));
        Assert.Equal(first.Seq, at.Seq);

        Assert.Equal(0, await Clean(test));
        await history.GoOn();
        Assert.Equal(3, await Clean(test));
        Snapshot second = (await snapshots.Make(test.Clock.Now)).Value;
        Assert.Equal((2, second.Hash), (second.Number, (await test.Journal.LatestSnapshot())?.Hash));
        // Two accounts of each of three books have changed.
        Assert.Equal(6, await Count(test, $"ledger_snapshot_account WHERE seq = {second.Seq}"));
        Assert.Equal(second.Accounts, await Count(test, "ledger_account"));
        Assert.Equal(0, await Clean(test));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_open_at_a_snapshot_ends_after_it(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1), shelf = TestLedger.Key(book, Chart.OnHand, 2);
        AccountKey supply = TestLedger.Key(book, Chart.Supply, 2);
        await test.Seed(book, 1, 100);
        Move leg = new(onHand, TestLedger.Key(book, Chart.Promised, 50), 5);
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        Subject Order(int version) =>
            new(new Id(77), version, new Card("order", "placed", new Id(1), new Id(2), null, [1]));
        foreach (int hold in (int[])[1, 2, 3])
            _ = await Post(test.Entry(book, new Reserve(new Id((UInt128)hold), deadline, [leg, leg])) with
            {
                Subject = Order(hold - 1),
            });
        long wrong = await Post(test.Entry(book, new Move(supply, shelf, 5), new Move(shelf, supply, 2)));
        _ = await Post(test.Entry(book, new Move(shelf, supply, 3), new CloseAccount(shelf)));
        _ = await snapshots.Make(test.Clock.Now);

        _ = await Post(test.Entry(book, new PostHold(new Id(1), [2, 0])) with { Subject = Order(3) });
        _ = await Post(test.Entry(book, new ReleaseHold(new Id(2))));
        test.Clock.Advance(TimeSpan.FromHours(2));
        _ = await Post(test.Entry(book, new ExpireHold(new Id(3))));
        _ = await Post(test.Entry(book, new ReopenAccount(shelf), new Move(supply, shelf, 3)));
        _ = await Post(test.Entry(book) with { Corrects = wrong });
        Assert.Equal(5, await Clean(test));
        Assert.Equal(2, (await snapshots.MakeIfDue(test.Clock.Now, 5))?.Number);
        Assert.Null(await snapshots.MakeIfDue(test.Clock.Now, 1));

        async Task<long> Post(EntryRequest entry)
        {
            Outcome<Receipt> posted = await test.Ledger.Post(entry);
            Assert.False(posted.IsRefused, posted.ToString());
            return posted.Value.Seq;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Changing_it_is_named(Engine engine, string what)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        RichHistory history = await RichHistory.Lay(test);
        _ = await snapshots.Make(test.Clock.Now);
        await history.GoOn();
        _ = await snapshots.Make(test.Clock.Now);
        await history.GoOn();
        _ = await Clean(test);
        (string check, bool onlyWhole, string sql) = Cases[what];
        await Tampering.PastTriggers(test, sql);
        AuditReport whole = await test.Journal.Audit();
        Assert.Contains(whole.Findings, finding => finding.Check == check);
        AuditReport since = (await test.Journal.AuditSinceSnapshot()).Value.Report;
        if (onlyWhole) Assert.Equal([], since.Findings);
        else Assert.Contains(since.Findings, finding => finding.Check == check);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task None_is_made_of_a_journal_without_entries(Engine engine)
    {
        await using TestDatabase never = await TestDatabase.Create(engine);
        await LedgerFactory.Prepare(never.Database);
        await using TestLedger empty = await TestLedger.Open(engine);
        foreach (Database database in (Database[])[never.Database, empty.Database])
        {
            ISnapshots snapshots = LedgerFactory.Snapshots(database, _key.Key);
            Assert.Equal(JournalRefusals.JournalEmpty, (await snapshots.Make(empty.Clock.Now)).Refusal?.Code);
            Assert.Null(await snapshots.MakeIfDue(empty.Clock.Now, 0));
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_who_make_one_at_once_leave_no_gaps(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        int book = await test.Book(1);
        Snapshot[] made = await Task.WhenAll(Enumerable.Range(1, 20).Select(async owner =>
        {
            await test.Seed(book, owner, 1);
            return (await snapshots.Make(test.Clock.Now)).Value;
        }));
        long last = made.Max(snapshot => snapshot.Number);
        Assert.Equal(last, await Count(test, "ledger_snapshot"));
        _ = await Clean(test);
    }

    /// <summary>Numbers have no gap, and beside each snapshot stands the checkpoint of its entry.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_a_snapshot_stands_on_must_be_there(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        ISnapshots snapshots = LedgerFactory.Snapshots(test.Database, _key.Key);
        RichHistory history = await RichHistory.Lay(test);
        _ = await snapshots.Make(test.Clock.Now);
        await history.GoOn();
        Snapshot last = (await snapshots.Make(test.Clock.Now)).Value;

        await Tampering.PastTriggers(test, "DELETE FROM ledger_snapshot WHERE number = 1");
        Assert.Contains(
            (await test.Journal.Audit()).Findings,
            f => (f.Check, f.Expected, f.Found) == ("snapshot", "number 1", "2"));
        await Tampering.PastTriggers(
            test,
            engine == Engine.Sqlite
                ? "PRAGMA foreign_keys = OFF"
                : "ALTER TABLE ledger_snapshot DROP CONSTRAINT ledger_snapshot_checkpoint_fkey",
            $"DELETE FROM ledger_checkpoint WHERE number = {last.Checkpoint}");
        string expected = $"checkpoint {last.Checkpoint} of its entry";
        Assert.Contains(
            (await test.Journal.Audit()).Findings, f => (f.Check, f.Expected) == ("snapshot", expected));
        Assert.Contains(
            (await test.Journal.AuditSinceSnapshot()).Value.Report.Findings,
            f => (f.Check, f.Expected) == ("snapshot", expected));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Any_history_is_clean_from_any_of_its_snapshots(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        for (int part = 0; part < 4; part++)
        {
            // It makes some itself, at moments of its own.
            await Statements.StatementHistories.Play(test, Random.Shared.Next(), operations: 120, history: part + 1);
            _ = await Clean(test);
        }
    }

    /// <summary>
    /// If this fails, the signed bytes of format 1 have changed and nothing that was ever signed could be checked.
    /// The figures were computed by another program in another language from docs/journal-format.md alone.
    /// </summary>
    [Fact]
    public void The_hash_of_a_known_snapshot_never_changes()
    {
        using var digest = new SnapshotDigest();
        digest.Add(new AccountStand(4294967297, new(1, 2, 3, 4), IsClosed: false));
        digest.Add(new AccountStand(8589934593, new(0, 700, 0, 700), IsClosed: true));
        Assert.Equal(2, digest.Accounts);
        Hash256 over = digest.Finish();
        Assert.Equal(KnownDigest, over.ToString());
        var known = new Snapshot
        {
            Number = 3,
            Seq = 1099511627797,
            RecordedAt = new Instant(1_764_064_830_123_456),
            Checkpoint = 7,
            Accounts = 2,
            Digest = over,
            Hash = default,
            PublicKey = [],
            Signature = [],
        };
        Hash256 checkpoint = Hash256.Of(Encoding.ASCII.GetBytes("a checkpoint"));
        Assert.Equal(KnownHash, Hash256.Of(SnapshotBytes.Of(known, checkpoint)).ToString());
    }

    public void Dispose() => _key.Dispose();

    /// <summary>From the first entry and from the newest snapshot. How many entries came after it.</summary>
    private static async Task<long> Clean(TestLedger test)
    {
        await test.AssertClean();
        SnapshotAudit since = (await test.Journal.AuditSinceSnapshot()).Value;
        Assert.Equal([], since.Report.Findings);
        return since.Report.Entries;
    }

    private static async Task<long> Count(TestLedger test, string from)
    {
        await using System.Data.Common.DbConnection connection = await test.Database.Connect();
        return (await connection.Command($"SELECT count(*) FROM {from}").Rows(row => row.GetInt64(0)))[0];
    }

    private const string KnownDigest = "60695940dca7cefdca797ba2c09dea7ecbade4e84e6890109af6a01f8c7b35f9";

    private const string KnownHash = "67723c6e003a205dc09b9d4716664b0855e45e49bbab5a568306f5ab035e082e";
}
