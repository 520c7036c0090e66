using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Ledger.Reading.Export;

/// <summary>
/// The whole journal as lines, then what the tables state of it. From one snapshot, beside the running loop; rows pass
/// through, so that memory does not grow with history.
/// </summary>
internal sealed class JournalExport
{
    private readonly DbConnection _connection;
    private readonly JournalPart _part;
    private readonly JournalLines _lines;
    private readonly CancellationToken _cancel;

    private JournalExport(DbConnection connection, JournalPart part, JournalLines lines, CancellationToken cancel) =>
        (_connection, _part, _lines, _cancel) = (connection, part, lines, cancel);

    internal static async Task<Outcome<ExportedJournal>> Run(
        Database database, Stream to, JournalPart part, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        return await Run(connection, to, part, progress, cancel);
    }

    /// <summary>In a transaction of the caller's.</summary>
    internal static async Task<Outcome<ExportedJournal>> Run(
        DbConnection connection, Stream to, JournalPart part, IProgress<JournalProgress>? progress,
        CancellationToken cancel)
    {
        if (await UnreadableRows.Find(connection, cancel) is { Count: > 0 } unreadable)
            return LedgerRepair.Unsound(unreadable);
        Snapshot? end = null;
        if (part.Through is { } last && (end = await SnapshotRows.OfEntry(connection, last, cancel)) is null)
            return JournalRefusals.SnapshotUnknown;
        List<BookRow> books = end is null
            ? await AuditRows.ReadBooks(connection, cancel)
            : await BooksAt(connection, end, cancel);
        if (part.Book is { } only)
        {
            books.RemoveAll(book => book.Id != only);
            if (books.Count == 0) return LedgerRefusals.BookUnknown;
        }

        await using var lines = new JournalLines(to);
        var export = new JournalExport(connection, part, lines, cancel);
        await lines.Journal(part);
        foreach (BookRow book in books) await lines.Book(book, await export.Before(book));
        long entries = await export.Entries(books.Sum(book => book.Entries), progress);
        if (end is null) await export.State(books);
        else await export.StateAt(end, books);
        await lines.Last(entries);
        return new ExportedJournal(entries, lines.Count, lines.Bytes);
    }

    /// <summary>The books as they stood then: their heads were signed.</summary>
    private static async Task<List<BookRow>> BooksAt(
        DbConnection connection, Snapshot end, CancellationToken cancel)
    {
        Dictionary<int, BookRow> now =
            (await AuditRows.ReadBooks(connection, cancel)).ToDictionary(book => book.Id);
        Dictionary<int, long> accounts = (await connection
            .Command(
                "SELECT book, count(*) FROM ledger_account WHERE opened_by <= @seq GROUP BY book", ("seq", end.Seq))
            .Rows(row => (Book: (int)row.GetInt64(0), Accounts: row.GetInt64(1)), cancel))
            .ToDictionary(row => row.Book, row => row.Accounts);
        Checkpoint? signed = await CheckpointStore.Number(connection, end.Checkpoint, cancel);
        return
        [
            .. (signed?.Books ?? []).Where(book => now.ContainsKey(book.Book)).Select(book => new BookRow(
                book.Book, now[book.Book].Owner, book.Entries, accounts.GetValueOrDefault(book.Book), book.Head)),
        ];
    }

    private async Task<(long, Hash256)?> Before(BookRow book)
    {
        if (_part.From is not { } from) return null;
        List<(long, Hash256)> last = await _connection
            .Command(
                "SELECT position, hash FROM ledger_entry WHERE seq < @from AND book = @book ORDER BY seq DESC LIMIT 1",
                ("from", from), ("book", (long)book.Id))
            .Rows(row => (row.GetInt64(0), Hash256.FromBytes(row.Bytes(1))), _cancel);
        return last.Count == 0 ? (0, Hash256.Zero) : last[0];
    }

    private async Task<long> Entries(long total, IProgress<JournalProgress>? progress)
    {
        await using JournalRows journal = await JournalRows.Open(_connection, _part, _cancel);
        // One that was made right before the first entry states the heads from which the file goes on.
        string made = FormattableString.Invariant(
            $" WHERE seq BETWEEN {(_part.From ?? 1) - 1} AND {_part.Through ?? long.MaxValue}");
        await using EntryRows<Checkpoint> checkpoints = await EntryRows<Checkpoint>.Open(
            _connection, $"{CheckpointStore.Columns}{made} ORDER BY number", CheckpointStore.Read, row => row.Seq,
            _cancel);
        long entries = 0;
        await foreach ((Applied entry, Hash256 hash) in journal.Entries())
        {
            foreach (Checkpoint checkpoint in await checkpoints.UpTo(entry.Seq - 1))
                await _lines.Checkpoint(checkpoint);
            await _lines.Entry(entry, hash);
            if (++entries % 1000 == 0) progress?.Report(new JournalProgress(entries, total));
        }
        await foreach (Checkpoint checkpoint in checkpoints.All()) await _lines.Checkpoint(checkpoint);
        progress?.Report(new JournalProgress(entries, total));
        return entries;
    }

    /// <summary>What stands in the rows that are changed in place, for the reader to compare with.</summary>
    private async Task State(List<BookRow> books)
    {
        string ofBook = _part.Book is { } book ? FormattableString.Invariant($" WHERE book = {book}") : "";
        string holds = _part.Book is null
            ? AuditRows.HoldColumns
            : $"{AuditRows.HoldColumns} WHERE first / 256 IN (SELECT seq FROM ledger_entry{ofBook})";
        await Each($"{AuditRows.AccountColumns}{ofBook} ORDER BY id", AuditRows.ReadAccount, _lines.Account);
        await Each($"{holds} ORDER BY first", AuditRows.ReadHold, _lines.Hold);
        await Each($"{AuditRows.SubjectColumns}{ofBook} ORDER BY id", AuditRows.ReadSubject, _lines.Subject);
        foreach (BookRow stated in books) await _lines.Head(stated);
        if (_part.Book is not null) return;
        foreach (PartitionRow partition in await AuditRows.ReadPartitions(_connection, _cancel))
            await _lines.Partition(partition);
    }

    /// <summary>What a snapshot states. How holds and subjects stood then, no row tells.</summary>
    private async Task StateAt(Snapshot end, List<BookRow> books)
    {
        await Each(SnapshotRows.NamedAt(end.Seq), AuditRows.ReadAccount, _lines.Account);
        foreach (BookRow stated in books) await _lines.Head(stated);
        await _lines.Partition(new PartitionRow(end.Seq >> 40, end.Seq, end.RecordedAt));
    }

    private async Task Each<T>(string sql, Func<DbDataReader, T> read, Func<T, ValueTask> write)
    {
        await using EntryRows<T> rows = await EntryRows<T>.Open(_connection, sql, read, _ => 0, _cancel);
        await foreach (T row in rows.All()) await write(row);
    }
}
