using System.Data;
using System.Data.Common;
using Npgsql;
using Sampan.Kernel;
using Sampan.Storage.Migrating;

namespace Sampan.Storage;

/// <summary>
/// Says that a process writes. On SQLite there is one at a time: a lock file, which the operating system drops when the
/// process ends, however it ends. On PostgreSQL there may be several, since there the ledger's epoch fences a second
/// loop; but one that must be alone finds whoever else is there.
/// </summary>
public sealed class WriterLock : IAsyncDisposable
{
    // One number for what is locked, one for whose: several installations may lie in schemas of one database.
    private const string Key = "(1398893936, hashtext(COALESCE(current_schema()::text, '')))";

    private readonly FileStream? _file;
    private readonly NpgsqlConnection? _connection;

    private WriterLock(FileStream? file, NpgsqlConnection? connection) => (_file, _connection) = (file, connection);

    /// <summary>
    /// Refusals: storage_locked, when another process writes (SQLite) or must be alone (PostgreSQL);
    /// migration_unfinished.
    /// </summary>
    public static Task<Outcome<WriterLock>> Take(Database database) => database.Path is { } path
        ? Task.FromResult(LockFile(path))
        : LockWhole(database, "pg_try_advisory_lock_shared");

    /// <summary>While it is held nobody else writes. Refusals: storage_locked, migration_unfinished.</summary>
    public static Task<Outcome<WriterLock>> TakeAlone(Database database) => database.Path is { } path
        ? Task.FromResult(LockFile(path))
        : LockWhole(database, "pg_try_advisory_lock");

    /// <summary>
    /// As <see cref="TakeAlone"/>, for who moves an installation into a PostgreSQL database and may find a move there
    /// that was broken off. Refusals: storage_locked.
    /// </summary>
    internal static Task<Outcome<WriterLock>> TakeToFill(Database database) =>
        LockDatabase(database, "pg_try_advisory_lock");

    /// <summary>
    /// On PostgreSQL the connection that holds the lock. Who writes on it itself knows that the lock lasts as long as
    /// the work: the server may go on with a statement after its client has died.
    /// </summary>
    internal NpgsqlConnection? Connection => _connection;

    public async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
        if (_connection is null) return;
        try
        {
            // Closing alone would let go a moment later, when the server notices.
            if (_connection.State == ConnectionState.Open)
                _ = await _connection.Execute("SELECT pg_advisory_unlock_all()");
        }
        catch (DbException)
        {
            // The connection is lost, and the lock with it.
        }
        await _connection.DisposeAsync();
    }

    private static Outcome<WriterLock> LockFile(string path)
    {
        try
        {
            // FileShare.None is an advisory lock (flock) on Linux, which .NET takes on opening for writing.
            return new WriterLock(
                new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), null);
        }
        catch (IOException)
        {
            return StorageRefusals.StorageLocked.With(("file", path));
        }
    }

    /// <summary>Nobody writes into what a migration has left half done.</summary>
    private static async Task<Outcome<WriterLock>> LockWhole(Database database, string how)
    {
        Outcome<WriterLock> taken = await LockDatabase(database, how);
        if (taken.IsRefused || !await MigrationMark.Stands(taken.Value._connection!)) return taken;
        await taken.Value.DisposeAsync();
        return MigrationRefusals.Unfinished.With(("database", database.Shown));
    }

    /// <summary>
    /// PostgreSQL drops the lock with the connection it was taken on: one for this alone, outside the pool.
    /// </summary>
    private static async Task<Outcome<WriterLock>> LockDatabase(Database database, string how)
    {
        var url = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(url.ToString());
        await connection.OpenAsync();
        List<(bool Taken, string Name)> answer = await connection
            .Command($"SELECT {how}{Key}, current_database()::text").Rows(row => (row.GetBoolean(0), row.GetString(1)));
        if (answer[0].Taken) return new WriterLock(null, connection);
        await connection.DisposeAsync();
        return StorageRefusals.StorageLocked.With(("file", answer[0].Name));
    }
}
