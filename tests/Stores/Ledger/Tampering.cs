using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// What somebody with the database's password and a little patience does: past the triggers, and leaving no trace.
/// </summary>
internal static class Tampering
{
    private static readonly string[] Tables =
    [
        "ledger_entry", "ledger_transfer", "ledger_account", "ledger_checkpoint", "ledger_snapshot",
        "ledger_snapshot_account",
    ];

    /// <summary>Runs the statements with the triggers off; afterwards they stand as before.</summary>
    internal static async Task PastTriggers(TestLedger test, params IEnumerable<string> statements)
    {
        await using DbConnection connection = await test.Database.Connect();
        List<(string Name, string Sql)> triggers = [];
        if (test.Database.Engine == Engine.Sqlite)
            triggers = await connection.Command("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
                .Rows(row => (row.GetString(0), row.GetString(1)));
        IEnumerable<string> off = test.Database.Engine == Engine.Sqlite
            ? triggers.Select(trigger => $"DROP TRIGGER {trigger.Name}")
            : Tables.Select(table => $"ALTER TABLE {table} DISABLE TRIGGER USER");
        IEnumerable<string> on = test.Database.Engine == Engine.Sqlite
            ? triggers.Select(trigger => trigger.Sql)
            : Tables.Select(table => $"ALTER TABLE {table} ENABLE TRIGGER USER");
        foreach (string statement in (IEnumerable<string>)[.. off, .. statements, .. on])
            _ = await connection.Execute(statement);
    }

    /// <summary>
    /// Cuts off every entry from a number on, and mends all that counted them: counters, books, the partition. The
    /// entries may only have moved value, at once and between accounts that existed.
    /// </summary>
    internal static IEnumerable<string> CutTail(long from)
    {
        string tail = FormattableString.Invariant($"ledger_transfer WHERE id >= {from << 8}");
        string seq = FormattableString.Invariant($"seq >= {from}");
        string Sum(string side) =>
            $"CAST((SELECT coalesce(sum(amount), 0) FROM {tail} AND {side} = ledger_account.id) AS BIGINT)";
        yield return $"UPDATE ledger_account SET debits_posted = debits_posted - {Sum("debit")}, " +
            $"credits_posted = credits_posted - {Sum("credit")}";
        yield return $"DELETE FROM {tail}";
        yield return $"DELETE FROM ledger_entry WHERE {seq}";
        yield return
            "UPDATE ledger_book SET entries = (SELECT count(*) FROM ledger_entry e WHERE e.book = ledger_book.id), " +
            "head = (SELECT e.hash FROM ledger_entry e WHERE e.book = ledger_book.id ORDER BY e.seq DESC LIMIT 1)";
        yield return
            "UPDATE ledger_partition SET seq = (SELECT max(seq) FROM ledger_entry), " +
            "recorded_at = (SELECT max(recorded_at) FROM ledger_entry)";
    }
}
