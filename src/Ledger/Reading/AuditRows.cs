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
/// The audit's reading. What is counted in accounts, holds and sweeps is held in memory; entries and transfers, of
/// which there are the most, pass in pages.
/// </summary>
internal sealed class AuditRows
{
    private const int Page = 2000;

    private readonly DbConnection _connection;
    private readonly CancellationToken _cancel;

    private AuditRows(DbConnection connection, CancellationToken cancel) =>
        (_connection, _cancel) = (connection, cancel);

    internal List<AccountRow> Accounts { get; private set; } = [];

    internal List<HoldRow> Holds { get; private set; } = [];

    /// <summary>Every sweep with the entry that finished it; null while it is under way.</summary>
    internal List<(OutboxRow Sweep, long? DoneBy)> Outbox { get; private set; } = [];

    /// <summary>Every closing and reopening, in the order in which they happened.</summary>
    internal List<(long Id, Closing Row)> Closings { get; private set; } = [];

    /// <summary>The entries that correct another, with that other's seq.</summary>
    internal Dictionary<long, long> Corrections { get; private set; } = [];

    internal List<BookRow> Books { get; private set; } = [];

    internal List<SubjectRow> Subjects { get; private set; } = [];

    internal List<PartitionRow> Partitions { get; private set; } = [];

    internal static async Task<AuditRows> Open(DbConnection connection, CancellationToken cancel)
    {
        var rows = new AuditRows(connection, cancel);
        rows.Accounts = await rows.ReadAccounts();
        rows.Holds = await rows.ReadHolds();
        rows.Outbox = await rows.ReadOutbox();
        rows.Closings = await connection.Command("SELECT id, account, closed FROM ledger_closing ORDER BY id")
            .Rows(row => (row.GetInt64(0), new Closing(row.GetInt64(1), row.GetInt64(2) == 1)), cancel);
        rows.Corrections = (await connection.Command("SELECT entry, corrects FROM ledger_correction")
            .Rows(row => (Entry: row.GetInt64(0), Corrects: row.GetInt64(1)), cancel))
            .ToDictionary(row => row.Entry, row => row.Corrects);
        rows.Books = await connection
            .Command("SELECT id, owner, entries, accounts, head FROM ledger_book ORDER BY id")
            .Rows(
                row => new BookRow(
                    (int)row.GetInt64(0), Id.FromBytes(row.Bytes(1)), row.GetInt64(2), row.GetInt64(3),
                    Hash256.FromBytes(row.Bytes(4))),
                cancel);
        rows.Subjects = await connection
            .Command("SELECT id, book, version, changed_at FROM ledger_subject ORDER BY id")
            .Rows(
                row => new SubjectRow(
                    Id.FromBytes(row.Bytes(0)), (int)row.GetInt64(1), (int)row.GetInt64(2),
                    new Instant(row.GetInt64(3))),
                cancel);
        rows.Partitions = await connection
            .Command("SELECT id, seq, recorded_at FROM ledger_partition ORDER BY id")
            .Rows(row => new PartitionRow(row.GetInt64(0), row.GetInt64(1), new Instant(row.GetInt64(2))), cancel);
        return rows;
    }

    /// <summary>
    /// Every entry in order, with its transfers; what it opened, held and sent on is for the replay to add.
    /// </summary>
    internal async IAsyncEnumerable<(Applied Entry, Hash256 Hash)> Entries()
    {
        Dictionary<long, long> fulfils = Outbox
            .Where(o => o.DoneBy is not null).GroupBy(o => o.DoneBy!.Value)
            .ToDictionary(g => g.Key, g => g.First().Sweep.Transfer);
        long after = long.MinValue;
        while (true)
        {
            List<(Applied Entry, Hash256 Hash)> page = await EntryPage(after, fulfils);
            if (page.Count == 0) yield break;
            await FillTransfers(page);
            foreach ((Applied, Hash256) entry in page) yield return entry;
            after = page[^1].Entry.Seq;
        }
    }

    internal Task<List<long>> OrphanTransfers() => _connection
        .Command(
            "SELECT t.id FROM ledger_transfer t LEFT JOIN ledger_entry e ON e.seq = t.id / 256 " +
            "WHERE e.seq IS NULL ORDER BY t.id LIMIT 100")
        .Rows(row => row.GetInt64(0), _cancel);

