using Npgsql;
using Sampan.Storage;

namespace Sampan.Bench.Ledger;

/// <summary>
/// A fresh database for one run: a file in the temporary folder, or one on the server of SAMPAN_TEST_POSTGRES.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Server = "SAMPAN_TEST_POSTGRES";
    private static int s_count;

    private readonly string? _folder;
    private readonly string? _name;

    private BenchDatabase(string url, string? folder, string? name)
    {
        (Url, _folder, _name) = (url, folder, name);
        Database = Database.Open(url).Value;
    }

    internal string Url { get; }

    internal Database Database { get; }

    internal static IEnumerable<Engine> Engines()
    {
        yield return Engine.Sqlite;
        if (Environment.GetEnvironmentVariable(Server) is not null) yield return Engine.Postgres;
        else Console.WriteLine($"PostgreSQL is skipped: {Server} names no server.");
    }

    internal static async Task<BenchDatabase> Create(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            string folder = Directory.CreateTempSubdirectory("sampan-bench-").FullName;
            return new BenchDatabase($"sqlite:{Path.Combine(folder, "bench.db")}", folder, null);
        }
        string server = Environment.GetEnvironmentVariable(Server)!;
        string name = $"b{Environment.ProcessId}_{++s_count}";
        await Run(server, $"CREATE DATABASE {name}");
        return new BenchDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), null, name);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        if (_name is not null)
            await Run(Environment.GetEnvironmentVariable(Server)!, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        _ = await connection.Execute(sql);
    }
}
