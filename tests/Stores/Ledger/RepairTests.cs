using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Rows that count the journal wrongly are set right from it; the journal itself is never touched.</summary>
public sealed class RepairTests
{
    private const string Last = "(SELECT max(seq) FROM ledger_entry)";

    /// <summary>What was done to the counting rows, and the check that names it.</summary>
    private static readonly Dictionary<string, (string Check, string Sql)> Cases = new()
    {
        ["posted credits"] =
            ("counters", "UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE closed = 0"),
        ["pending debits"] =
            ("counters", "UPDATE ledger_account SET debits_pending = 0, credits_pending = 7 " +
                "WHERE kind IN (10, 21) AND closed = 0"),
        ["a closed account"] = ("closed", "UPDATE ledger_account SET closed = 0"),
        ["an account closed over what is in it"] =
            ("closed", "UPDATE ledger_account SET debits_pending = 0, debits_posted = 0, credits_pending = 0, " +
                "credits_posted = 0, closed = 1 WHERE kind = 21"),
        ["an open hold"] = ("hold", $"UPDATE ledger_hold SET status = 2, resolved_by = {Last} WHERE status = 0"),
        ["a posted hold"] = ("hold", "UPDATE ledger_hold SET status = 0, resolved_by = NULL WHERE status = 1"),
        ["a hold's subject"] = ("hold", "UPDATE ledger_hold SET subject = id"),
        ["a subject's version"] = ("subject", "UPDATE ledger_subject SET version = 1, changed_at = 5"),
        ["a book's entries"] = ("entries", "UPDATE ledger_book SET entries = entries + 3"),
        ["a book's accounts"] = ("accounts", "UPDATE ledger_book SET accounts = accounts - 1 WHERE id > 1"),
        ["a book's head"] =
            ("head", "UPDATE ledger_book SET head = (SELECT hash FROM ledger_entry ORDER BY seq LIMIT 1)"),
        ["the partition"] = ("end", "UPDATE ledger_partition SET seq = seq + 5, recorded_at = recorded_at + 1"),
    };

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

    [Theory, MemberData(nameof(All))]
    public async Task It_is_named_by_the_audit_and_mended(Engine engine, string what)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory history = await RichHistory.Lay(test);
        string before = await ExportTests.Text(test);
        (string check, string sql) = Cases[what];
        await test.Ledger.DisposeAsync();
        await test.Sql(sql);
        IReadOnlyList<AuditFinding> named = (await test.Journal.Audit()).Findings;
        Assert.Contains(named, finding => finding.Check == check);

        // Looked at and not agreed to: nothing changes.
        string corrupt = await ExportTests.Text(test);
        RepairReport seen = (await LedgerFactory.Repair(test.Database, _ => false)).Value;
        Assert.Equal((false, corrupt), (seen.IsMended, await ExportTests.Text(test)));
        Assert.Contains(seen.Mendable, finding => finding.Check == check);
        Assert.False(seen.IsSound);

        RepairReport mended = (await LedgerFactory.Repair(test.Database, _ => true)).Value;
        Assert.True(mended.IsMended && mended.IsSound);
        Assert.Equal([], mended.Left);
        await test.AssertClean();
        Assert.Equal(before, await ExportTests.Text(test));
        // What is open is resolved by nobody (NULL), and not by entry 0: the database would refuse this for any row.
        await test.Sql("UPDATE ledger_hold SET legs = 0 WHERE resolved_by = 0");
        // The ledger goes on from it.
        await test.Restart();
        await history.GoOn();
        await test.AssertClean();
        RepairReport again = (await LedgerFactory.Repair(test.Database, _ => true)).Value;
        Assert.Equal((0, false, true), (again.Mendable.Count, again.IsMended, again.IsSound));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_broken_journal_is_not_made_the_measure_of_anything(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        await test.Ledger.DisposeAsync();
        await Tampering.PastTriggers(
            test, "UPDATE ledger_transfer SET amount = amount + 1 WHERE id = (SELECT min(id) FROM ledger_transfer)");
        string corrupt = await ExportTests.Text(test);
        Refusal? refusal = (await LedgerFactory.Repair(test.Database, _ => true)).Refusal;
        Assert.Equal((JournalRefusals.JournalUnsound, "chain"), (refusal?.Code, refusal?["check"]));
        Assert.Equal(corrupt, await ExportTests.Text(test));
        await test.Restart();
    }

