using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sampan.Kernel;
using SQLitePCL;

namespace Sampan.Storage;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Why storage said no.</summary>
public static class StorageRefusals
{
    public static readonly RefusalCode StorageUrlUnknown = new("storage_url_unknown", RefusalKind.Malformed);
    public static readonly RefusalCode DatabaseMissing = new("database_missing", RefusalKind.NotFound);
    public static readonly RefusalCode DatabaseUnreachable = new("database_unreachable", RefusalKind.Unavailable);
    public static readonly RefusalCode StorageLocked = new("storage_locked", RefusalKind.Unavailable);
    public static readonly RefusalCode BackupTargetExists = new("backup_target_exists", RefusalKind.Conflict);
    public static readonly RefusalCode BackupToolFailed = new("backup_tool_failed", RefusalKind.Unavailable);
}

/// <summary>
/// One installation's database: <c>sqlite:PATH</c> (a file, the default) or PostgreSQL, as <c>postgres://…</c> or
/// <c>Host=…</c>. Hands out connections; writers also take a pass from <see cref="Gate"/>.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>What every SQLite connection sets, EF's as well: WAL, and a commit that has reached the disk.</summary>
    internal const string SqlitePragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; " +
        "PRAGMA busy_timeout = 30000; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;";

    /// <summary>Connections are pooled: a native handle sets its pragmas once and keeps them.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _configured = [];
    private readonly string _connection;
    private readonly NpgsqlDataSource? _postgres;

    private Database(Engine engine, string connection, string? path, string shown)
    {
        Engine = engine;
        Path = path;
        Shown = shown;
        _connection = connection;
        _postgres = engine == Engine.Postgres ? NpgsqlDataSource.Create(connection) : null;
        Gate = new WriteGate(closed: engine == Engine.Sqlite);
    }

    public Engine Engine { get; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? Path { get; }

    /// <summary>What <c>--database</c> takes, without a password: fit to be printed and logged.</summary>
    public string Shown { get; }

    public WriteGate Gate { get; }

    /// <summary>The pool of PostgreSQL connections, which EF shares; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres => _postgres;

    /// <summary>For EF and for tools that open their own connections.</summary>
    public string ConnectionString => _connection;

    /// <summary>Refusals: storage_url_unknown.</summary>
    public static Outcome<Database> Open(string url)
    {
        if (url.StartsWith(SqlitePrefix, StringComparison.Ordinal) && url.Length > SqlitePrefix.Length)
        {
            string path = System.IO.Path.GetFullPath(url[SqlitePrefix.Length..]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var builder = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 };
            return new Database(Engine.Sqlite, builder.ToString(), path, SqlitePrefix + path);
        }
        if (PostgresUrl.Read(url) is { } postgres)
        {
            string shown = PostgresUrl.Shown(postgres);
            // The loop and EF repeat few texts often: let the driver prepare what it sees again.
            if (postgres.MaxAutoPrepare == 0) postgres.MaxAutoPrepare = 100;
            // They read a few rows by key. On a young table without statistics the server expects thousands: it starts
            // workers, or compiles machine code, to look for twenty rows. docs/performance.md, orders over HTTP.
            postgres.Options ??= "-c jit=off -c max_parallel_workers_per_gather=0";
            return new Database(Engine.Postgres, postgres.ToString(), null, shown);
        }
        // No more than its first word: a password may stand in the rest.
        return StorageRefusals.StorageUrlUnknown.With(("given", url.Split(':', '=', ';', '@')[0]));
    }

    /// <summary>
    /// For who only reads: a mistyped path must not be answered from an empty database made on the spot. Refusals:
    /// storage_url_unknown, database_missing.
    /// </summary>
    public static Outcome<Database> OpenExisting(string url)
    {
        if (url.StartsWith(SqlitePrefix, StringComparison.Ordinal) && !File.Exists(url[SqlitePrefix.Length..]))
            return StorageRefusals.DatabaseMissing.With(("file", url[SqlitePrefix.Length..]));
        return Open(url);
    }

    /// <summary>
    /// The refusal behind a driver's exception when the database cannot be reached or is none; null for anything else.
    /// </summary>
    public static Refusal? Unreachable(DbException failure)
    {
        bool isAway = failure switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB
                or raw.SQLITE_READONLY or raw.SQLITE_CORRUPT,
            // Class 28 is a refused sign-in, 3D and 3F a database or schema that does not exist, 57P the server going
            // down; 42501 is a right that the role lacks, as to make tables (since PostgreSQL 15 not everybody's).
            PostgresException postgres => postgres.SqlState is ['2', '8', ..] or ['3', 'D' or 'F', ..]
                or ['5', '7', 'P', ..] or PostgresErrorCodes.InsufficientPrivilege,
            NpgsqlException npgsql => npgsql.InnerException is SocketException or IOException or TimeoutException,
            _ => false,
        };
        return isAway ? StorageRefusals.DatabaseUnreachable.With(("why", failure.Message)) : null;
    }

    /// <summary>A fresh open connection. On SQLite it is in WAL mode and every commit reaches the disk.</summary>
    public async Task<DbConnection> Connect(CancellationToken cancel = default)
    {
        if (_postgres is not null) return await _postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancel);
            if (_configured.TryGetValue(connection.Handle!, out _)) return connection;
            await connection.Execute(SqlitePragmas, cancel);
            _configured.Add(connection.Handle!, SqlitePragmas);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A SQLite connection outside the pool, for who works below ADO.NET: closing it drops whatever it was doing, where
    /// a pooled one would hand an unfinished transaction to the next.
    /// </summary>
    public async Task<SqliteConnection> ConnectAlone()
    {
        var connection = new SqliteConnection($"{_connection};Pooling=False");
        try
        {
            await connection.OpenAsync();
            await connection.Execute(SqlitePragmas);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Dispose();
        if (Path is not null)
        {
            using var connection = new SqliteConnection(_connection);
            SqliteConnection.ClearPool(connection);
        }
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
