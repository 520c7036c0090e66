using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sampan.Storage.Migrating;

/// <summary>The first thing in which a table differs. A value that may be somebody's is shown by its hash.</summary>
/// <param name="Row">The row's key; empty when the number of rows differs.</param>
public sealed record TableDifference(string Table, string Row, string Column, string Source, string Target);

/// <summary>
/// Every value of a table on one side beside the same on the other, both streamed in the order of the key.
/// </summary>
internal sealed class TableComparison(SqliteConnection source, NpgsqlConnection target, MappedTable table)
{
    /// <summary>Null when nothing differs.</summary>
    internal async Task<TableDifference?> Run(Action compared, CancellationToken cancel)
    {
        long rows = await Count(source, cancel), found = await Count(target, cancel);
        if (rows != found) return new TableDifference(table.Name, "", "rows", Text(rows), Text(found));
        await using NpgsqlCommand command = target.CreateCommand();
#pragma warning disable CA2100 // The text is made of the names of our own tables.
        command.CommandText = table.Select(Engine.Postgres);
#pragma warning restore CA2100
        await using NpgsqlDataReader there = await command.ExecuteReaderAsync(cancel);
        using var here = new SqliteStatement(source, table.Select(Engine.Sqlite));
        while (here.Step() && await there.ReadAsync(cancel))
        {
            if (Differs(here, there) is { } difference) return difference;
            compared();
        }
        return null;
    }

    private TableDifference? Differs(SqliteStatement here, NpgsqlDataReader there)
    {
        for (int i = 0; i < table.Columns.Count; i++)
        {
            (string name, Carried kind) = table.Columns[i];
            object? expected = SourceRow.Value(table, here, i), found = Value(there, i, kind);
            if (IsSame(expected, found, kind)) continue;
            return new TableDifference(
                table.Name, SourceRow.KeyText(table, here), name, Shown(expected), Shown(found));
        }
        return null;
    }

    private static object? Value(NpgsqlDataReader row, int i, Carried kind)
    {
        if (row.IsDBNull(i)) return null;
        return kind switch
        {
            Carried.Long => row.GetInt64(i),
            Carried.Int => (long)row.GetInt32(i),
            Carried.Bool => row.GetBoolean(i) ? 1L : 0L,
            _ => row.GetFieldValue<byte[]>(i),
        };
    }

    private static bool IsSame(object? expected, object? found, Carried kind) => (expected, found) switch
    {
        (null, null) => true,
        (long one, long other) => one == other,
        // PostgreSQL keeps what a JSON text says, not how it was spaced.
        (byte[] one, byte[] other) when kind == Carried.Json =>
            JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other)),
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        _ => false,
    };

    private static string Shown(object? value) => value switch
    {
        null => "null",
        byte[] bytes => $"{bytes.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}…",
        _ => Text((long)value),
    };

    private async Task<long> Count(DbConnection connection, CancellationToken cancel) =>
        (await connection.Command($"SELECT count(*) FROM {MappedTable.Quoted(table.Name)}")
            .Rows(row => row.GetInt64(0), cancel))[0];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
