using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Sampan.Tests.Tools.Crasher.Wire;

/// <summary>
/// A listener on a free port that hands everything on to the real server, one message at a time. After every statement
/// it asks the server to answer (a Flush of its own), so that it knows what has run when it speaks of it.
/// </summary>
internal sealed class PostgresWire : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Moment, bool> _watch;
    private readonly (string Host, int Port) _server;
    private readonly Task _accepting;

    private PostgresWire(TcpListener listener, NpgsqlConnectionStringBuilder server, Func<Moment, bool> watch)
    {
        (_listener, _watch, _server) = (listener, watch, (server.Host!, server.Port));
        Url = new NpgsqlConnectionStringBuilder(server.ToString())
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ToString();
        _accepting = Accept();
    }

    internal string Url { get; }

    internal static PostgresWire Listen(string url, Func<Moment, bool> watch)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new PostgresWire(listener, new NpgsqlConnectionStringBuilder(url), watch);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        var served = new List<Task>();
        try
        {
            while (true) served.Add(Serve(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using TcpClient owned = client;
        using var server = new TcpClient { NoDelay = true };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, ended.Token);
            var session = new PostgresSession(client.GetStream(), server.GetStream(), _watch, ended.Token);
            Task[] ways = [session.Back(), session.Forth()];
            _ = await Task.WhenAny(ways);
            // Either side has gone, or the listener said that the connection breaks here: the other side hears of it.
            await ended.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // The end of a connection, however it came, is the end of this one.
        }
    }
}
