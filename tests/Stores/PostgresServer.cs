using Npgsql;
using Sampan.Storage;
using Sampan.Tests.Stores;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Sampan.Tests.Stores;

/// <summary>The server that SAMPAN_TEST_POSTGRES names, with one database that this run's tests share.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<string> s_shared = new(() => CreateShared().GetAwaiter().GetResult());

    private static string SharedName => $"t{Environment.ProcessId}";

    public static string Url()
    {
        string? server = Environment.GetEnvironmentVariable("SAMPAN_TEST_POSTGRES");
        if (server is null && Environment.GetEnvironmentVariable("SAMPAN_STRICT") == "1")
            Assert.Fail("SAMPAN_TEST_POSTGRES names no server; ./test.sh starts one.");
        Assert.SkipWhen(server is null, "No PostgreSQL: set SAMPAN_TEST_POSTGRES, or run ./test.sh.");
        return server;
    }

    public static string Shared()
    {
        _ = Url();
        return s_shared.Value;
    }

    public static async Task Run(string url, string sql)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync();
        _ = await connection.Execute(sql);
    }

    public async ValueTask DisposeAsync()
    {
        if (!s_shared.IsValueCreated) return;
        NpgsqlConnection.ClearAllPools();
        await Run(Url(), $"DROP DATABASE IF EXISTS {SharedName} WITH (FORCE)");
    }

    private static async Task<string> CreateShared()
    {
        await Run(Url(), $"DROP DATABASE IF EXISTS {SharedName} WITH (FORCE)");
        await Run(Url(), $"CREATE DATABASE {SharedName}");
        return new NpgsqlConnectionStringBuilder(Url()) { Database = SharedName }.ToString();
    }
}
