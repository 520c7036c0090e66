using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Sampan.Storage;

/// <summary>The few shapes of a plain query, the same on both engines: named parameters, columns by position.</summary>
public static class Sql
{
    public static DbCommand Command(
        this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant text; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
            command.Add(name, value);
        return command;
    }

    public static void Add(this DbCommand command, string name, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        _ = command.Parameters.Add(parameter);
    }

    /// <summary>Runs one statement or several; the first that fails ends it with its exception.</summary>
    public static async Task<int> Execute(this DbConnection connection, string sql, CancellationToken cancel = default)
    {
        await using DbCommand command = connection.Command(sql);
        // SQLite's driver takes some statements (an ALTER TABLE, a PRAGMA) for questions, runs what follows them only
        // when it goes on to the next answer, and keeps failures to itself when it does so in closing.
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.NextResultAsync(cancel)) { }
        return reader.RecordsAffected;
    }

    /// <summary>A transaction that only reads, and sees the database as it is now however long it takes.</summary>
    public static async Task<DbTransaction> Snapshot(
        this DbConnection connection, CancellationToken cancel = default) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>Reads every row; the rows of a query must fit memory, so page what can grow.</summary>
    public static async Task<List<T>> Rows<T>(
        this DbCommand command, Func<DbDataReader, T> read, CancellationToken cancel = default)
    {
        await using DbCommand owned = command;
        await using DbDataReader reader = await owned.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    public static byte[]? BytesOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    public static long? LongOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
