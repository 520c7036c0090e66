namespace Sampan.Storage;

/// <summary>
/// SQLite has one writer at a time, and waiting for it by polling starves whoever polls slower. Every writer of the
/// process passes this gate instead, first come first served: the ledger's loop and EF's <c>SaveChanges</c> alike.
/// On PostgreSQL the gate is always open.
/// </summary>
public sealed class WriteGate : IDisposable
{
    // SemaphoreSlim queues its asynchronous waiters in order of arrival, and every waiter here is asynchronous.
    private readonly SemaphoreSlim? _semaphore;

    internal WriteGate(bool closed) => _semaphore = closed ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn to write. Dispose the pass to let the next one in.</summary>
    public async ValueTask<Pass> Enter(CancellationToken cancel = default)
    {
        if (_semaphore is null) return default;
        await _semaphore.WaitAsync(cancel);
        return new Pass(_semaphore);
    }

    public void Dispose() => _semaphore?.Dispose();

    public readonly struct Pass : IDisposable, IEquatable<Pass>
    {
        private readonly SemaphoreSlim? _semaphore;

        internal Pass(SemaphoreSlim semaphore) => _semaphore = semaphore;

        public void Dispose() => _semaphore?.Release();

        public bool Equals(Pass other) => _semaphore == other._semaphore;

        public override bool Equals(object? obj) => obj is Pass other && Equals(other);

        public override int GetHashCode() => _semaphore?.GetHashCode() ?? 0;

        public static bool operator ==(Pass left, Pass right) => left.Equals(right);

        public static bool operator !=(Pass left, Pass right) => !left.Equals(right);
    }
}
