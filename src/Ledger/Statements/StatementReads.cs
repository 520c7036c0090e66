using System.Data.Common;
using System.Runtime.CompilerServices;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Reading;
using Sampan.Storage;

namespace Sampan.Ledger.Statements;

/// <summary>One look at the journal as it stands: everything read through it belongs to the same moment.</summary>
internal sealed class StatementReads : IAsyncDisposable
{
    private const long Page = 1000;

    private readonly DbConnection _connection;
    private readonly DbTransaction _snapshot;
    private readonly CancellationToken _cancel;

    private StatementReads(DbConnection connection, DbTransaction snapshot, CancellationToken cancel) =>
        (_connection, _snapshot, _cancel) = (connection, snapshot, cancel);

    internal static async Task<StatementReads> Open(Database database, CancellationToken cancel)
    {
        DbConnection connection = await database.Connect(cancel);
        DbTransaction snapshot = await connection.Snapshot(cancel);
        if (database.Engine == Engine.Postgres) _ = await connection.Execute(KeysOnly.ForTheTransaction, cancel);
        return new StatementReads(connection, snapshot, cancel);
    }

    /// <summary>The account's number and counters; null when no entry has used it.</summary>
    internal async Task<(long Number, Counters Now)?> Find(AccountKey key)
    {
        List<(long, Counters)> found = await _connection
            .Command(
                StatementSql.Account, ("owner", key.Owner.ToBytes()), ("kind", (long)key.Kind.Code),
                ("book", (long)key.Book), ("commodity", key.Commodity.Code))
            .Rows(
                row => (row.GetInt64(0), new Counters(
                    row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))),
                _cancel);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The entry of the newest snapshot of what was recorded before a moment; 0 when there is none.</summary>
    internal static async Task<long> Snapshot(DbConnection connection, Instant recordedBefore, CancellationToken cancel)
    {
        List<long> found = await connection
            .Command(StatementSql.Snapshot, ("recorded", recordedBefore.Microseconds))
            .Rows(row => row.GetInt64(0), cancel);
        return found.Count == 1 ? found[0] : 0;
    }

    /// <summary>
    /// The account's counters in the newest snapshot of what was recorded before a moment, and the last number a
    /// transfer could have then. Zeros when there is none: from the account's beginning.
    /// </summary>
    internal async Task<(long Last, Counters Counters)> StoodBefore(long account, Instant moment) =>
        await Stood(account, await Snapshot(_connection, moment, _cancel));

    /// <summary>The same in the newest snapshot that counts no transfer after one.</summary>
    internal Task<(long Last, Counters Counters)> StoodAfter(long account, long transfer) =>
        Stood(account, ((transfer + 1) >> 8) - 1);

    private async Task<(long, Counters)> Stood(long account, long through)
    {
        List<(long, Counters)> found = await _connection
            .Command(StatementSql.Stood, ("account", account), ("through", through))
            .Rows(
                row => ((row.GetInt64(0) << 8) | 255, new Counters(
                    row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))),
                _cancel);
        return found.Count == 1 ? found[0] : default;
    }

    /// <summary>The account's transfers after one, in the journal's order, read as far as they are asked for.</summary>
    internal async IAsyncEnumerable<TransferRow> Transfers(
        long account, long after, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        List<TransferRow> page;
        do
        {
            page = await _connection
                .Command(StatementSql.Transfers, ("account", account), ("after", after), ("page", Page))
                .Rows(ReadTransfer, cancel);
            foreach (TransferRow row in page) yield return row;
            if (page.Count > 0) after = page[^1].Id;
        }
        while (page.Count == Page);
    }

    /// <summary>
    /// What was held after a transfer, newest first. Holds live for days, so the search goes back from there and ends
    /// when it has found as much as the counters say.
    /// </summary>
    internal async Task<List<HeldAmount>> Held(long account, long last, Counters counters)
    {
        var held = new List<HeldAmount>();
        long missing = counters.DebitsPending + counters.CreditsPending;
        long before = last + 1;
        while (missing > 0)
        {
            List<(HeldAmount Amount, long? ResolvedBy)> page = await _connection
                .Command(StatementSql.Pending, ("account", account), ("before", before), ("page", Page))
                .Rows(ReadPending, _cancel);
            foreach ((HeldAmount amount, long? resolvedBy) in page)
            {
                if (resolvedBy <= last) continue;
                held.Add(amount);
                missing -= amount.Debit + amount.Credit;
            }
            // Counters that say more than the journal holds are the audit's to report.
            if (page.Count < Page) break;
            before = page[^1].Amount.Transfer;
        }
        return held;
    }

    /// <summary>For the test that reads the engines' plans under the settings used here.</summary>
    internal DbCommand Explain(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _connection.Command(sql, parameters);

    public async ValueTask DisposeAsync()
    {
        await _snapshot.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static TransferRow ReadTransfer(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1) == 1, row.GetInt64(2), (Phase)row.GetInt64(3), row.LongOrNull(4) ?? 0,
        Journal.Key(row, 9), row.GetString(5), new Instant(row.GetInt64(6)),
        DateOnly.FromDayNumber((int)row.GetInt64(7)), Id.FromBytes(row.Bytes(8)));

    private static (HeldAmount, long?) ReadPending(DbDataReader row)
    {
        bool isDebit = row.GetInt64(1) == 1;
        long amount = row.GetInt64(2);
        var held = new HeldAmount(
            row.GetInt64(0), Id.FromBytes(row.Bytes(4)), Id.FromBytes(row.Bytes(5)), new Instant(row.GetInt64(6)),
            Journal.Key(row, 7), isDebit ? amount : 0, isDebit ? 0 : amount);
        return (held, row.LongOrNull(3));
    }
}
