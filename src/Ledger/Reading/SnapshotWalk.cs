using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Snapshots;

namespace Sampan.Ledger.Reading;

/// <summary>Holds every stored snapshot against the counters as the replay finds them at its entry.</summary>
internal sealed class SnapshotWalk : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly Findings _findings;
    private readonly CancellationToken _cancel;
    private readonly EntryRows<Snapshot> _stored;
    private readonly EntryRows<(long Seq, AccountStand Stand)> _rows;
    private readonly Dictionary<long, AccountStand> _stands;
    private long _last;

    private SnapshotWalk(
        DbConnection connection, Findings findings, EntryRows<Snapshot> stored,
        EntryRows<(long, AccountStand)> rows, Dictionary<long, AccountStand> stands, CancellationToken cancel)
    {
        (_connection, _findings, _cancel) = (connection, findings, cancel);
        (_stored, _rows, _stands) = (stored, rows, stands);
    }

    internal static async Task<SnapshotWalk> Open(
        DbConnection connection, ReplayStart start, Findings findings, CancellationToken cancel)
    {
        string after = string.Create(CultureInfo.InvariantCulture, $" WHERE seq > {start.Seq}");
        EntryRows<Snapshot> stored = await EntryRows<Snapshot>.Open(
            connection, $"{SnapshotRows.Columns}{after} ORDER BY number", SnapshotRows.Read, row => row.Seq, cancel);
        EntryRows<(long, AccountStand)> rows = await EntryRows<(long Seq, AccountStand Stand)>.Open(
            connection, $"{SnapshotRows.Changed}{after} ORDER BY seq, account",
            row => (row.GetInt64(6), SnapshotRows.ReadStand(row)), row => row.Seq, cancel);
        return new SnapshotWalk(connection, findings, stored, rows, new(start.Accounts), cancel)
        {
            _last = start.Snapshot,
        };
    }

    /// <summary>Holds up what was made before this entry; called before the replay takes it up.</summary>
    internal async ValueTask Reach(long seq, Dictionary<long, Counters> counters, Func<long, bool> isClosed)
    {
        foreach (Snapshot snapshot in await _stored.UpTo(seq - 1))
        {
            string name = ReplayStart.Name(snapshot);
            if (snapshot.Number != ++_last) _findings.Add("snapshot", name, $"number {_last}", snapshot.Number);
            ReplayStart.CheckSignatures(
                snapshot, await CheckpointStore.Number(_connection, snapshot.Checkpoint, _cancel), _findings);
            foreach ((_, AccountStand row) in await _rows.Of(snapshot.Seq)) _stands[row.Account] = row;
            CheckDigest(snapshot, counters, isClosed);
            CheckRows(name, counters, isClosed);
        }
    }

    /// <summary>After the last entry: what tells of entries that are not here.</summary>
    internal async ValueTask Finish(Dictionary<long, Counters> counters, Func<long, bool> isClosed)
    {
        await Reach(long.MaxValue, counters, isClosed);
        await _rows.PassOver();
        foreach ((long seq, AccountStand stand) in _rows.Strays)
            _findings.Add("snapshot", $"account {stand.Account}", "a snapshot", $"none at entry {seq}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stored.DisposeAsync();
        await _rows.DisposeAsync();
    }

    private void CheckDigest(Snapshot snapshot, Dictionary<long, Counters> counters, Func<long, bool> isClosed)
    {
        using var digest = new SnapshotDigest();
        foreach (long account in counters.Keys.Order())
            digest.Add(new AccountStand(account, counters[account], isClosed(account)));
        Hash256 derived = digest.Finish();
        if (derived != snapshot.Digest)
            _findings.Add("snapshot", ReplayStart.Name(snapshot), derived, snapshot.Digest);
    }

    private void CheckRows(string name, Dictionary<long, Counters> counters, Func<long, bool> isClosed)
    {
        foreach ((long account, Counters counted) in counters)
        {
            var derived = new AccountStand(account, counted, isClosed(account));
            AccountStand stated = _stands.GetValueOrDefault(account);
            if (derived != stated) _findings.Add("snapshot", $"account {account}, {name}", derived, stated);
        }
    }
}
