using Microsoft.Data.Sqlite;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>The journal in one SQLite file: prepared statements on one connection, one transaction per group.</summary>
internal sealed class SqliteJournalStore(Database database, long partition) : IJournalStore
{
    private SqliteConnection? _connection;
    private SqliteReads? _reads;
    private SqliteWrites? _writes;

    // A second connection reads every page anew after each commit of the first: docs/performance.md.
    public bool LoadsBesideCommit => false;

    public async Task<Position> Open(Memory memory, bool takeOver)
    {
        await Reset();
        _connection = await database.ConnectAlone();
        _reads = new SqliteReads(_connection);
        _writes = new SqliteWrites(_connection, partition);
        using WriteGate.Pass pass = await database.Gate.Enter();
        Position position = _writes.OpenPartition(takeOver);
        _reads.Books(partition, memory);
        _reads.UnderWay(partition, memory);
        return position;
    }

    public Task Load(Wanted wanted, Memory memory)
    {
        _reads!.All(wanted, memory);
        return Task.CompletedTask;
    }

    public async Task<bool> Commit(Batch batch, long epoch)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        return _writes!.Commit(batch, epoch);
    }

    public async Task Reset()
    {
        _reads?.Dispose();
        _writes?.Dispose();
        (_reads, _writes) = (null, null);
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    public async ValueTask DisposeAsync() => await Reset();
}
