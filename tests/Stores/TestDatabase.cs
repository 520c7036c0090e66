using Npgsql;
using Sampan.Storage;

namespace Sampan.Tests.Stores;

/// <summary>
/// A database of a test's own on a real engine: a file in the temporary folder, or a fresh database on the PostgreSQL
/// server that SAMPAN_TEST_POSTGRES names. Without that server the test is skipped, or fails under SAMPAN_STRICT=1.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly string? _name;

    private TestDatabase(string url, string? folder, string? name)
    {
        (Url, _folder, _name) = (url, folder, name);
        Database = Database.Open(url).Value;
    }

    public string Url { get; }

    public Database Database { get; }

    public static async Task<TestDatabase> Create(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            string folder = Directory.CreateTempSubdirectory("sampan-test-").FullName;
            return new TestDatabase($"sqlite:{Path.Combine(folder, "test.db")}", folder, null);
        }
        string server = Server();
        string name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await connection.Execute($"CREATE DATABASE {name}");
        return new TestDatabase(
            new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), null, name);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        if (_name is null) return;
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await connection.Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static int s_count;

    private static string Server()
    {
        string? server = Environment.GetEnvironmentVariable("SAMPAN_TEST_POSTGRES");
        if (server is null && Environment.GetEnvironmentVariable("SAMPAN_STRICT") == "1")
            Assert.Fail("SAMPAN_TEST_POSTGRES names no server; ./test.sh starts one.");
        Assert.SkipWhen(server is null, "No PostgreSQL: set SAMPAN_TEST_POSTGRES, or run ./test.sh.");
        return server;
    }
}
