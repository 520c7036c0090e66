using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>A row that does not say what the journal says.</summary>
/// <param name="Mend">
/// What would set it right; null where the journal does not tell, or tells nothing sound.
/// </param>
internal sealed record Difference(string Check, string Where, object Expected, object Found, Mend? Mend)
{
    internal AuditFinding Finding => new(Check, Where, $"{Expected}", $"{Found}");
}

internal sealed record Mend(string Sql, params (string Name, object? Value)[] Parameters);

/// <summary>
/// The rows that are changed in place against what their entries come to: counters, holds, subjects, books, partitions.
/// </summary>
internal static class StatedRows
{
    /// <param name="lost">The cards of subjects without a row, as far as somebody could make them.</param>
    internal static IEnumerable<Difference> Compare(
        AuditRows rows, AuditReplay replay, IReadOnlyDictionary<Id, Card> lost) =>
    [
        .. Accounts(rows, replay), .. Books(rows, replay.Chains), .. Partitions(rows.Partitions, replay.Chains),
        .. Holds(rows, replay), .. Subjects(rows, replay, lost), .. Accounted(rows, replay),
    ];

    internal static IEnumerable<Difference> Books(IReadOnlyList<BookRow> books, ChainWalk chains)
    {
        foreach (BookRow book in books)
        {
            string where = $"book {book.Id}";
            (long entries, Hash256 head) = chains.Head(book.Id);
            if (entries != book.Entries)
                yield return new Difference("entries", where, entries, book.Entries, OfBook("entries", book, entries));
            if (head != book.Head)
                yield return new Difference("head", where, head, book.Head, OfBook("head", book, head.ToBytes()));
        }
    }

    /// <summary>
    /// A partition counts its entries by itself: the last ones cannot go without its row being changed too.
    /// </summary>
    internal static IEnumerable<Difference> Partitions(IReadOnlyList<PartitionRow> partitions, ChainWalk chains)
    {
        foreach (PartitionRow row in partitions)
        {
            PartitionRow end = chains.End(row.Id);
            if (end == row) continue;
            var mend = new Mend(
                "UPDATE ledger_partition SET seq = @seq, recorded_at = @at WHERE id = @id",
                ("seq", end.Seq), ("at", end.RecordedAt.Microseconds), ("id", row.Id));
            yield return new Difference("end", $"partition {row.Id}", end, row, mend);
        }
    }

    private static IEnumerable<Difference> Accounts(AuditRows rows, AuditReplay replay)
    {
        var derived = new Dictionary<long, Counters>(replay.Counters);
        foreach (AccountRow row in rows.Accounts)
        {
            string where = row.Key.ToString();
            if (row.Key.Book != AccountState.BookOf(row.Id))
                yield return new Difference("book", where, AccountState.BookOf(row.Id), row.Key.Book, null);
            _ = derived.Remove(row.Id, out Counters counted);
            bool closed = replay.Closings.IsClosed(row.Id);
            if (counted == row.Counters && closed == row.IsClosed) continue;
            Mend mend = OfAccount(row.Id, counted, closed);
            if (counted != row.Counters) yield return new Difference("counters", where, counted, row.Counters, mend);
            if (closed != row.IsClosed) yield return new Difference("closed", where, closed, row.IsClosed, mend);
        }
        foreach (long unknown in derived.Keys)
            yield return new Difference("account", $"{unknown}", "a row", "none", null);
    }

    /// <summary>All in one statement: the database checks a closed account against its counters.</summary>
    private static Mend OfAccount(long id, Counters counted, bool closed) => new(
        "UPDATE ledger_account SET closed = @closed, debits_pending = @dp, debits_posted = @d, " +
        "credits_pending = @cp, credits_posted = @c WHERE id = @id",
        ("closed", closed ? 1L : 0L), ("dp", counted.DebitsPending), ("d", counted.DebitsPosted),
        ("cp", counted.CreditsPending), ("c", counted.CreditsPosted), ("id", id));

