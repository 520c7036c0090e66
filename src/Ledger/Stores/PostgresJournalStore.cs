using Npgsql;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Stores;

/// <summary>
/// The journal in PostgreSQL: a group is one batch of <c>unnest</c> inserts, sent in one round trip. What is looked up
/// beside it goes over a connection of its own.
/// </summary>
internal sealed class PostgresJournalStore(Database database, long partition) : IJournalStore
{
    /// <summary>What ledger_fence raises when the partition has a new owner.</summary>
    private const string Fenced = "SF001";

    private NpgsqlConnection? _connection;
    private NpgsqlConnection? _reading;

    public bool LoadsBesideCommit => true;

    public async Task<Position> Open(Memory memory, bool takeOver)
    {
        await Reset();
        _connection = (NpgsqlConnection)await database.Connect();
        _ = await _connection.Execute(KeysOnly.ForTheSession);
        _reading = (NpgsqlConnection)await database.Connect();
        _ = await _reading.Execute(KeysOnly.ForTheSession);
        if (takeOver)
        {
            // A partition's sequence starts at its own number times 2^40: see the SQLite store.
            await using var start = new NpgsqlBatch(_connection);
            start.Add(
                "INSERT INTO ledger_partition (id, epoch, seq, recorded_at) VALUES ($1, 0, $2, 0) " +
                "ON CONFLICT DO NOTHING")
                .Value(partition).Value(partition << 40);
            start.Add("UPDATE ledger_partition SET epoch = epoch + 1 WHERE id = $1").Value(partition);
            _ = await start.ExecuteNonQueryAsync();
        }
        await using var batch = new NpgsqlBatch(_connection);
        // The lock waits for a commit of ours that the server may still be carrying out after we lost the connection.
        batch.Add("SELECT epoch, seq, recorded_at FROM ledger_partition WHERE id = $1 FOR UPDATE").Value(partition);
        batch.Add("SELECT id, owner, entries, accounts, head FROM ledger_book WHERE partition = $1").Value(partition);
        batch.Add(
            "SELECT transfer, from_book, to_book, kind, owner, commodity, amount FROM ledger_outbox " +
            "WHERE done_by IS NULL AND from_book IN (SELECT id FROM ledger_book WHERE partition = $1) " +
            "ORDER BY transfer").Value(partition);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        _ = await reader.ReadAsync();
        var position = new Position(reader.GetInt64(0), reader.GetInt64(1), new Instant(reader.GetInt64(2)));
        _ = await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            memory.Add(new BookState((int)reader.GetInt64(0), Id.FromBytes(reader.Bytes(1)))
            {
                Entries = reader.GetInt64(2),
                Accounts = reader.GetInt64(3),
                Head = Hash256.FromBytes(reader.Bytes(4)),
            });
        }
        _ = await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var arrival = new AccountKey(
                (int)reader.GetInt64(2), Chart.Of(reader.GetInt64(3)), Id.FromBytes(reader.Bytes(4)),
                Commodity.Parse(reader.GetString(5)).Value);
            var sweep = new OutboxRow(reader.GetInt64(0), (int)reader.GetInt64(1), arrival, reader.GetInt64(6));
            memory.UnderWay.Add(sweep.Transfer, sweep);
        }
        return position;
    }

    public Task Load(Wanted wanted, Memory memory) =>
        wanted.IsEmpty ? Task.CompletedTask : PostgresReads.Load(_reading!, wanted, memory);

    public async Task<bool> Commit(Batch batch, long epoch)
    {
        // Without BEGIN, all statements sent before one Sync are one transaction: the group commits or nothing does.
        await using NpgsqlBatch writes = PostgresWrites.Of(_connection!, batch, partition, epoch);
        try
        {
            _ = await writes.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException fenced) when (fenced.SqlState == Fenced)
        {
            return false;
        }
    }

    public async Task Reset()
    {
        if (_reading is not null) await _reading.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_connection, _reading) = (null, null);
    }

    public async ValueTask DisposeAsync() => await Reset();
}
