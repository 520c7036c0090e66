using System.Data.Common;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>The second witness: what the database refuses even when the code above it is bypassed.</summary>
public sealed class ProtectionTests
{
    private const string Checkpoint =
        "at, seq, previous, books, hash, public_key, signature FROM ledger_checkpoint";

    private const string Last = "(SELECT max(seq) FROM ledger_entry)";

    // Ids are 16 bytes and hashes 32: each is what the other's place must not take.
    private const string FreshId = "(SELECT id FROM ledger_hold)";
    private const string SomeHash = "(SELECT head FROM ledger_book WHERE id = 1)";

    /// <summary>Each breaks one rule and keeps all others, so that none is refused for another's sake.</summary>
    private static readonly string[] Refused =
    [
        "UPDATE ledger_entry SET kind = 'other'",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_transfer SET amount = 1",
        "DELETE FROM ledger_transfer",
        "DELETE FROM ledger_account",
        "UPDATE ledger_account SET flags = 0",
        "UPDATE ledger_account SET owner = owner",
        // More out than in, past the cap, and below zero.
        "UPDATE ledger_account SET debits_posted = credits_posted + 1 WHERE kind = 21 AND closed = 0",
        "UPDATE ledger_account SET debits_pending = credits_posted + 1 WHERE kind = 21 AND closed = 0",
        "UPDATE ledger_account SET credits_posted = debits_posted + 1 WHERE kind = 1",
        "UPDATE ledger_account SET credits_posted = 4611686018427387904 WHERE kind = 20",
        "UPDATE ledger_account SET debits_posted = 4611686018427387904 WHERE kind = 20",
        "UPDATE ledger_account SET credits_pending = -1 WHERE kind = 20",
        "UPDATE ledger_account SET debits_pending = -1 WHERE kind = 20",
        // An account under another's name, of no book, of half an owner.
        Account("book", "owner"), Account("99", "owner"), Account("book", SomeHash),
        // A transfer of nothing, past the cap, to itself, of no phase, that resolves nothing, that resolves what is
        // resolved.
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 0, 1)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 4611686018427387904, 1)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 1, 5, 1)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) VALUES (1, 1, 2, 5, 6, 7)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 5, 3)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) VALUES (1, 1, 2, 5, 1, 7)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) " +
            "SELECT 1, debit, credit, amount, 4, pending FROM ledger_transfer WHERE pending IS NOT NULL",
        // The same request twice, the same version of a subject twice, a book nobody opened, ids that are none.
        Entry(request: "request"), Entry(version: "version"), Entry(book: "99"), Entry(request: "content"),
        Entry(content: "request"), Entry(subject: "content"), Entry(hash: "request"),
        "UPDATE ledger_closing SET closed = 0",
        "DELETE FROM ledger_closing",
        "UPDATE ledger_correction SET corrects = corrects",
        "DELETE FROM ledger_correction",
        // Closed while something is in it or held; something put into a closed account; neither open nor closed.
        "UPDATE ledger_account SET closed = 1 WHERE kind = 21",
        "UPDATE ledger_account SET closed = 1 WHERE kind = 2",
        "UPDATE ledger_account SET credits_posted = credits_posted + 1 WHERE closed = 1",
        "UPDATE ledger_account SET credits_pending = 1 WHERE closed = 1",
        "UPDATE ledger_account SET closed = 2 WHERE closed = 1",
        "INSERT INTO ledger_closing (id, account, closed) SELECT id + 1, account, 2 FROM ledger_closing",
        "INSERT INTO ledger_closing (id, account, closed) VALUES (1, 1, 1)",
        // An entry corrected twice, by itself, by one before it, one that nobody recorded, by one nobody recorded.
        "INSERT INTO ledger_correction (entry, corrects) " +
            "SELECT (SELECT max(seq) FROM ledger_entry), corrects FROM ledger_correction",
        "INSERT INTO ledger_correction (entry, corrects) SELECT max(seq), max(seq) FROM ledger_entry",
        "INSERT INTO ledger_correction (entry, corrects) SELECT min(seq), max(seq) FROM ledger_entry",
        "INSERT INTO ledger_correction (entry, corrects) SELECT max(seq), 1 FROM ledger_entry",
        "INSERT INTO ledger_correction (entry, corrects) SELECT max(seq) + 1, max(seq) FROM ledger_entry",
        "UPDATE ledger_hold SET status = 4",
        "UPDATE ledger_hold SET legs = 0",
        $"UPDATE ledger_hold SET id = {SomeHash}",
        $"UPDATE ledger_hold SET subject = {SomeHash}",
        // Two holds of the same legs.
        "INSERT INTO ledger_hold (id, subject, first, legs, deadline, status) " +
            $"SELECT (SELECT request FROM ledger_entry WHERE seq = {Last}), subject, first, legs, deadline, 0 " +
            "FROM ledger_hold",
        "UPDATE ledger_book SET entries = -1",
        "UPDATE ledger_book SET accounts = -1",
        "UPDATE ledger_book SET head = owner",
        "UPDATE ledger_book SET partition = 99",
        "INSERT INTO ledger_book (id, partition, owner, entries, accounts, head) " +
            "SELECT 99, partition, owner, 0, 0, head FROM ledger_book WHERE id = 1",
        $"UPDATE ledger_subject SET id = {SomeHash}",
        $"UPDATE ledger_subject SET seller = {SomeHash}",
        $"UPDATE ledger_subject SET buyer = {SomeHash}",
        "UPDATE ledger_subject SET book = 99",
        "UPDATE ledger_attempt SET request = content",
        "UPDATE ledger_attempt SET content = request",
        "UPDATE ledger_outbox SET from_book = 99",
        "UPDATE ledger_outbox SET to_book = 99",
        $"UPDATE ledger_outbox SET owner = {SomeHash}",
        "UPDATE ledger_checkpoint SET at = at + 1",
        "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_snapshot SET accounts = accounts + 1",
        "DELETE FROM ledger_snapshot",
        "UPDATE ledger_snapshot_account SET credits_posted = credits_posted + 1",
        "DELETE FROM ledger_snapshot_account",
        // A second snapshot at the same entry or moment, one without its checkpoint, without a number, of less than no
        // accounts, with half or twice a hash, key or signature.
        SnapshotOf(seq: "seq"), SnapshotOf(at: "recorded_at"), SnapshotOf(checkpoint: "99"), SnapshotOf(number: "0"),
        SnapshotOf(accounts: "-1"), SnapshotOf(digest: "signature"), SnapshotOf(hash: "signature"),
        SnapshotOf(key: "signature"), SnapshotOf(signature: "hash"),
        // An account twice in one, one that nobody opened, neither open nor closed.
        StandOf(seq: "seq"), StandOf(account: "1"), StandOf(closed: "2"),
        // A checkpoint without a number, before all time, of half a book, with half or twice a hash, key or signature.
        $"INSERT INTO ledger_checkpoint SELECT 0, {Checkpoint}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("at,", "-1,")}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("books", "hash")}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("previous", "signature")}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("hash", "signature")}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("public_key", "signature")}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("signature", "hash")}",
    ];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_database_itself_refuses(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Kernel.Id.None)).Value;
        int book = await test.Book(1);
        await test.Seed(book, 1, 10);
        Move leg = new(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), 8);
        var hold = new Kernel.Id(9);
        Reserve reserve = new(hold, test.Clock.Now + TimeSpan.FromHours(1), [leg]);
        _ = await test.Ledger.Post(test.Entry(book, reserve, new PostHold(hold)) with
        {
            Subject = new Subject(
                new Kernel.Id(77), 0, new Card("order", "placed", new Kernel.Id(1), new Kernel.Id(2), null, [1])),
        });
        // One that is refused and kept, and a sweep.
        _ = await test.Post(book, leg);
        AccountKey bank = TestLedger.Key(house, TestLedger.LimitedBank, 1);
        Move statement = new(bank, TestLedger.Key(house, Chart.Suspense, 8), 5);
        Sweep sweep = new(statement.Credit, TestLedger.Key(book, Chart.Arrivals, 50), 2);
        _ = await test.Post(house, statement, sweep);
        await test.Ledger.Settled();
        AccountKey shelf = TestLedger.Key(book, Chart.OnHand, 3), supply = TestLedger.Key(book, Chart.Supply, 3);
        long wrong = (await test.Post(book, new Move(supply, shelf, 5))).Value.Seq;
        _ = await test.Ledger.Post(test.Entry(book, new CloseAccount(shelf)) with { Corrects = wrong });
        _ = await test.Post(book);
        using var key = new TestKey();
        _ = await LedgerFactory.Snapshots(test.Database, key.Key).Make(test.Clock.Now);
        foreach (string sql in Refused)
        {
            Exception? failure = await Record.ExceptionAsync(() => test.Sql(sql));
            Assert.True(failure is DbException, $"accepted: {sql}");
        }
        if (engine == Engine.Postgres)
        {
            foreach (string table in (string[])
                ["transfer", "checkpoint", "checkpoint, ledger_snapshot", "snapshot", "snapshot_account"])
                _ = await Assert.ThrowsAnyAsync<DbException>(() => test.Sql($"TRUNCATE ledger_{table}"));
        }
        await test.AssertClean();
    }

    private static string Account(string book, string owner) =>
        "INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by) " +
        $"SELECT id + 1000, {book}, kind, {owner}, commodity, flags, opened_by FROM ledger_account " +
        "WHERE id = (SELECT min(id) FROM ledger_account WHERE kind = 20)";

    /// <summary>A copy of the entry with a subject, with a number of its own and what is said otherwise.</summary>
    private static string Entry(
        string book = "book", string request = FreshId, string content = "content", string subject = "subject",
        string version = "0", string hash = "hash") =>
        "INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, " +
        $"effective, facts, hash) SELECT seq + 1000, {book}, position, kind, {request}, {content}, {subject}, " +
        $"{version}, recorded_at, effective, facts, {hash} FROM ledger_entry WHERE version > 0";

    /// <summary>A second snapshot, at an entry and a moment of its own.</summary>
    private static string SnapshotOf(
        string number = "9", string seq = "9", string at = "9", string checkpoint = "checkpoint",
        string accounts = "accounts", string digest = "digest", string hash = "hash", string key = "public_key",
        string signature = "signature") =>
        $"INSERT INTO ledger_snapshot SELECT {number}, {seq}, {at}, {checkpoint}, {accounts}, {digest}, {hash}, " +
        $"{key}, {signature} FROM ledger_snapshot";

    private static string StandOf(string account = "account", string seq = "9", string closed = "0") =>
        $"INSERT INTO ledger_snapshot_account SELECT {account}, {seq}, 0, 0, 0, 0, {closed} " +
        "FROM ledger_snapshot_account WHERE account = (SELECT min(account) FROM ledger_snapshot_account)";
}
