using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

internal sealed record AccountRow(long Id, AccountKey Key, Counters Counters);

internal sealed record BookRow(int Id, Id Owner, long Entries, Hash256 Head);

internal sealed record HoldRow(Id Id, long First, int Legs, HoldStatus Status, long ResolvedBy);

internal sealed record OutboxAuditRow(int From, int To, string Commodity, long Amount);

/// <summary>The audit's reading: pages of entries, each with its transfers, opened accounts and holds.</summary>
internal sealed class AuditRows(DbConnection connection, CancellationToken cancel) : IAsyncDisposable
{
    private const int Page = 2000;

    internal async IAsyncEnumerable<(Applied Entry, Hash256 Hash)> Entries()
    {
        long after = long.MinValue;
        while (true)
        {
            List<(Applied Entry, Hash256 Hash)> page = await EntryPage(after);
            if (page.Count == 0) yield break;
            await Fill(page.ToDictionary(p => p.Entry.Seq, p => p.Entry), page[0].Entry.Seq, page[^1].Entry.Seq);
            foreach ((Applied, Hash256) entry in page) yield return entry;
            after = page[^1].Entry.Seq;
        }
    }

    internal Task<List<long>> OrphanTransfers() => connection
        .Command(
            "SELECT t.id FROM ledger_transfer t LEFT JOIN ledger_entry e ON e.seq = t.id / 256 " +
            "WHERE e.seq IS NULL ORDER BY t.id LIMIT 100")
        .Rows(row => row.GetInt64(0), cancel);

    internal Task<List<AccountRow>> Accounts() => connection
        .Command(
            "SELECT id, book, kind, owner, commodity, debits_pending, debits_posted, credits_pending, credits_posted " +
            "FROM ledger_account ORDER BY id")
        .Rows(
            row => new AccountRow(
                row.GetInt64(0), Journal.Key(row, 1),
                new Counters(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8))),
            cancel);

    internal Task<List<BookRow>> Books() => connection
        .Command("SELECT id, owner, entries, head FROM ledger_book ORDER BY id")
        .Rows(
            row => new BookRow(
                (int)row.GetInt64(0), Id.FromBytes(row.Bytes(1)), row.GetInt64(2), Hash256.FromBytes(row.Bytes(3))),
            cancel);

    internal Task<List<HoldRow>> Holds() => connection
        .Command("SELECT id, first, legs, status, resolved_by FROM ledger_hold ORDER BY first")
        .Rows(
            row => new HoldRow(
                Id.FromBytes(row.Bytes(0)), row.GetInt64(1), (int)row.GetInt64(2), (HoldStatus)row.GetInt64(3),
                row.LongOrNull(4) ?? 0),
            cancel);

    internal Task<List<(Id Id, int Version)>> Subjects() => connection
        .Command("SELECT id, version FROM ledger_subject ORDER BY id")
        .Rows(row => (Id.FromBytes(row.Bytes(0)), (int)row.GetInt64(1)), cancel);

    internal Task<List<OutboxAuditRow>> Outbox() => connection
        .Command("SELECT from_book, to_book, commodity, amount FROM ledger_outbox WHERE done_by IS NULL")
        .Rows(
            row => new OutboxAuditRow((int)row.GetInt64(0), (int)row.GetInt64(1), row.GetString(2), row.GetInt64(3)),
            cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<List<(Applied Entry, Hash256 Hash)>> EntryPage(long after) => connection
        .Command(
            "SELECT seq, book, position, kind, request, content, subject, version, recorded_at, " +
            "effective, facts, hash " +
            "FROM ledger_entry WHERE seq > @after ORDER BY seq LIMIT @page", ("after", after), ("page", (long)Page))
        .Rows(ReadEntry, cancel);

    private async Task Fill(Dictionary<long, Applied> entries, long first, long last)
    {
        (string, object?)[] range = [("first", first), ("last", last)];
        foreach (Transfer transfer in await connection
            .Command(
                "SELECT id, debit, credit, amount, phase, pending FROM ledger_transfer " +
                "WHERE id >= @first * 256 AND id < (@last + 1) * 256 ORDER BY id", range)
            .Rows(
                row => new Transfer(
                    row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), (Phase)row.GetInt64(4),
                    row.LongOrNull(5) ?? 0),
                cancel))
        {
            // A transfer of no entry is reported by OrphanTransfers.
            if (entries.TryGetValue(transfer.Id >> 8, out Applied? entry)) entry.Transfers.Add(transfer);
        }
        foreach (AccountState account in await connection
            .Command(
                "SELECT id, book, kind, owner, commodity, opened_by FROM ledger_account " +
                "WHERE opened_by >= @first AND opened_by <= @last ORDER BY id", range)
            .Rows(row => new AccountState(row.GetInt64(0), Journal.Key(row, 1)) { OpenedBy = row.GetInt64(5) }, cancel))
        {
            if (entries.TryGetValue(account.OpenedBy, out Applied? entry)) entry.Opened.Add(account);
        }
        foreach ((Id id, long firstLeg, int legs, long deadline) in await connection
            .Command(
                "SELECT id, first, legs, deadline FROM ledger_hold " +
                "WHERE first >= @first * 256 AND first < (@last + 1) * 256 ORDER BY first", range)
            .Rows(row => (Id.FromBytes(row.Bytes(0)), row.GetInt64(1), (int)row.GetInt64(2), row.GetInt64(3)), cancel))
        {
            if (!entries.TryGetValue(firstLeg >> 8, out Applied? entry)) continue;
            HoldLeg[] held = [.. Enumerable.Range(0, legs).Select(i => new HoldLeg(firstLeg + i, 0, 0, 0))];
            entry.HoldsMade.Add(new HoldState(id, Id.None, new Instant(deadline), held));
        }
    }

    private static (Applied, Hash256) ReadEntry(DbDataReader row)
    {
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
        };
        var applied = new Applied
        {
            Request = request,
            Seq = row.GetInt64(0),
            Position = row.GetInt64(2),
            RecordedAt = new Instant(row.GetInt64(8)),
            Effective = DateOnly.FromDayNumber((int)row.GetInt64(9)),
            Version = version,
        };
        return (applied, Hash256.FromBytes(row.Bytes(11)));
    }
}
