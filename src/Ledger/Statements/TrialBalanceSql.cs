namespace Sampan.Ledger.Statements;

/// <summary>
/// The sums of a trial balance. A sum of counters may pass 64 bits, where SQLite fails: each is taken in two halves of
/// 32 bits, of which two thousand million still add up.
/// </summary>
internal static class TrialBalanceSql
{
    private const string Within = " WHERE a.id >= @first AND a.id < @next ";
    private const string Grouped = "GROUP BY a.book, a.kind, a.commodity";

    /// <summary>The counters as they stand: debits, credits, held debits, held credits.</summary>
    internal static readonly string Now =
        "SELECT a.book, a.kind, a.commodity, " +
        $"{Halves("a.debits_posted")}, {Halves("a.credits_posted")}, " +
        $"{Halves("a.debits_pending")}, {Halves("a.credits_pending")} FROM ledger_account a" + Within + Grouped;

    /// <summary>The same as they stood in the snapshot at an entry.</summary>
    internal static readonly string Stood =
        "SELECT a.book, a.kind, a.commodity, " +
        $"{Halves("s.debits_posted")}, {Halves("s.credits_posted")}, " +
        $"{Halves("s.debits_pending")}, {Halves("s.credits_pending")} FROM ledger_account a " +
        "JOIN ledger_snapshot_account s ON s.account = a.id AND s.seq = (SELECT MAX(l.seq) " +
        "FROM ledger_snapshot_account l WHERE l.account = a.id AND l.seq <= @through)" + Within + Grouped;

    internal static readonly string RecordedDebits = Transfers("debit", "e.recorded_at < @end");
    internal static readonly string RecordedCredits = Transfers("credit", "e.recorded_at < @end");
    internal static readonly string EffectiveDebits = Transfers("debit", "e.effective <= @day");
    internal static readonly string EffectiveCredits = Transfers("credit", "e.effective <= @day");

    /// <summary>
    /// What transfers after one posted on a side, set aside there, and resolved of what was set aside.
    /// </summary>
    private static string Transfers(string side, string counts) =>
        "SELECT a.book, a.kind, a.commodity, " +
        $"{Halves($"CASE WHEN t.phase IN (1, 3) AND {counts} THEN t.amount ELSE 0 END")}, " +
        $"{Halves("CASE WHEN t.phase = 2 AND e.recorded_at < @end THEN t.amount ELSE 0 END")}, " +
        $"{Halves("CASE WHEN t.phase >= 3 AND e.recorded_at < @end THEN p.amount ELSE 0 END")} " +
        "FROM ledger_transfer t JOIN ledger_entry e ON e.seq = t.id / 256 " +
        $"JOIN ledger_account a ON a.id = t.{side} LEFT JOIN ledger_transfer p ON p.id = t.pending" +
        Within + "AND t.id > @after " + Grouped;

    private static string Halves(string value) =>
        $"CAST(SUM(({value}) >> 32) AS BIGINT), CAST(SUM(({value}) & 4294967295) AS BIGINT)";
}
