using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

internal sealed record AccountRow(
    long Id, AccountKey Key, AccountLimits Limits, long OpenedBy, Counters Counters, bool IsClosed);

internal sealed record BookRow(int Id, Id Owner, long Entries, long Accounts, Hash256 Head);

internal sealed record HoldRow(
    Id Id, Id Subject, long First, int Legs, Instant Deadline, HoldStatus Status, long ResolvedBy);

internal sealed record SubjectRow(Id Id, int Book, int Version, Instant ChangedAt);

internal sealed record PartitionRow(long Id, long Seq, Instant RecordedAt);

/// <summary>
/// The rows that count what the journal tells: they are changed in place, and the audit compares each with its entries.
/// </summary>
internal sealed class AuditRows
{
    internal const string AccountColumns =
        "SELECT id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted, " +
        "credits_pending, credits_posted, closed FROM ledger_account";

    internal const string HoldColumns =
        "SELECT id, subject, first, legs, deadline, status, resolved_by FROM ledger_hold";

    internal const string SubjectColumns = "SELECT id, book, version, changed_at FROM ledger_subject";

    internal List<AccountRow> Accounts { get; private init; } = [];

    internal List<HoldRow> Holds { get; private init; } = [];

    /// <summary>How many of them were made by the entries that are replayed; the others were open before.</summary>
    internal int HoldsMade { get; private init; }

    internal long Sweeps { get; private init; }

    /// <summary>Every closing and reopening, in the order in which they happened.</summary>
    internal List<(long Id, Closing Row)> Closings { get; private init; } = [];

    /// <summary>The entries that correct another, with that other's seq.</summary>
    internal Dictionary<long, long> Corrections { get; private init; } = [];

    internal List<BookRow> Books { get; private init; } = [];

    internal List<SubjectRow> Subjects { get; private init; } = [];

    internal List<PartitionRow> Partitions { get; private init; } = [];

    /// <summary>Those of which entries after one tell; every account, book and partition.</summary>
    internal static async Task<AuditRows> Open(DbConnection connection, ReplayStart start, CancellationToken cancel)
    {
        long first = start.Seq == 0 ? 0 : (start.Seq + 1) << 8;
        (string, object?) seq = ("seq", start.Seq), next = ("next", first);
        List<HoldRow> holds = await connection
            .Command(
                $"{HoldColumns} WHERE first >= @next OR resolved_by IS NULL OR resolved_by > @seq ORDER BY first",
                next, seq)
            .Rows(ReadHold, cancel);
        return new AuditRows
        {
            Accounts = await connection.Command($"{AccountColumns} ORDER BY id").Rows(ReadAccount, cancel),
            Holds = holds,
            HoldsMade = holds.Count(hold => hold.First >= first),
            Subjects = await connection
                .Command(
                    $"{SubjectColumns} WHERE changed_at > @at ORDER BY id",
                    ("at", start.Seq == 0 ? long.MinValue : start.RecordedAt.Microseconds))
                .Rows(ReadSubject, cancel),
            Sweeps = (await connection.Command("SELECT count(*) FROM ledger_outbox WHERE transfer >= @next", next)
                .Rows(row => row.GetInt64(0), cancel))[0],
            Closings = await connection
                .Command("SELECT id, account, closed FROM ledger_closing WHERE id >= @next ORDER BY id", next)
                .Rows(row => (row.GetInt64(0), ReadClosing(row)), cancel),
            Corrections = (await connection
                .Command("SELECT entry, corrects FROM ledger_correction WHERE entry > @seq", seq)
                .Rows(row => (Entry: row.GetInt64(0), Corrects: row.GetInt64(1)), cancel))
                .ToDictionary(row => row.Entry, row => row.Corrects),
            Books = await ReadBooks(connection, cancel),
            Partitions = await ReadPartitions(connection, cancel),
        };
    }

    internal static Task<List<BookRow>> ReadBooks(DbConnection connection, CancellationToken cancel) => connection
        .Command("SELECT id, owner, entries, accounts, head FROM ledger_book ORDER BY id")
        .Rows(
            row => new BookRow(
                (int)row.GetInt64(0), Id.FromBytes(row.Bytes(1)), row.GetInt64(2), row.GetInt64(3),
                Hash256.FromBytes(row.Bytes(4))),
            cancel);

    internal static Task<List<PartitionRow>> ReadPartitions(DbConnection connection, CancellationToken cancel) =>
        connection
            .Command("SELECT id, seq, recorded_at FROM ledger_partition ORDER BY id")
            .Rows(row => new PartitionRow(row.GetInt64(0), row.GetInt64(1), new Instant(row.GetInt64(2))), cancel);

    internal static AccountRow ReadAccount(DbDataReader row) => new(
        row.GetInt64(0), Journal.Key(row, 1), (AccountLimits)row.GetInt64(5), row.GetInt64(6),
        new Counters(row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10)), row.GetInt64(11) == 1);

    internal static Closing ReadClosing(DbDataReader row) => new(row.GetInt64(1), row.GetInt64(2) == 1);

    internal static HoldRow ReadHold(DbDataReader row) => new(
        Id.FromBytes(row.Bytes(0)), Id.FromBytes(row.Bytes(1)), row.GetInt64(2), (int)row.GetInt64(3),
        new Instant(row.GetInt64(4)), (HoldStatus)row.GetInt64(5), row.LongOrNull(6) ?? 0);

    internal static SubjectRow ReadSubject(DbDataReader row) => new(
        Id.FromBytes(row.Bytes(0)), (int)row.GetInt64(1), (int)row.GetInt64(2), new Instant(row.GetInt64(3)));
}