    /// <summary>A cut tail would otherwise be blessed: the counts that still tell of it would follow it.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_tail_that_a_checkpoint_tells_of_is_not_repaired_away(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory history = await RichHistory.Lay(test);
        using var key = new TestKey();
        await history.GoOn();
        _ = await LedgerFactory.Checkpoints(test.Database, key.Key).Make(test.Clock.Now);
        await test.Ledger.DisposeAsync();
        await Tampering.PastTriggers(
            test, $"DELETE FROM ledger_transfer WHERE id / 256 = {Last}",
            $"DELETE FROM ledger_entry WHERE seq = {Last}");
        Refusal? refusal = (await LedgerFactory.Repair(test.Database, _ => true)).Refusal;
        Assert.Equal((JournalRefusals.JournalUnsound, "cut_tail"), (refusal?.Code, refusal?["check"]));
        await test.Restart();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_the_journal_does_not_tell_is_left_and_said(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        await test.Ledger.DisposeAsync();
        // The row of a subject carries its card, which no entry holds.
        await test.Sql(
            "DELETE FROM ledger_subject WHERE book = 2", "UPDATE ledger_subject SET version = 1 WHERE book = 3");
        RepairReport report = (await LedgerFactory.Repair(test.Database, _ => true)).Value;
        Assert.Equal((true, false), (report.IsMended, report.IsSound));
        Assert.Equal("subject", Assert.Single(report.Mendable).Check);
        Assert.Equal(("subject", "a row"), (Assert.Single(report.Left).Check, report.Left[0].Expected));
        Assert.Equal(report.Left, (await test.Journal.Audit()).Findings);
        await test.Restart();
    }

    /// <summary>What a row that nobody made should say, no entry tells: it is left for somebody to look at.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_subject_that_nobody_made_is_left_and_said(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        _ = await RichHistory.Lay(test);
        await test.Ledger.DisposeAsync();
        await test.Sql(
            "INSERT INTO ledger_subject (id, book, version, kind, state, seller, buyer, changed_at, card) " +
            $"SELECT (SELECT request FROM ledger_entry WHERE seq = {Last}), book, version, kind, state, seller, " +
            "buyer, changed_at, card FROM ledger_subject WHERE book = 2");
        RepairReport report = (await LedgerFactory.Repair(test.Database, _ => true)).Value;
        Assert.Equal("subject", Assert.Single(report.Left).Check);
        Assert.Empty(report.Mendable);
        await test.Restart();
    }

    /// <summary>Locks keep a loop away; one that is there all the same stops and writes no old counters.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_loop_that_ran_through_a_repair_is_fenced(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        RichHistory history = await RichHistory.Lay(test);
        await test.Sql("UPDATE ledger_book SET entries = entries + 3");
        Assert.True((await LedgerFactory.Repair(test.Database, _ => true)).Value.IsMended);
        Outcome<Receipt> late = await test.Ledger.Post(test.Entry(history.Books[0]));
        Assert.Equal(LedgerRefusals.LedgerFenced, late.Refusal?.Code);
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_must_be_alone_finds_whoever_writes(Engine engine)
    {
        await using TestDatabase database = await TestDatabase.Create(engine);
        await using (WriterLock server = (await WriterLock.Take(database.Database)).Value)
        {
            Assert.Equal(
                StorageRefusals.StorageLocked, (await WriterLock.TakeAlone(database.Database)).Refusal?.Code);
            // On PostgreSQL the epoch decides between two writers; on SQLite there is one.
            Outcome<WriterLock> second = await WriterLock.Take(database.Database);
            Assert.Equal(engine == Engine.Sqlite, second.IsRefused);
            if (!second.IsRefused) await second.Value.DisposeAsync();
        }
        await using (WriterLock alone = (await WriterLock.TakeAlone(database.Database)).Value)
            Assert.Equal(StorageRefusals.StorageLocked, (await WriterLock.Take(database.Database)).Refusal?.Code);
        await using WriterLock after = (await WriterLock.Take(database.Database)).Value;
    }
}
