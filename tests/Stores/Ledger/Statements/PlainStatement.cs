using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger.Statements;

/// <summary>A transfer as it lies in its row, with the row of its entry.</summary>
internal sealed record PlainTransfer(
    long Id, AccountKey Debit, AccountKey Credit, long Amount, long Phase, long? Pending, Instant RecordedAt,
    DateOnly Effective)
{
    internal static async Task<List<PlainTransfer>> ReadAll(Database database)
    {
        await using DbConnection connection = await database.Connect();
        return await connection
            .Command(
                "SELECT t.id, t.amount, t.phase, t.pending, e.recorded_at, e.effective, d.book, d.kind, d.owner, " +
                "d.commodity, c.book, c.kind, c.owner, c.commodity FROM ledger_transfer t, ledger_entry e, " +
                "ledger_account d, ledger_account c WHERE e.seq = t.id / 256 AND d.id = t.debit AND c.id = t.credit " +
                "ORDER BY t.id")
            .Rows(row => new PlainTransfer(
                row.GetInt64(0), Key(row, 6), Key(row, 10), row.GetInt64(1), row.GetInt64(2), row.LongOrNull(3),
                new Instant(row.GetInt64(4)), DateOnly.FromDayNumber((int)row.GetInt64(5))));
    }

    private static AccountKey Key(DbDataReader row, int first) => new(
        (int)row.GetInt64(first), Chart.Of(row.GetInt64(first + 1)), Kernel.Id.FromBytes(row.Bytes(first + 2)),
        Commodity.Parse(row.GetString(first + 3)).Value);
}

/// <summary>
/// What a statement is meant to say, in the plainest way: from the list of all transfers, without an order to rely on,
/// each question a sum. Written from docs/ledger.md, not from the ledger's code.
/// </summary>
internal sealed record PlainStatement(
    long Opening, IReadOnlyList<(long Transfer, long Change, long Balance)> Movements, long Closing,
    IReadOnlyList<long> Held)
{
    internal static PlainStatement Of(StatementQuery query, List<PlainTransfer> all)
    {
        List<PlainTransfer> known =
        [
            .. all.Where(t => t.Debit == query.Account || t.Credit == query.Account)
                .Where(t => query.KnownAt is null || t.RecordedAt <= query.KnownAt),
        ];
        // Phase 1 moves at once, phase 3 carries a hold out; 2, 4 and 5 set aside and give back.
        List<PlainTransfer> posted = [.. known.Where(t => t.Phase is 1 or 3).OrderBy(Day).ThenBy(t => t.Id)];
        long opening = posted.Where(t => query.From is not null && Day(t) < query.From).Sum(Change);
        var movements = new List<(long, long, long)>();
        long balance = opening;
        foreach (PlainTransfer transfer in posted)
        {
            if (query.From is not null && Day(transfer) < query.From) continue;
            if (query.To is not null && Day(transfer) > query.To) continue;
            balance += Change(transfer);
            movements.Add((transfer.Id, Change(transfer), balance));
        }
        List<PlainTransfer> byThen =
            [.. known.Where(t => query.To is null || t.RecordedAt.UtcDate <= query.To)];
        HashSet<long?> resolved = [.. byThen.Select(t => t.Pending)];
        IEnumerable<long> held = byThen.Where(t => t.Phase == 2 && !resolved.Contains(t.Id)).Select(t => t.Id);
        return new PlainStatement(opening, movements, balance, [.. held.OrderDescending()]);

        long Change(PlainTransfer transfer) =>
            transfer.Credit == query.Account ? transfer.Amount : -transfer.Amount;

        DateOnly Day(PlainTransfer transfer) =>
            query.By == EntryDate.Recorded ? transfer.RecordedAt.UtcDate : transfer.Effective;
    }
}
