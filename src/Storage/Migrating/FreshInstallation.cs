using System.Data.Common;
using Sampan.Kernel;

namespace Sampan.Storage.Migrating;

/// <summary>
/// What this program makes of an empty SQLite database: the measure for a database that is to be moved. Made once in a
/// temporary file, so that no list of tables has to be kept.
/// </summary>
/// <param name="Files">The schema files that are applied, with their hashes.</param>
/// <param name="Filled">The tables that hold rows from the beginning, as a counter does.</param>
internal sealed record FreshInstallation(
    IReadOnlyDictionary<string, string> Files, IReadOnlyList<TableShape> Tables, IReadOnlySet<string> Filled)
{
    internal static async Task<FreshInstallation> Make(Func<Database, Task> makeTables, CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sampan-fresh-");
        try
        {
            await using Database database =
                Database.Open($"sqlite:{Path.Combine(folder.FullName, "fresh.db")}").Value;
            await makeTables(database);
            await using DbConnection connection = await database.Connect(cancel);
            List<TableShape> tables = await TableShape.Read(connection, Engine.Sqlite, cancel);
            return new FreshInstallation(
                await ReadFiles(connection, cancel), tables, await WithRows(connection, tables, cancel));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Refusals: migration_source_unknown, migration_source_older, migration_source_newer, migration_one_sided.
    /// </summary>
    internal async Task<Refusal?> Check(DbConnection source, string file, CancellationToken cancel)
    {
        List<long> register = await source
            .Command("SELECT 1 FROM sqlite_master WHERE name = @name", ("name", Schema.RegisterTable))
            .Rows(row => row.GetInt64(0), cancel);
        if (register.Count == 0) return MigrationRefusals.SourceUnknown.With(("file", file));
        Dictionary<string, string> files = await ReadFiles(source, cancel);
        if (Files.Keys.FirstOrDefault(name => !files.ContainsKey(name)) is { } missing)
            return MigrationRefusals.SourceOlder.With(("schema", missing));
        if (files.Keys.FirstOrDefault(name => Files.GetValueOrDefault(name) != files[name]) is { } unknown)
            return MigrationRefusals.SourceNewer.With(("schema", unknown));
        return TableMap.OneSided(await TableShape.Read(source, Engine.Sqlite, cancel), Tables);
    }

    /// <summary>Names the tables that hold anything.</summary>
    internal static async Task<HashSet<string>> WithRows(
        DbConnection connection, IEnumerable<TableShape> tables, CancellationToken cancel)
    {
        var filled = new HashSet<string>();
        foreach (string table in tables.Select(table => table.Name))
        {
            List<int> first = await connection.Command($"SELECT 1 FROM {MappedTable.Quoted(table)} LIMIT 1")
                .Rows(_ => 1, cancel);
            if (first.Count > 0) _ = filled.Add(table);
        }
        return filled;
    }

    private static async Task<Dictionary<string, string>> ReadFiles(
        DbConnection connection, CancellationToken cancel) =>
        (await connection.Command($"SELECT name, hash FROM {Schema.RegisterTable} ORDER BY name")
            .Rows(row => (Name: row.GetString(0), Hash: row.GetString(1)), cancel))
        .ToDictionary(file => file.Name, file => file.Hash);
}
