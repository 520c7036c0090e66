using Microsoft.Data.Sqlite;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>
/// The journal in one SQLite file: prepared statements on a connection for writing, one transaction per group, and on
/// another for reading beside it.
/// </summary>
internal sealed class SqliteJournalStore(Database database, long partition) : IJournalStore
{
    private SqliteConnection? _connection;
    private SqliteConnection? _reading;
    private SqliteReads? _reads;
    private SqliteWrites? _writes;

    public async Task<Position> Open(Memory memory, bool takeOver)
    {
        await Reset();
        _connection = await database.ConnectAlone();
        _reading = await database.ConnectAlone();
        _reads = new SqliteReads(_reading);
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
        // SQLite works on the caller's thread, and the loop has something to read meanwhile.
        return await Task.Run(() => _writes!.Commit(batch, epoch));
    }

    public async Task Reset()
    {
        _reads?.Dispose();
        _writes?.Dispose();
        (_reads, _writes) = (null, null);
        if (_reading is not null) await _reading.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_connection, _reading) = (null, null);
    }

    public async ValueTask DisposeAsync() => await Reset();
}
