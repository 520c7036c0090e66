using Microsoft.Data.Sqlite;
using Npgsql;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// The rows of a group of one-move entries, written with nothing around them: what the engine alone can do.
/// </summary>
internal interface IBareInserts : IAsyncDisposable
{
    Task Group(long first, int count);
}

internal static class BareInserts
{
    internal const string Entry =
        "INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, " +
        "effective, facts, hash) ";

    internal const string Transfer = "INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending) ";

    internal static async Task<IBareInserts> Open(Database database)
    {
        var connection = await database.Connect();
        string zeros = database.Engine == Engine.Sqlite ? "zeroblob(32)" : "decode(repeat('00', 32), 'hex')";
        string owner = database.Engine == Engine.Sqlite ? "zeroblob(16)" : "decode(repeat('00', 16), 'hex')";
        _ = await connection.Execute(
            "INSERT INTO ledger_partition (id, epoch, seq, recorded_at) VALUES (1, 1, 0, 0); " +
            "INSERT INTO ledger_book (id, partition, owner, entries, accounts, head) " +
            $"VALUES (2, 1, {owner}, 0, 0, {zeros})");
        return connection is SqliteConnection sqlite
            ? new SqliteInserts(sqlite)
            : new PostgresInserts((NpgsqlConnection)connection);
    }

    /// <summary>As scattered as the hash of a request, and different for every entry.</summary>
    internal static byte[] Scattered(long number, int length)
    {
        Span<byte> bytes = stackalloc byte[8];
        _ = BitConverter.TryWriteBytes(bytes, number);
        return Hash256.Of(bytes).ToBytes()[..length];
    }
}

internal sealed class SqliteInserts : IBareInserts
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin, _commit, _entry, _transfer;

    internal SqliteInserts(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(connection, "COMMIT");
        _entry = new SqliteStatement(connection, BareInserts.Entry + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _transfer = new SqliteStatement(connection, BareInserts.Transfer + "VALUES (?, ?, ?, ?, ?, ?)");
    }

    public Task Group(long first, int count)
    {
        _ = _begin.Run();
        for (long seq = first; seq < first + count; seq++)
        {
            byte[] request = BareInserts.Scattered(seq, 16), hash = BareInserts.Scattered(seq, 32);
            _ = _entry.Bind(seq).Bind(2).Bind(seq).Bind("bench.entry").Bind(request).Bind(hash).Bind(Id.None).Bind(0)
                .Bind(seq).Bind(700_000).Bind(LedgerBench.Facts).Bind(hash).Run();
            _ = _transfer.Bind(seq << 8).Bind(1).Bind(2 + seq % 1000).Bind(1).Bind(1).BindNull().Run();
        }
        _ = _commit.Run();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SqliteStatement statement in (SqliteStatement[])[_begin, _commit, _entry, _transfer])
            statement.Dispose();
        await _connection.DisposeAsync();
    }
}

internal sealed class PostgresInserts(NpgsqlConnection connection) : IBareInserts
{
    public async Task Group(long first, int count)
    {
        long[] seqs = new long[count];
        for (int i = 0; i < count; i++) seqs[i] = first + i;
        byte[][] hashes = [.. seqs.Select(s => BareInserts.Scattered(s, 32))];
        await using var batch = new NpgsqlBatch(connection);
        Add(
            BareInserts.Entry + "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            seqs, Same(2), seqs, Enumerable.Repeat("bench.entry", count).ToArray(),
            seqs.Select(s => BareInserts.Scattered(s, 16)).ToArray(), hashes,
            Enumerable.Repeat(Id.None.ToBytes(), count).ToArray(), Same(0), seqs, Same(700_000),
            Enumerable.Repeat(LedgerBench.Facts, count).ToArray(), hashes);
        Add(
            BareInserts.Transfer + "SELECT * FROM unnest($1, $2, $3, $4, $5, $6)",
            seqs.Select(s => s << 8).ToArray(), Same(1), seqs.Select(s => 2 + s % 1000).ToArray(), Same(1), Same(1),
            new long?[count]);
        _ = await batch.ExecuteNonQueryAsync();

        long[] Same(long value) => [.. Enumerable.Repeat(value, count)];

        void Add(string sql, params object[] columns)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (object column in columns) _ = command.Parameters.Add(new NpgsqlParameter { Value = column });
            batch.BatchCommands.Add(command);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
