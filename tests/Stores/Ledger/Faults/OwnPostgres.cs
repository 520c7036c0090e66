using System.Net;
using System.Net.Sockets;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// A PostgreSQL server of a test's own, which it may stop, from the newest installed version. Without one the test is
/// skipped, or fails under SAMPAN_STRICT=1.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly string _programs, _folder;
    private readonly int _port;
    private readonly bool _isFoldersOwner;

    private OwnPostgres(string programs, string folder, int port, bool isFoldersOwner) =>
        (_programs, _folder, _port, _isFoldersOwner) = (programs, folder, port, isFoldersOwner);

    /// <summary>Of an own database for a ledger.</summary>
    internal string Url(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    /// <param name="folder">Where it keeps everything; by itself a new temporary one.</param>
    internal static async Task<OwnPostgres> Create(string? folder = null)
    {
        string? programs = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null) Strict.Skip($"No initdb below {Installed}.");
        string place = folder ?? Directory.CreateTempSubdirectory("sampan-postgres-").FullName;
        var server = new OwnPostgres(programs!, place, FreePort(), isFoldersOwner: folder is null);
        await server.GiveAway(place);
        await server.Run("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await server.Start();
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    internal Task Start() => Run(
        "pg_ctl", "start", "-s", "-w", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o",
        $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_folder}");

    /// <param name="mode"><c>fast</c> ends every connection, <c>immediate</c> is a crash.</param>
    internal Task Stop(string mode) => Run("pg_ctl", "stop", "-s", "-w", "-D", Data, "-m", mode);

    /// <summary>Also when it has ended by itself.</summary>
    internal async Task Restart()
    {
        _ = await Succeeds("pg_ctl", "stop", "-s", "-w", "-D", Data, "-m", "immediate");
        await Start();
    }

    internal Task Query(string sql) => PostgresServer.Run(Url("postgres") + ";Pooling=false", sql);

    /// <summary>Makes a folder the server's.</summary>
    internal async Task GiveAway(string folder)
    {
        if (IsRoot) await Command.Run("chown", "postgres", folder);
    }

    public async ValueTask DisposeAsync()
    {
        _ = await Succeeds("pg_ctl", "stop", "-s", "-w", "-D", Data, "-m", "immediate");
        Directory.Delete(_isFoldersOwner ? _folder : Data, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private async Task Run(string program, params string[] arguments) => Assert.True(
        await Succeeds(program, arguments), $"{program} {string.Join(' ', arguments)} failed.");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task<bool> Succeeds(string program, params string[] arguments)
    {
        string path = Path.Combine(_programs, program);
        return IsRoot
            ? Command.Succeeds("runuser", ["-u", "postgres", "--", path, .. arguments])
            : Command.Succeeds(path, arguments);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
