using System.Data.Common;
using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>Whether a PostgreSQL database may be filled.</summary>
internal static class MigrationTarget
{
    private const int Named = 5;

    /// <summary>What an extension brought along is not ours to count.</summary>
    private const string Contents =
        """
        SELECT relname::text FROM pg_class c WHERE relnamespace = current_schema()::regnamespace
            AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        UNION SELECT proname::text FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        ORDER BY 1
        """;

    /// <summary>
    /// Empty; or with the tables of a migration that was broken off, which hold nothing but what this program lays into
    /// them at the beginning. Refusals: database_unreachable, migration_target_encoding, migration_target_not_empty.
    /// </summary>
    internal static async Task<Refusal?> Check(
        DbConnection target, FreshInstallation fresh, CancellationToken cancel)
    {
        List<(string Encoding, bool HasSchema)> about = await target
            .Command("SELECT current_setting('server_encoding'), current_schema() IS NOT NULL")
            .Rows(row => (row.GetString(0), row.GetBoolean(1)), cancel);
        if (!about[0].HasSchema)
            return StorageRefusals.DatabaseUnreachable.With(("why", "no schema of the search path exists"));
        if (about[0].Encoding != "UTF8")
            return MigrationRefusals.TargetEncoding.With(("encoding", about[0].Encoding));
        List<string> found = await MigrationMark.Stands(target, cancel)
            ? await Foreign(target, fresh, cancel)
            : await target.Command(Contents).Rows(row => row.GetString(0), cancel);
        if (found.Count == 0) return null;
        string more = found.Count > Named ? ", …" : "";
        return MigrationRefusals.TargetNotEmpty.With(("found", string.Join(", ", found.Take(Named)) + more));
    }

    /// <summary>Beside the mark: tables that are not ours, and rows that no migration has left.</summary>
    private static async Task<List<string>> Foreign(
        DbConnection target, FreshInstallation fresh, CancellationToken cancel)
    {
        List<TableShape> tables = await TableShape.Read(target, Engine.Postgres, cancel);
        HashSet<string> filled = await FreshInstallation.WithRows(target, tables, cancel);
        HashSet<string> ours = [.. fresh.Tables.Select(table => table.Name)];
        return
        [
            .. tables.Select(table => table.Name)
                .Where(name => !ours.Contains(name) || (filled.Contains(name) && !fresh.Filled.Contains(name))),
        ];
    }
}
