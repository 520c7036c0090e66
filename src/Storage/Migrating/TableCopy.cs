using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Sampan.Kernel;
using SQLitePCL;

namespace Sampan.Storage.Migrating;

/// <summary>
/// One table's rows from SQLite to PostgreSQL, streamed: read in the order of the key, written by
/// <c>COPY … (FORMAT BINARY)</c>. Nothing is converted but the form; a value that is not what its column says is
/// refused.
/// </summary>
internal sealed class TableCopy(SqliteConnection source, NpgsqlConnection target, MappedTable table)
{
    /// <summary>
    /// Gives the number of rows. Refusals: migration_value_unmapped; migration_row_refused by the new table's checks.
    /// </summary>
    internal async Task<Outcome<long>> Run(Action copied, CancellationToken cancel)
    {
        string name = MappedTable.Quoted(table.Name);
        try
        {
            await using NpgsqlBinaryImporter rows = await target.BeginBinaryImportAsync(
                $"COPY {name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancel);
            rows.Timeout = TimeSpan.Zero;
            using var read = new SqliteStatement(source, table.Select(Engine.Sqlite));
            while (read.Step())
            {
                cancel.ThrowIfCancellationRequested();
                if (WriteRow(rows, read) is { } refusal) return refusal;
                copied();
            }
            return (long)await rows.CompleteAsync(cancel);
        }
        // Classes 22 and 23: a value that the type cannot hold, a constraint. Of the row itself nothing is said.
        catch (PostgresException said) when (said.SqlState is ['2', '2' or '3', ..])
        {
            return MigrationRefusals.RowRefused.With(("table", table.Name), ("why", said.MessageText));
        }
    }

    private Refusal? WriteRow(NpgsqlBinaryImporter rows, SqliteStatement read)
    {
        rows.StartRow();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            if (read.IsNull(i)) rows.WriteNull();
            else if (!Write(rows, read, i))
                return MigrationRefusals.ValueUnmapped.With(
                    ("column", $"{table.Name}.{table.Columns[i].Name}"), ("row", SourceRow.KeyText(table, read)));
        }
        return null;
    }

    /// <summary>
    /// False when the value is stored as something else than its column says, or does not fit the new one.
    /// </summary>
    private bool Write(NpgsqlBinaryImporter rows, SqliteStatement read, int i)
    {
        Carried kind = table.Columns[i].As;
        if (read.TypeOf(i) != StoredAs(kind)) return false;
        switch (kind)
        {
            case Carried.Long:
                rows.Write(read.Long(i), NpgsqlDbType.Bigint);
                return true;
            case Carried.Int:
                if (read.Long(i) is < int.MinValue or > int.MaxValue) return false;
                rows.Write((int)read.Long(i), NpgsqlDbType.Integer);
                return true;
            case Carried.Bool:
                if (read.Long(i) is not (0 or 1)) return false;
                rows.Write(read.Long(i) == 1, NpgsqlDbType.Boolean);
                return true;
            case Carried.Text:
                rows.Write(read.Blob(i).ToArray(), NpgsqlDbType.Text);
                return true;
            case Carried.Json:
                rows.Write(read.Blob(i).ToArray(), NpgsqlDbType.Jsonb);
                return true;
            default:
                rows.Write(read.Blob(i).ToArray(), NpgsqlDbType.Bytea);
                return true;
        }
    }

    private static int StoredAs(Carried kind) => kind switch
    {
        Carried.Text or Carried.Json => raw.SQLITE_TEXT,
        Carried.Bytes => raw.SQLITE_BLOB,
        _ => raw.SQLITE_INTEGER,
    };
}
