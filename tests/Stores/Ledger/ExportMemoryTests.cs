using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// What an export holds in memory. It is measured for the whole process: nothing else may run beside it.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ExportMemoryTests
{
    /// <summary>
    /// Four thousand entries of 32 kB pass; no more than two pages of them, a quarter, are ever held.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Memory_does_not_grow_with_history(Engine engine)
    {
        const int entries = 4000, facts = 32 * 1024;
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        byte[] filling = new byte[facts];
        for (int i = 0; i < entries; i += 100)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(
                _ => test.Ledger.Post(test.Entry(book) with { Facts = filling })));
        }
        var sink = new WatchedStream();
        Assert.False((await test.Journal.Export(sink, default)).IsRefused);
        Assert.True(sink.Length > (long)entries * facts, $"{sink.Length} bytes");
        Assert.True(sink.Most - sink.Least < entries * facts / 2, $"from {sink.Least:N0} to {sink.Most:N0} bytes");
    }

    /// <summary>Keeps nothing and notes how much memory lives, each time something is written.</summary>
    private sealed class WatchedStream : Stream
    {
        private long _length;
        private int _writes;

        public long Least { get; private set; } = long.MaxValue;

        public long Most { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            _length += count;
            if (_writes++ % 50 != 0) return;
            long live = GC.GetTotalMemory(forceFullCollection: true);
            (Least, Most) = (Math.Min(Least, live), Math.Max(Most, live));
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write([], 0, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
