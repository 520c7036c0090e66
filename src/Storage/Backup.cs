using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sampan.Kernel;

namespace Sampan.Storage;

/// <summary>
/// A copy of the whole database as it stood at one moment, made while others write: one SQLite file, or a dump in
/// <c>pg_dump</c>'s custom format. Never writes over anything; what is half done carries the ending <c>.part</c>.
/// </summary>
public static class Backup
{
    /// <summary>Writes the copy. Refusals: backup_target_exists, backup_tool_failed.</summary>
    public static async Task<Outcome<FileInfo>> Write(
        Database database, string file, CancellationToken cancel = default)
    {
        if (File.Exists(file)) return StorageRefusals.BackupTargetExists.With(("target", file));
        string part = file + ".part";
        File.Delete(part);
        Refusal? refusal = database.Engine == Engine.Sqlite
            ? await CopyPages(database, part, cancel)
            : await RunTool(
                "pg_dump", ["--format=custom", $"--file={part}", "--no-password"], database.ConnectionString, cancel);
        if (refusal is not null) return refusal;
        File.Move(part, file, overwrite: false);
        return new FileInfo(file);
    }

    /// <summary>
    /// Brings a copy back into a database that does not exist yet (SQLite) or is empty (PostgreSQL). Refusals:
    /// storage_url_unknown, backup_target_exists, backup_tool_failed.
    /// </summary>
    public static async Task<Outcome<bool>> Restore(string file, string url, CancellationToken cancel = default)
    {
        if (!Database.Open(url).TryGet(out Database? target, out Refusal? unknown)) return unknown;
        await using Database owned = target;
        Refusal? refusal = target.Engine == Engine.Sqlite
            ? await RestoreFile(file, target.Path!, cancel)
            : await RestoreDump(file, target, cancel);
        if (refusal is not null) return refusal;
        return true;
    }

    private static async Task<Refusal?> CopyPages(Database database, string part, CancellationToken cancel)
    {
        await using var source = (SqliteConnection)await database.Connect(cancel);
        await using SqliteConnection copy = FileConnection(part);
        try
        {
            await copy.OpenAsync(cancel);
            // One step copies all pages under one read transaction: writers go on, and the copy is of one moment.
            await Task.Run(() => source.BackupDatabase(copy), cancel);
            return null;
        }
        catch (SqliteException failure)
        {
            return Failed("sqlite", failure.Message);
        }
    }

    private static async Task<Refusal?> RestoreFile(string file, string path, CancellationToken cancel)
    {
        // A write-ahead log left beside a missing database would be played into the restored one.
        if (File.Exists(path) || File.Exists(path + "-wal"))
            return StorageRefusals.BackupTargetExists.With(("target", path));
        string part = path + ".part";
        File.Copy(file, part, overwrite: true);
        try
        {
            await using SqliteConnection copy = FileConnection(part);
            await copy.OpenAsync(cancel);
            List<string> said = await copy.Command("PRAGMA integrity_check").Rows(row => row.GetString(0), cancel);
            if (said is not ["ok"]) return Failed("integrity_check", said[^1]);
        }
        catch (SqliteException failure)
        {
            return Failed("integrity_check", failure.Message);
        }
        File.Move(part, path, overwrite: false);
        return null;
    }

    private static async Task<Refusal?> RestoreDump(string file, Database target, CancellationToken cancel)
    {
        await using (var connection = await target.Connect(cancel))
        {
            List<string> tables = await connection
                .Command(
                    "SELECT table_name::text FROM information_schema.tables " +
                    "WHERE table_schema NOT IN ('pg_catalog', 'information_schema') LIMIT 1")
                .Rows(row => row.GetString(0), cancel);
            if (tables.Count > 0) return StorageRefusals.BackupTargetExists.With(("target", tables[0]));
        }
        string name = new NpgsqlConnectionStringBuilder(target.ConnectionString).Database ?? "";
        return await RunTool(
            "pg_restore",
            ["--exit-on-error", "--single-transaction", "--no-owner", "--no-password", $"--dbname={name}", file],
            target.ConnectionString, cancel);
    }

    private static SqliteConnection FileConnection(string path) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());

    private static async Task<Refusal?> RunTool(
        string tool, IEnumerable<string> arguments, string connectionString, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true };
        var url = new NpgsqlConnectionStringBuilder(connectionString);
        // By the environment: a command line is shown to everybody on the machine.
        start.Environment["PGHOST"] = url.Host;
        start.Environment["PGPORT"] = $"{url.Port}";
        start.Environment["PGUSER"] = url.Username;
        start.Environment["PGDATABASE"] = url.Database;
        if (url.Password is not null) start.Environment["PGPASSWORD"] = url.Password;
        try
        {
            using Process process = Process.Start(start)!;
            string said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? null : Failed(tool, said);
        }
        catch (Win32Exception missing)
        {
            return Failed(tool, missing.Message);
        }
    }

    private static Refusal Failed(string tool, string said) => StorageRefusals.BackupToolFailed.With(
        ("tool", tool),
        ("said", said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("nothing").Trim()));
}
