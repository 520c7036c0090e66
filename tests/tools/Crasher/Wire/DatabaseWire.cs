namespace Sampan.Tests.Tools.Crasher.Wire;

/// <summary>
/// Stands between a program and its real database and tells of every <see cref="Moment"/>. Who listens may end the
/// process there, or answer false: then the connection breaks at that moment (PostgreSQL), or the statement fails
/// (SQLite; after a commit: the commit has happened and its answer is an error).
/// </summary>
internal sealed class DatabaseWire : IAsyncDisposable
{
    private readonly PostgresWire? _postgres;
    private readonly string? _file;

    private DatabaseWire(string url, PostgresWire? postgres, string? file) =>
        (Url, _postgres, _file) = (url, postgres, file);

    /// <summary>Where the program connects, in place of the url that was given.</summary>
    internal string Url { get; }

    /// <param name="watch">Is called on whichever thread the statement came.</param>
    internal static DatabaseWire Over(string url, Func<Moment, bool> watch)
    {
        const string sqlite = "sqlite:";
        if (url.StartsWith(sqlite, StringComparison.Ordinal))
        {
            string file = Path.GetFullPath(url[sqlite.Length..]);
            SqliteWire.Watch(file, watch);
            return new DatabaseWire(url, null, file);
        }
        var wire = PostgresWire.Listen(url, watch);
        return new DatabaseWire(wire.Url, wire, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null) SqliteWire.Leave(_file);
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
