using System.Data.Common;
using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>
/// A table that stands in a PostgreSQL database from before its first row arrives until the last one has been compared.
/// While it stands nobody gets a <see cref="WriterLock"/>, so that a server cannot start on an installation by half.
/// It is removed in the transaction that brought the rows.
/// </summary>
internal static class MigrationMark
{
    internal const string Table = "migration_under_way";

    internal static async Task<bool> Stands(DbConnection connection, CancellationToken cancel = default) =>
        (await connection
            .Command(
                "SELECT EXISTS (SELECT FROM pg_class WHERE relname = @name " +
                "AND relnamespace = to_regnamespace(quote_ident(current_schema())))", ("name", Table))
            .Rows(row => row.GetBoolean(0), cancel))[0];

    /// <summary>Set before anything else, in a commit of its own.</summary>
    internal static async Task Set(DbConnection connection, string source, Instant now, CancellationToken cancel)
    {
        _ = await connection.Execute(
            $"CREATE TABLE IF NOT EXISTS {Table} (source TEXT NOT NULL, begun_at BIGINT NOT NULL)", cancel);
        await using DbCommand note = connection.Command(
            $"INSERT INTO {Table} (source, begun_at) VALUES (@source, @at)",
            ("source", source), ("at", now.Microseconds));
        _ = await note.ExecuteNonQueryAsync(cancel);
    }

    internal static Task<int> Remove(DbConnection connection, CancellationToken cancel) =>
        connection.Execute($"DROP TABLE {Table}", cancel);
}
