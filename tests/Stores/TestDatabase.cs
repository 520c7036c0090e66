using Npgsql;
using Sampan.Storage;

namespace Sampan.Tests.Stores;

/// <summary>
/// A database of a test's own on a real engine: a file in the temporary folder, or a fresh schema on the PostgreSQL
/// server that SAMPAN_TEST_POSTGRES names. Without that server the test is skipped, or fails under SAMPAN_STRICT=1.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int s_count;

    private readonly string? _folder;
    private readonly Func<Task>? _drop;

    private TestDatabase(string url, string? folder, Func<Task>? drop)
    {
        (Url, _folder, _drop) = (url, folder, drop);
        Database = Database.Open(url).Value;
    }

    public string Url { get; }

    public Database Database { get; }

    /// <summary>
    /// On PostgreSQL a schema of one database that all tests share: a database for each takes half a second.
    /// </summary>
    public static async Task<TestDatabase> Create(Engine engine)
    {
        if (engine == Engine.Sqlite) return CreateFile();
        string server = PostgresServer.Shared();
        string name = $"s{Interlocked.Increment(ref s_count)}";
        await PostgresServer.Run(server, $"CREATE SCHEMA {name}");
        string url = new NpgsqlConnectionStringBuilder(server) { SearchPath = name }.ToString();
        return new TestDatabase(url, null, () => PostgresServer.Run(server, $"DROP SCHEMA {name} CASCADE"));
    }

    /// <summary>
    /// As <see cref="Create"/>, but on PostgreSQL really a database: for tools that work on a whole one.
    /// </summary>
    public static async Task<TestDatabase> CreateAlone(Engine engine)
    {
        if (engine == Engine.Sqlite) return CreateFile();
        string server = PostgresServer.Url();
        string name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        await PostgresServer.Run(server, $"CREATE DATABASE {name}");
        string url = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        return new TestDatabase(
            url, null, () => PostgresServer.Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        if (_drop is not null) await _drop();
    }

    private static TestDatabase CreateFile()
    {
        string folder = Directory.CreateTempSubdirectory("sampan-test-").FullName;
        return new TestDatabase($"sqlite:{Path.Combine(folder, "test.db")}", folder, null);
    }
}
