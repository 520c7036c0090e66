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

    public static string Url() => Strict.Given("SAMPAN_TEST_POSTGRES", "the PostgreSQL that ./test.sh starts");

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
