namespace Sampan.Ledger.Statements;

/// <summary>
/// The questions a statement asks, each answered through an index, whatever the length of the journal; a test reads
/// both engines' plans.
/// </summary>
internal static class StatementSql
{
    internal const string Account =
        "SELECT id, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger_account " +
        "WHERE owner = @owner AND kind = @kind AND book = @book AND commodity = @commodity";

    /// <summary>The entry of the newest snapshot that counts only what was recorded before a moment.</summary>
    internal const string Snapshot =
        "SELECT seq FROM ledger_snapshot WHERE recorded_at < @recorded ORDER BY recorded_at DESC LIMIT 1";

    /// <summary>How the account stood in the newest snapshot up to an entry.</summary>
    internal const string Stood =
        "SELECT seq, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger_snapshot_account " +
        "WHERE account = @account AND seq <= @through ORDER BY seq DESC LIMIT 1";

    /// <summary>
    /// A page of an account's transfers after one. The two sides are merged before they meet anything else, so that a
    /// page costs a page.
    /// </summary>
    internal const string Transfers =
        "SELECT t.id, t.is_debit, t.amount, t.phase, p.amount, e.kind, e.recorded_at, e.effective, e.subject, " +
        "o.book, o.kind, o.owner, o.commodity FROM (" +
        "SELECT id, 1 AS is_debit, credit AS other, amount, phase, pending FROM ledger_transfer " +
        "WHERE debit = @account AND id > @after UNION ALL " +
        "SELECT id, 0, debit, amount, phase, pending FROM ledger_transfer " +
        "WHERE credit = @account AND id > @after ORDER BY 1 LIMIT @page) t " +
        "JOIN ledger_entry e ON e.seq = t.id / 256 JOIN ledger_account o ON o.id = t.other " +
        "LEFT JOIN ledger_transfer p ON p.id = t.pending ORDER BY t.id";

    /// <summary>
    /// A page of an account's pending transfers before one, the latest first, with the transfer that resolved each.
    /// </summary>
    internal const string Pending =
        "SELECT t.id, t.is_debit, t.amount, r.id, h.id, h.subject, h.deadline, " +
        "o.book, o.kind, o.owner, o.commodity FROM (" +
        "SELECT id, 1 AS is_debit, credit AS other, amount FROM ledger_transfer " +
        "WHERE debit = @account AND id < @before AND phase = 2 UNION ALL " +
        "SELECT id, 0, debit, amount FROM ledger_transfer " +
        "WHERE credit = @account AND id < @before AND phase = 2 ORDER BY 1 DESC LIMIT @page) t " +
        "JOIN ledger_account o ON o.id = t.other LEFT JOIN ledger_transfer r ON r.pending = t.id " +
        "JOIN ledger_hold h ON h.first = (SELECT MAX(f.first) FROM ledger_hold f WHERE f.first <= t.id) " +
        "ORDER BY t.id DESC";
}
