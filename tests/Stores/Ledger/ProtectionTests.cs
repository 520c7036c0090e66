using System.Data.Common;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>The second witness: what the database refuses even when the code above it is bypassed.</summary>
public sealed class ProtectionTests
{
    private const string Checkpoint =
        "at, seq, previous, books, hash, public_key, signature FROM ledger_checkpoint";

    private const string Snapshot =
        "recorded_at, checkpoint, accounts, digest, hash, public_key, signature FROM ledger_snapshot";

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
        "UPDATE ledger_account SET debits_posted = credits_posted + 1 WHERE kind = 21",
        "UPDATE ledger_account SET debits_pending = credits_posted + 1 WHERE kind = 21",
        "UPDATE ledger_account SET credits_posted = debits_posted + 1 WHERE kind = 1",
        "UPDATE ledger_account SET credits_posted = 4611686018427387904 WHERE kind = 21",
        "UPDATE ledger_account SET credits_pending = -1 WHERE kind = 21",
        // A transfer of nothing, to itself, of no phase, that resolves nothing, that resolves what is resolved.
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 0, 1)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 1, 5, 1)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 5, 6)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase) VALUES (1, 1, 2, 5, 3)",
        "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) " +
            "SELECT 1, debit, credit, amount, 4, pending FROM ledger_transfer WHERE pending IS NOT NULL",
        // The same request twice, the same version of a subject twice, a book nobody opened.
        "INSERT INTO ledger_entry SELECT seq + 1000, book, position, kind, request, content, subject, 0, " +
            "recorded_at, effective, facts, hash FROM ledger_entry",
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
        // An entry corrected twice, by itself, by one before it, and one that nobody recorded.
        "INSERT INTO ledger_correction (entry, corrects) " +
            "SELECT (SELECT max(seq) FROM ledger_entry), corrects FROM ledger_correction",
        "INSERT INTO ledger_correction (entry, corrects) SELECT max(seq), max(seq) FROM ledger_entry",
        "INSERT INTO ledger_correction (entry, corrects) SELECT min(seq), max(seq) FROM ledger_entry",
        "INSERT INTO ledger_correction (entry, corrects) SELECT max(seq), 1 FROM ledger_entry",
        "UPDATE ledger_hold SET status = 4",
        "UPDATE ledger_hold SET legs = 0",
        "UPDATE ledger_book SET entries = -1",
        "UPDATE ledger_checkpoint SET at = at + 1",
        "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_snapshot SET accounts = accounts + 1",
        "DELETE FROM ledger_snapshot",
        "UPDATE ledger_snapshot_account SET credits_posted = credits_posted + 1",
        "DELETE FROM ledger_snapshot_account",
        // A second snapshot at the same entry, one without its checkpoint, an account twice in one.
        $"INSERT INTO ledger_snapshot SELECT 9, seq, {Snapshot}",
        $"INSERT INTO ledger_snapshot SELECT 9, 9, {Snapshot.Replace("checkpoint", "99")}",
        "INSERT INTO ledger_snapshot_account SELECT * FROM ledger_snapshot_account",
        // A checkpoint without a number, of half a book, with half a signature.
        $"INSERT INTO ledger_checkpoint SELECT 0, {Checkpoint}",
        $"INSERT INTO ledger_checkpoint SELECT 9, {Checkpoint.Replace("books", "hash")}",
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
        _ = await test.Post(book, new Reserve(hold, test.Clock.Now + TimeSpan.FromHours(1), [leg]), new PostHold(hold));
        AccountKey bank = TestLedger.Key(house, TestLedger.LimitedBank, 1);
        Move statement = new(bank, TestLedger.Key(house, Chart.Suspense, 8), 5);
        _ = await test.Post(house, statement);
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
}
