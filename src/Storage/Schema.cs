using System.Data.Common;
using System.Reflection;

namespace Sampan.Storage;

/// <summary>
/// Tables that are written by hand, one SQL file per engine, embedded as <c>NAME.sqlite.sql</c> and
/// <c>NAME.postgres.sql</c>. A file is applied once; a changed file is a bug until a next version is written beside it.
/// </summary>
public static class Schema
{
    /// <summary>The files that were applied. Each engine has its own, so this table never moves.</summary>
    internal const string RegisterTable = "schema_file";

    private const string Register =
        $"CREATE TABLE IF NOT EXISTS {RegisterTable} (name TEXT PRIMARY KEY, hash TEXT NOT NULL)";

    public static async Task Apply(
        Database database, Assembly assembly, string name, CancellationToken cancel = default)
    {
        string sql = Read(assembly, name, database.Engine);
        string hash = Kernel.Hash256.Of(System.Text.Encoding.UTF8.GetBytes(sql)).ToString();
        using WriteGate.Pass pass = await database.Gate.Enter(cancel);
        await using DbConnection connection = await database.Connect(cancel);
        await connection.Execute(Register, cancel);
        List<string> applied = await connection
            .Command($"SELECT hash FROM {RegisterTable} WHERE name = @name", ("name", name))
            .Rows(row => row.GetString(0), cancel);
        if (applied.Count == 1)
        {
            if (applied[0] != hash)
                throw new InvalidOperationException($"Schema file {name} changed after it was applied.");
            return;
        }
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancel);
        await connection.Execute(sql, cancel);
        await using DbCommand note = connection.Command(
            $"INSERT INTO {RegisterTable} (name, hash) VALUES (@name, @hash)", ("name", name), ("hash", hash));
        await note.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static string Read(Assembly assembly, string name, Engine engine)
    {
        string suffix = $"{name}.{(engine == Engine.Sqlite ? "sqlite" : "postgres")}.sql";
        string resource = assembly.GetManifestResourceNames().Single(r => r.EndsWith(suffix, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