    private static IEnumerable<Difference> Books(AuditRows rows, ChainWalk chains)
    {
        Dictionary<int, long> accounts =
            rows.Accounts.GroupBy(a => a.Key.Book).ToDictionary(g => g.Key, g => g.LongCount());
        foreach (BookRow book in rows.Books)
        {
            long opened = accounts.GetValueOrDefault(book.Id);
            if (opened != book.Accounts)
                yield return new Difference(
                    "accounts", $"book {book.Id}", opened, book.Accounts, OfBook("accounts", book, opened));
        }
        foreach (Difference difference in Books(rows.Books, chains)) yield return difference;
    }

    private static Mend OfBook(string column, BookRow book, object value) => new(
        $"UPDATE ledger_book SET {column} = @value WHERE id = @id", ("value", value), ("id", (long)book.Id));

    private static IEnumerable<Difference> Holds(AuditRows rows, AuditReplay replay)
    {
        foreach (HoldRow hold in rows.Holds)
        {
            string where = hold.Id.ToString();
            Id holder = replay.HolderOf(hold);
            if (hold.Subject != holder)
                yield return new Difference(
                    "hold", where, $"of {holder}", $"of {hold.Subject}",
                    new Mend(
                        "UPDATE ledger_hold SET subject = @subject WHERE id = @id", ("subject", holder.ToBytes()),
                        ("id", hold.Id.ToBytes())));
            (HoldStatus status, long by) = replay.HoldOf(hold);
            if (status != hold.Status || by != hold.ResolvedBy)
                yield return new Difference(
                    "hold", where, $"{status} by {by}", $"{hold.Status} by {hold.ResolvedBy}",
                    by < 0 ? null : OfHold(hold.Id, status, by));
        }
    }

    private static Mend OfHold(Id hold, HoldStatus status, long by) => new(
        "UPDATE ledger_hold SET status = @status, resolved_by = @by WHERE id = @id",
        ("status", (long)status), ("by", by == 0 ? null : by), ("id", hold.ToBytes()));

    private static IEnumerable<Difference> Subjects(
        AuditRows rows, AuditReplay replay, IReadOnlyDictionary<Id, Card> lost)
    {
        var derived = new Dictionary<Id, SubjectStand>(replay.Subjects);
        foreach (SubjectRow row in rows.Subjects)
        {
            bool known = derived.Remove(row.Id, out SubjectStand stand);
            var found = new SubjectStand(row.Book, row.Version, row.ChangedAt);
            if (stand != found)
                yield return new Difference(
                    "subject", row.Id.ToString(), stand, found, known ? OfSubject(row.Id, stand) : null);
        }
        foreach ((Id missing, SubjectStand stand) in derived)
            yield return new Difference(
                "subject", missing.ToString(), "a row", "none",
                lost.TryGetValue(missing, out Card? card) ? CardRows.Insert(missing, stand, card) : null);
    }

    /// <summary>Rows that no entry made.</summary>
    private static IEnumerable<Difference> Accounted(AuditRows rows, AuditReplay replay)
    {
        (int accounts, int holds, int sweeps) = replay.Accounted;
        if (accounts != rows.Accounts.Count)
            yield return new Difference("accounted", "accounts", accounts, rows.Accounts.Count, null);
        if (holds != rows.HoldsMade)
            yield return new Difference("accounted", "holds", holds, rows.HoldsMade, null);
        if (sweeps != rows.Sweeps) yield return new Difference("accounted", "sweeps", sweeps, rows.Sweeps, null);
        int closings = replay.Closings.Accounted;
        if (closings != rows.Closings.Count)
            yield return new Difference("accounted", "closings", closings, rows.Closings.Count, null);
        int corrections = replay.Corrections.Accounted;
        if (corrections != rows.Corrections.Count)
            yield return new Difference("accounted", "corrections", corrections, rows.Corrections.Count, null);
    }

    private static Mend OfSubject(Id id, SubjectStand stand) => new(
        "UPDATE ledger_subject SET book = @book, version = @version, changed_at = @at WHERE id = @id",
        ("book", (long)stand.Book), ("version", (long)stand.Version), ("at", stand.ChangedAt.Microseconds),
        ("id", id.ToBytes()));
}
