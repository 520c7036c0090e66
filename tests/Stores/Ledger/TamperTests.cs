using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Somebody with the database's password changes a row past the ledger: the audit names it.</summary>
public sealed class TamperTests
{
    private const string Last = "(SELECT max(seq) FROM ledger_entry)";
    private const string FirstTransfer = "(SELECT min(id) FROM ledger_transfer)";
    private const string Arrival = "(SELECT done_by * 256 FROM ledger_outbox)";

    /// <summary>More transfers than there are entries to take them, after the last one.</summary>
    private const string Strays =
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) SELECT from_id + " +
        "row_number() OVER (ORDER BY a.id, b.id), a.debit, a.credit, a.amount, 1 " +
        "FROM ledger_transfer a CROSS JOIN ledger_transfer b";

    private static readonly string[] Triggers =
    [
        "ledger_entry_no_update", "ledger_entry_no_delete", "ledger_transfer_no_update", "ledger_transfer_no_delete",
        "ledger_account_no_delete", "ledger_account_fixed", "ledger_closing_no_update", "ledger_closing_no_delete",
        "ledger_correction_no_update", "ledger_correction_no_delete", "ledger_checkpoint_no_update",
        "ledger_checkpoint_no_delete", "ledger_snapshot_no_update", "ledger_snapshot_no_delete",
        "ledger_snapshot_account_no_update", "ledger_snapshot_account_no_delete",
    ];

    /// <summary>What is done, and by which check the audit must name it.</summary>
    private static readonly Dictionary<string, (string Check, string[] Sql)> Cases = new()
    {
        ["an amount is changed"] =
            ("chain", [$"UPDATE ledger_transfer SET amount = amount + 1 WHERE id = {FirstTransfer}"]),
        ["facts are changed"] = ("chain", [$"UPDATE ledger_entry SET facts = request WHERE seq = {Last}"]),
        ["a kind is changed"] = ("chain", [$"UPDATE ledger_entry SET kind = 'other' WHERE seq = {Last}"]),
        ["a recorded time is changed"] =
            ("recorded_at", [$"UPDATE ledger_entry SET recorded_at = recorded_at - 10000000000 WHERE seq = {Last}"]),
        ["a counter is changed"] =
            ("counters", ["UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE kind = 21"]),
        ["a transfer is deleted"] =
            ("chain", [$"DELETE FROM ledger_transfer WHERE id = {FirstTransfer}"]),
        ["a transfer is renumbered"] =
            ("transfer", [$"UPDATE ledger_transfer SET id = id + 9 WHERE id = {FirstTransfer}"]),
        ["a transfer is added"] =
            ("transfer", ["INSERT INTO ledger_transfer (id, debit, credit, amount, phase) " +
                $"SELECT {Last} * 256 + 300, debit, credit, amount, 1 FROM ledger_transfer WHERE phase = 1 LIMIT 1"]),
        ["the last entry is deleted"] = ("head", [$"DELETE FROM ledger_entry WHERE seq = {Last}"]),
        ["the last entry is deleted and its book's row mended"] =
            ("end", [$"DELETE FROM ledger_entry WHERE seq = {Last}",
                "UPDATE ledger_book SET entries = entries - 1, head = (SELECT e.hash FROM ledger_entry e " +
                "WHERE e.book = ledger_book.id ORDER BY e.seq DESC LIMIT 1) WHERE id = 2"]),
        ["an entry in the middle is deleted"] =
            ("sequence", ["DELETE FROM ledger_entry WHERE seq = (SELECT min(seq) FROM ledger_entry) + 1"]),
        ["an account's limit is lifted"] = ("chain", ["UPDATE ledger_account SET flags = 0 WHERE kind = 21"]),
        ["an account is given to another"] =
            ("chain", ["UPDATE ledger_account SET owner = (SELECT owner FROM ledger_account WHERE kind = 22 LIMIT 1) " +
                "WHERE kind = 20"]),
        ["an account is slipped in"] =
            ("accounted", ["INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by) " +
                "SELECT id + 1000, book, 23, owner, commodity, 1, 5 FROM ledger_account WHERE kind = 21"]),
        ["an open hold is called released"] =
            ("hold", [$"UPDATE ledger_hold SET status = 2, resolved_by = {Last} WHERE status = 0"]),
        ["a released hold is called posted"] = ("hold", ["UPDATE ledger_hold SET status = 1 WHERE status = 2"]),
        ["a posted hold is called open"] =
            ("hold", ["UPDATE ledger_hold SET status = 0, resolved_by = NULL WHERE status = 1"]),
        ["a hold's deadline is moved"] = ("chain", ["UPDATE ledger_hold SET deadline = deadline + 1 WHERE status = 0"]),
        ["a hold is given to another subject"] = ("hold", ["UPDATE ledger_hold SET subject = id WHERE status = 0"]),
        ["a hold is deleted"] = ("chain", ["DELETE FROM ledger_hold WHERE status = 0"]),
        ["a subject's version is changed"] = ("subject", ["UPDATE ledger_subject SET version = version + 1"]),
        ["a subject's time is changed"] = ("subject", ["UPDATE ledger_subject SET changed_at = changed_at + 1"]),
        ["a subject is deleted"] = ("subject", ["DELETE FROM ledger_subject"]),
        ["a sweep's amount is changed"] = ("chain", ["UPDATE ledger_outbox SET amount = amount - 1"]),
        ["a sweep's destination is changed"] = ("chain", ["UPDATE ledger_outbox SET owner = commodity_owner"]),
        ["a finished sweep is opened again"] = ("chain", ["UPDATE ledger_outbox SET done_by = NULL"]),
        ["a sweep is deleted"] = ("chain", ["DELETE FROM ledger_outbox"]),
        ["a closed account is called open"] = ("closed", ["UPDATE ledger_account SET closed = 0"]),
        ["an open account is called closed"] = ("closed", ["UPDATE ledger_account SET closed = 1 WHERE kind = 2"]),
        ["a closing is deleted"] =
            ("chain", ["DELETE FROM ledger_closing", "UPDATE ledger_account SET closed = 0"]),
        ["a closing is called a reopening"] =
            ("closing", ["UPDATE ledger_closing SET closed = 0", "UPDATE ledger_account SET closed = 0"]),
        ["another account is closed"] =
            ("closing", [$"UPDATE ledger_closing SET account = {Account(22)}"]),
        ["a closing is renumbered"] = ("closing", ["UPDATE ledger_closing SET id = id + 1"]),
        ["a closing is slipped in"] =
            ("accounted", ["INSERT INTO ledger_closing (id, account, closed) SELECT id + 25600, account, 0 " +
                "FROM ledger_closing"]),
        ["a closing is slipped in before what was moved"] =
            ("closed", ["INSERT INTO ledger_closing (id, account, closed) " +
                $"SELECT min(seq) * 256, {Account(21)}, 1 FROM ledger_entry WHERE book = 2"]),
        ["a correction is deleted"] = ("chain", ["DELETE FROM ledger_correction"]),
        ["a correction is turned to another entry"] =
            ("correction", ["UPDATE ledger_correction SET corrects = (SELECT min(seq) FROM ledger_entry)"]),
        ["what was corrected is changed"] =
            ("correction", ["UPDATE ledger_transfer SET amount = amount + 1 " +
                "WHERE id = (SELECT min(corrects) * 256 FROM ledger_correction)"]),
        ["what a correction made back is changed"] =
            ("correction", ["UPDATE ledger_transfer SET amount = amount + 1 " +
                "WHERE id = (SELECT min(entry) * 256 FROM ledger_correction)"]),
        ["a correction is slipped in"] =
            ("correction", ["INSERT INTO ledger_correction (entry, corrects) SELECT max(seq), min(seq) " +
                "FROM ledger_entry"]),
        ["an account is of no kind there is"] =
            ("unreadable", ["UPDATE ledger_account SET kind = 999 WHERE kind = 20"]),
        ["an account counts what is no commodity"] =
            ("unreadable", ["UPDATE ledger_account SET commodity = 'gold' WHERE kind = 20"]),
        ["a sweep goes to no kind there is"] = ("unreadable", ["UPDATE ledger_outbox SET kind = -1"]),
        ["a day is beyond the calendar"] =
            ("unreadable", [$"UPDATE ledger_entry SET effective = 3652059 WHERE seq = {Last}"]),
        ["a moment is beyond the calendar"] =
            ("unreadable", [$"UPDATE ledger_entry SET recorded_at = 253402300800000000 WHERE seq = {Last}"]),
        ["a partition's moment is before 1970"] =
            ("unreadable", ["UPDATE ledger_partition SET recorded_at = -1"]),
        ["a subject's moment is before 1970"] = ("unreadable", ["UPDATE ledger_subject SET changed_at = -1"]),
        ["a deadline is before 1970"] = ("unreadable", ["UPDATE ledger_hold SET deadline = -1"]),
        ["a position is changed"] =
            ("position", [$"UPDATE ledger_entry SET position = position + 5 WHERE seq = {Last}"]),
        ["a version is changed"] = ("version", ["UPDATE ledger_entry SET version = version + 1 WHERE version > 0"]),
        ["value is taken from another book"] =
            ("book", [$"UPDATE ledger_transfer SET debit = {Account(1)} WHERE id = {FirstTransfer}"]),
        ["value is given to another book"] =
            ("book", [$"UPDATE ledger_transfer SET credit = {Account(1)} WHERE id = {FirstTransfer}"]),
        ["value is taken from no account"] =
            ("account", [$"UPDATE ledger_transfer SET debit = 1 WHERE id = {FirstTransfer}"]),
        ["value is given to no account"] =
            ("account", [$"UPDATE ledger_transfer SET credit = 1 WHERE id = {FirstTransfer}"]),
        ["an account's commodity is changed"] =
            ("commodity", ["UPDATE ledger_account SET commodity = 'JPY' WHERE kind = 2"]),
        ["an account is put into another book"] =
            ("book", ["INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by) " +
                "SELECT id + 1000, 1, 23, owner, commodity, 1, 5 FROM ledger_account WHERE kind = 21"]),
        ["a transit that faces nobody is slipped in"] =
            ("accounted", ["INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by) " +
                $"SELECT id + 1000, 2, 4, owner, 'THB', 0, 5 FROM ledger_account WHERE id = {Account(22)}"]),
        ["it is posted from another account"] =
            ("pending", [$"UPDATE ledger_transfer SET debit = {Account(20)} WHERE phase = 3"]),
        ["it is posted to another account"] =
            ("pending", [$"UPDATE ledger_transfer SET credit = {Account(20)} WHERE phase = 3"]),
        ["more is posted than was held"] = ("pending", ["UPDATE ledger_transfer SET amount = 6 WHERE phase = 3"]),
        ["a hold is given a leg of another"] = ("hold", ["UPDATE ledger_hold SET legs = 2 WHERE status = 0"]),
        ["a hold is resolved by another entry"] = ("hold", ["UPDATE ledger_hold SET resolved_by = 5 WHERE status = 1"]),
        ["a hold is slipped in"] =
            ("accounted", ["INSERT INTO ledger_hold (id, subject, first, legs, deadline, status) " +
                $"SELECT (SELECT request FROM ledger_entry WHERE seq = {Last}), subject, {Last} * 256 + 25600, 1, " +
                "deadline, 0 FROM ledger_hold WHERE first = (SELECT min(first) FROM ledger_hold)"]),
        ["a sweep is slipped in"] =
            ("accounted", ["INSERT INTO ledger_outbox (transfer, from_book, to_book, kind, owner, commodity, amount) " +
                $"SELECT {Last} * 256 + 25600, from_book, to_book, kind, owner, commodity, amount FROM ledger_outbox"]),
        ["a sweep arrives before it began"] =
            ("sweep", ["UPDATE ledger_outbox SET done_by = (SELECT min(seq) FROM ledger_entry)"]),
        ["more arrives than was sent"] =
            ("sweep", [$"UPDATE ledger_transfer SET amount = amount + 1 WHERE id = {Arrival}"]),
        ["it arrives elsewhere"] =
            ("sweep", [$"UPDATE ledger_transfer SET credit = {Account(21)} WHERE id = {Arrival}"]),
        ["an account is closed with a sweep on its way"] = ("closing", ["UPDATE ledger_outbox SET done_by = NULL"]),
        ["a transit's counter is changed"] =
            ("transit", ["UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE kind = 4 AND book = 1"]),
        ["an account of another book is closed"] = ("book", [$"UPDATE ledger_closing SET account = {Account(1)}"]),
        ["an account is closed with something in it"] =
            ("closing", [$"UPDATE ledger_closing SET account = {Account(11)}"]),
        ["an account is closed with something held for it"] =
            ("closing", ["UPDATE ledger_closing SET account = (SELECT max(id) FROM ledger_account WHERE kind = 22)"]),
        ["a correction does not move at once"] =
            ("correction", ["UPDATE ledger_transfer SET phase = 2 " +
                "WHERE id = (SELECT min(entry) * 256 FROM ledger_correction)"]),
        ["a trigger is dropped"] = ("trigger", []),
    };

    public static TheoryData<Engine, string> All => OnBoth(Cases.Keys);

    [Theory, MemberData(nameof(All))]
    public async Task The_audit_names_it_when(Engine engine, string what)
    {
        await using TestLedger test = await Ground(engine);
        await test.AssertClean();
        (string check, string[] sql) = Cases[what];
        await DropTriggers(test);
        // Another owner's bytes, written so that both engines read them alike.
        await test.Sql([.. sql.Select(s => s.Replace(
            "commodity_owner", "(SELECT owner FROM ledger_account WHERE kind = 21)", StringComparison.Ordinal))]);
        AuditReport report = await test.Journal.Audit();
        Assert.Contains(report.Findings, finding => finding.Check == check);
        if (check != "trigger") Assert.Contains(report.Findings, finding => finding.Check != "trigger");
        if (check != "unreadable") return;
        // Nobody else reads it either.
        Assert.Equal(report.Findings, (await test.Journal.VerifyChain()).Findings);
        Assert.Equal(
            JournalRefusals.JournalUnsound,
            (await test.Journal.Export(Stream.Null, default)).Refusal?.Code);
        Assert.Equal(
            JournalRefusals.JournalUnsound,
            (await LedgerFactory.Repair(test.Database, _ => true)).Refusal?.Code);
    }

    private const string Turn = "UPDATE ledger_correction SET corrects = ";
    private const string Add = "INSERT INTO ledger_correction (entry, corrects) SELECT ";

    /// <summary>What is done where one check says several things, and what it must say.</summary>
    private static readonly Dictionary<string, (string Check, string Expected, string[] Sql)> Said = new()
    {
        ["what another has corrected is corrected"] =
            ("correction", "an earlier entry, corrected by no other",
                ["DROP INDEX ledger_correction_once", $"{Add}{Last}, corrects FROM ledger_correction"]),
        ["another book's entry is corrected"] =
            ("correction", "of book 2", [$"{Turn}(SELECT min(seq) FROM ledger_entry WHERE book = 1)"]),
        ["facts alone are corrected"] =
            ("correction", "moves only", [$"{Turn}(SELECT min(seq) FROM ledger_entry WHERE book = 2)"]),
        ["a hold is corrected"] = ("correction", "moves only", [$"{Turn}(SELECT min(first) / 256 FROM ledger_hold)"]),
        ["a sweep is corrected"] =
            ("correction", "moves only",
                [$"{Add}(SELECT max(seq) FROM ledger_entry WHERE book = 1), transfer / 256 FROM ledger_outbox"]),
        ["an arrival is corrected"] = ("correction", "moves only", [$"{Turn}(SELECT done_by FROM ledger_outbox)"]),
        ["a closing is corrected"] = ("correction", "moves only", [$"{Add}{Last}, id / 256 FROM ledger_closing"]),
        ["a correction makes nothing back"] = ("correction", "the moves of", [$"{Add}{Last}, {FirstTransfer} / 256"]),
        ["what was posted was never held"] =
            ("pending", "an open hold", ["UPDATE ledger_transfer SET pending = pending + 1000 WHERE phase = 3"]),
        ["a closed account is used"] =
            ("closed", "open", ["INSERT INTO ledger_closing (id, account, closed) " +
                $"SELECT min(seq) * 256, {Account(21)}, 1 FROM ledger_entry WHERE book = 2"]),
    };

    public static TheoryData<Engine, string> Sayings => OnBoth(Said.Keys);

    [Theory, MemberData(nameof(Sayings))]
    public async Task The_audit_says_what_should_be_when(Engine engine, string what)
    {
        await using TestLedger test = await Ground(engine);
        (string check, string expected, string[] sql) = Said[what];
        await DropTriggers(test);
        await test.Sql(sql);
        Assert.Contains(
            (await test.Journal.Audit()).Findings, finding => finding.Check == check &&
                finding.Expected.StartsWith(expected, StringComparison.Ordinal));
    }

    /// <summary>A journal that is wrong everywhere is not listed to its end.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "0"), InlineData(Engine.Postgres, "0")]
    [InlineData(Engine.Sqlite, $"{Last} * 256 + 300"), InlineData(Engine.Postgres, $"{Last} * 256 + 300")]
    public async Task Of_many_transfers_without_an_entry_a_hundred_are_named(Engine engine, string from)
    {
        await using TestLedger test = await Ground(engine);
        await test.Sql(Strays.Replace("from_id", from, StringComparison.Ordinal));
        Assert.Equal(100, (await test.Journal.Audit()).Findings.Count(finding => finding.Check == "transfer"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Dropped_triggers_are_named_and_nothing_else(Engine engine)
    {
        await using TestLedger test = await Ground(engine);
        await DropTriggers(test);
        AuditReport report = await test.Journal.Audit();
        Assert.Equal(Triggers.Order(), report.Findings.Select(f => f.Where).Order());
        Assert.All(report.Findings, f => Assert.Equal("trigger", f.Check));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LedgerFactory.Open(
            test.Database, test.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
    }

    /// <summary>
    /// Stock, open, posted and released holds, a subject, a finished sweep, a correction, a closed account, and facts
    /// alone at both ends.
    /// </summary>
    private static async Task<TestLedger> Ground(Engine engine)
    {
        TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);
        AccountKey promised = TestLedger.Key(book, Chart.Promised, 50);
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        _ = await Post(test.Entry(book));
        await test.Seed(book, 1, 100);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        _ = await Post(test.Entry(house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 700)));
        _ = await Post(test.Entry(house, new Sweep(suspense, TestLedger.Key(book, Chart.Arrivals, 50), 700)));
        await test.Ledger.Settled();
        _ = await Post(test.Entry(house));
        Reserve Hold(int id) => new(new Id((UInt128)id), deadline, [new Move(onHand, promised, 5)]);
        _ = await Post(test.Entry(book, Hold(900), Hold(901), Hold(902)) with
        {
            Subject = new Subject(new Id(77), 0, new Card("order", "placed", new Id(1), new Id(2), null, [1])),
        });
        Move other = new(onHand, TestLedger.Key(book, Chart.Promised, 51), 5);
        _ = await Post(test.Entry(book, new Reserve(new Id(903), deadline, [other])));
        _ = await Post(test.Entry(book, new PostHold(new Id(901)), new ReleaseHold(new Id(902))));
        Move wrong = new(TestLedger.Key(book, Chart.Supply, 1), onHand, 7);
        long seq = await Post(test.Entry(book, wrong));
        _ = await Post(test.Entry(book) with { Corrects = seq });
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
        Move on = new(arrivals, TestLedger.Key(book, Chart.Escrow, 50), 700);
        _ = await Post(test.Entry(book, on, new CloseAccount(arrivals)));
        _ = await Post(test.Entry(book));
        return test;

        async Task<long> Post(EntryRequest entry) => (await test.Ledger.Post(entry)).Value.Seq;
    }

    private static TheoryData<Engine, string> OnBoth(IEnumerable<string> names)
    {
        var data = new TheoryData<Engine, string>();
        foreach (string name in names)
        {
            data.Add(Engine.Sqlite, name);
            data.Add(Engine.Postgres, name);
        }
        return data;
    }

    private static string Account(int kind) => $"(SELECT min(id) FROM ledger_account WHERE kind = {kind})";

    private static async Task DropTriggers(TestLedger test)
    {
        foreach (string trigger in Triggers)
        {
            string table = trigger.Contains("snapshot_account", StringComparison.Ordinal)
                ? "ledger_snapshot_account"
                : string.Join('_', trigger.Split('_')[..2]);
            await test.Sql(test.Database.Engine == Engine.Sqlite
                ? $"DROP TRIGGER {trigger}"
                : $"DROP TRIGGER {trigger} ON {table}");
        }
    }
}