    private Task<List<AccountRow>> ReadAccounts() => _connection
        .Command(
            "SELECT id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted, " +
            "credits_pending, credits_posted, closed FROM ledger_account ORDER BY id")
        .Rows(
            row => new AccountRow(
                row.GetInt64(0), Journal.Key(row, 1), (AccountLimits)row.GetInt64(5), row.GetInt64(6),
                new Counters(row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10)),
                row.GetInt64(11) == 1),
            _cancel);

    private Task<List<HoldRow>> ReadHolds() => _connection
        .Command("SELECT id, subject, first, legs, deadline, status, resolved_by FROM ledger_hold ORDER BY first")
        .Rows(
            row => new HoldRow(
                Id.FromBytes(row.Bytes(0)), Id.FromBytes(row.Bytes(1)), row.GetInt64(2), (int)row.GetInt64(3),
                new Instant(row.GetInt64(4)), (HoldStatus)row.GetInt64(5), row.LongOrNull(6) ?? 0),
            _cancel);

    private Task<List<(OutboxRow, long?)>> ReadOutbox() => _connection
        .Command(
            "SELECT transfer, from_book, to_book, kind, owner, commodity, amount, done_by FROM ledger_outbox " +
            "ORDER BY transfer")
        .Rows(
            row => (
                new OutboxRow(row.GetInt64(0), (int)row.GetInt64(1), Journal.Key(row, 2), row.GetInt64(6)),
                row.LongOrNull(7)),
            _cancel);

    private Task<List<(Applied Entry, Hash256 Hash)>> EntryPage(
        long after, Dictionary<long, long> fulfils) => _connection
        .Command(
            "SELECT seq, book, position, kind, request, content, subject, version, recorded_at, effective, " +
            "facts, hash FROM ledger_entry WHERE seq > @after ORDER BY seq LIMIT @page",
            ("after", after), ("page", (long)Page))
        .Rows(row => ReadEntry(row, fulfils), _cancel);

    private async Task FillTransfers(List<(Applied Entry, Hash256 Hash)> page)
    {
        Dictionary<long, Applied> entries = page.ToDictionary(p => p.Entry.Seq, p => p.Entry);
        List<Transfer> transfers = await _connection
            .Command(
                "SELECT id, debit, credit, amount, phase, pending FROM ledger_transfer " +
                "WHERE id >= @first * 256 AND id < (@last + 1) * 256 ORDER BY id",
                ("first", page[0].Entry.Seq), ("last", page[^1].Entry.Seq))
            .Rows(
                row => new Transfer(
                    row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), (Phase)row.GetInt64(4),
                    row.LongOrNull(5) ?? 0),
                _cancel);
        // A transfer of no entry is reported by OrphanTransfers.
        foreach (Transfer transfer in transfers)
            if (entries.TryGetValue(transfer.Id >> 8, out Applied? entry)) entry.Transfers.Add(transfer);
    }

    private (Applied, Hash256) ReadEntry(DbDataReader row, Dictionary<long, long> fulfils)
    {
        long seq = row.GetInt64(0);
        Id subject = Id.FromBytes(row.Bytes(6));
        int version = (int)row.GetInt64(7);
        var request = new EntryRequest
        {
            Request = new Request(Id.FromBytes(row.Bytes(4)), Hash256.FromBytes(row.Bytes(5))),
            Book = (int)row.GetInt64(1),
            Kind = row.GetString(3),
            // Only the id and version enter the chain; the card is a view.
            Subject = subject.IsNone
                ? null
                : new Subject(subject, version - 1, new Card("", "", default, default, null, [])),
            Facts = row.Bytes(10),
            Corrects = Corrections.TryGetValue(seq, out long wrong) ? wrong : null,
            Fulfils = fulfils.TryGetValue(seq, out long sweep) ? sweep : null,
        };
        var applied = new Applied
        {
            Request = request,
            Seq = seq,
            Position = row.GetInt64(2),
            RecordedAt = new Instant(row.GetInt64(8)),
            Effective = DateOnly.FromDayNumber((int)row.GetInt64(9)),
            Version = version,
        };
        return (applied, Hash256.FromBytes(row.Bytes(11)));
    }
}
