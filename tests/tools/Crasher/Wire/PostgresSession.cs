using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace Sampan.Tests.Tools.Crasher.Wire;

/// <summary>
/// One connection of PostgreSQL's protocol 3: a message is a letter, its length, and a body. Statements are parsed and
/// bound by name, executed one after the other, and are one transaction up to the Sync that ends them.
/// </summary>
internal sealed class PostgresSession(
    Stream client, Stream server, Func<Moment, bool> watch, CancellationToken end)
{
    private const int CancelRequest = 80877102;

    private static readonly byte[] s_flush = [(byte)'H', 0, 0, 0, 4];

    private readonly Channel<char> _answers = Channel.CreateUnbounded<char>();
    private readonly Channel<char> _heard = Channel.CreateUnbounded<char>();
    private readonly Dictionary<string, string> _texts = [];
    private volatile bool _isAsked;
    private volatile int _backend;
    private string _bound = "";
    private bool _isWriting, _hasFailed;

    /// <summary>From the client to the server.</summary>
    internal async Task Forth()
    {
        if (!await Start()) return;
        while (true)
        {
            (char letter, byte[] message) = await Read(client);
            switch (letter)
            {
                case 'P':
                    _texts[Word(message, 5)] = Word(message, 6 + Length(message, 5));
                    await server.WriteAsync(message, end);
                    break;
                case 'B':
                    _bound = _texts[Word(message, 6 + Length(message, 5))];
                    await server.WriteAsync(message, end);
                    break;
                case 'E':
                    if (!await Execute(message)) return;
                    break;
                case 'S':
                    if (!await Last(_isWriting ? Moment.Commit : Moment.Loaded, message)) return;
                    break;
                case 'Q':
                    if (!await Last(Moment.NameOf(Word(message, 5)), message)) return;
                    break;
                default:
                    await server.WriteAsync(message, end);
                    break;
            }
        }
    }

    /// <summary>From the server to the client.</summary>
    internal async Task Back()
    {
        try
        {
            while (true)
            {
                (char letter, byte[] message) = await Read(server);
                if (letter == 'K') _backend = BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(5));
                // The readiness at the end of signing in was asked for by nobody.
                bool isLast = letter == 'Z' && _isAsked;
                if (isLast || letter is 'C' or 'I' or 's' or 'E') _ = _answers.Writer.TryWrite(letter);
                // Until the last word is handed on, the client does not know what became of its statements.
                if (isLast) _ = await _heard.Reader.ReadAsync(end);
                await client.WriteAsync(message, end);
            }
        }
        finally
        {
            _ = _answers.Writer.TryComplete();
        }
    }

    private async Task<bool> Start()
    {
        byte[] head = new byte[8];
        await client.ReadExactlyAsync(head, end);
        byte[] rest = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - head.Length];
        await client.ReadExactlyAsync(rest, end);
        await server.WriteAsync((byte[])[.. head, .. rest], end);
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) != CancelRequest;
    }

    private async Task<bool> Execute(byte[] message)
    {
        string name = Moment.NameOf(_bound);
        if (name == Moment.Fence && !_hasFailed)
        {
            _isWriting = true;
            if (!Ask(Moment.Begin, isDone: false)) return false;
        }
        if (!_hasFailed && !Ask(name, isDone: false)) return false;
        await server.WriteAsync(message, end);
        if (_hasFailed) return true;
        await server.WriteAsync(s_flush, end);
        _hasFailed = await Answer() == 'E';
        return _hasFailed || Ask(name, isDone: true);
    }

    /// <summary>What the server answers with its readiness: a Sync, or a text that is no prepared statement.</summary>
    private async Task<bool> Last(string name, byte[] message)
    {
        if (!_hasFailed && !Ask(name, isDone: false)) return false;
        _isAsked = true;
        await server.WriteAsync(message, end);
        for (char answer = await Answer(); answer != 'Z'; answer = await Answer()) _hasFailed |= answer == 'E';
        if (!_hasFailed && !Ask(name, isDone: true)) return false;
        (_isAsked, _isWriting, _hasFailed) = (false, false, false);
        _ = _heard.Writer.TryWrite('Z');
        return true;
    }

    private bool Ask(string name, bool isDone) => watch(new Moment(name, isDone, _backend));

    private async Task<char> Answer()
    {
        while (await _answers.Reader.WaitToReadAsync(end))
            if (_answers.Reader.TryRead(out char answer)) return answer;
        throw new EndOfStreamException();
    }

    private async Task<(char Letter, byte[] Message)> Read(Stream from)
    {
        byte[] head = new byte[5];
        await from.ReadExactlyAsync(head, end);
        byte[] message = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        head.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(head.Length), end);
        return ((char)head[0], message);
    }

    private static int Length(byte[] message, int from) => Array.IndexOf(message, (byte)0, from) - from;

    private static string Word(byte[] message, int from) =>
        Encoding.UTF8.GetString(message, from, Length(message, from));
}
