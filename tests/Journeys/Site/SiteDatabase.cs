using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// A database of a site's own on a real engine: a file in its folder, or a fresh database on the server that
/// SAMPAN_TEST_POSTGRES names. Without that server the test is skipped, or fails under SAMPAN_STRICT=1.
/// </summary>
internal sealed class SiteDatabase(string url, string? server, string? name) : IAsyncDisposable
{
    private static int s_count;

    public string Url => url;

    private string? Name => name;

    /// <param name="copied">
    /// The database on the server that this one begins as a copy of, while nobody is connected to it. A file is copied
    /// with its folder.
    /// </param>
    public static async Task<SiteDatabase> Create(Engine engine, string folder, SiteDatabase? copied = null)
    {
        if (engine == Engine.Sqlite) return new SiteDatabase($"sqlite:{Path.Combine(folder, "site.db")}", null, null);
        string server = Strict.Given("SAMPAN_TEST_POSTGRES", "the PostgreSQL that ./test.sh starts");
        string name = $"site_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        string like = copied is null ? "" : $" TEMPLATE {copied.Name}";
        await Administer(server, $"CREATE DATABASE {name}{like}");
        IEnumerable<string> parts = server.Split(';')
            .Where(part => !part.StartsWith("Database=", StringComparison.Ordinal)).Append($"Database={name}");
        return new SiteDatabase(string.Join(';', parts), server, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null) await Administer(server!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task Administer(string server, string sql)
    {
        await using Database database = Database.Open(server).Value;
        await using DbConnection connection = await database.Connect();
        _ = await connection.Execute(sql);
    }
}
