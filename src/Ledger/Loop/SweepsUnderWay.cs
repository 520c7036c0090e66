using Microsoft.Extensions.Logging;

namespace Sampan.Ledger.Loop;

/// <summary>
/// The second entries that are on their way: each once, however often the outbox is read meanwhile, and so that
/// one can wait until there are none.
/// </summary>
internal sealed class SweepsUnderWay
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _transfers = [];
    private TaskCompletionSource? _settled;

    internal Task Settled()
    {
        lock (_lock)
        {
            if (_transfers.Count == 0) return Task.CompletedTask;
            _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _settled.Task;
        }
    }

    /// <summary>Ends however the sweep ends: one that failed must not keep the ledger from closing.</summary>
    internal async Task Run(OutboxRow sweep, Func<OutboxRow, Task> send, ILogger log)
    {
        // Every reopening reads the outbox. To send again what is still queued would fail, reopen and so never end.
        lock (_lock)
            if (!_transfers.Add(sweep.Transfer)) return;
        try
        {
            await send(sweep);
        }
#pragma warning disable CA1031 // Nobody awaits this: the sweep stays in the outbox, and the log says why.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "A sweep waits in the outbox.");
        }
        lock (_lock)
        {
            _ = _transfers.Remove(sweep.Transfer);
            if (_transfers.Count > 0) return;
            _settled?.SetResult();
            _settled = null;
        }
    }
}
