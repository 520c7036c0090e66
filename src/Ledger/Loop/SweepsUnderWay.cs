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

    /// <summary>Those that could not be written since anything could.</summary>
    private readonly HashSet<long> _failed = [];
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

    /// <summary>Those that failed may be sent again. True when there are any.</summary>
    internal bool Forgive()
    {
        lock (_lock)
        {
            bool any = _failed.Count > 0;
            _failed.Clear();
            return any;
        }
    }

    /// <summary>Ends however the sweep ends: one that failed must not keep the ledger from closing.</summary>
    internal async Task Run(OutboxRow sweep, Func<OutboxRow, Task<bool>> send, ILogger log)
    {
        // Every reopening reads the outbox. To send again what is still queued would fail, reopen and so never end; and
        // two that cannot be written would send each other for ever.
        lock (_lock)
            if (_failed.Contains(sweep.Transfer) || !_transfers.Add(sweep.Transfer)) return;
        bool again = false;
        try
        {
            again = await send(sweep);
        }
#pragma warning disable CA1031 // Nobody awaits this: the sweep stays in the outbox, and the log says why.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "A sweep waits in the outbox.");
        }
        lock (_lock)
        {
            if (again) _ = _failed.Add(sweep.Transfer);
            _ = _transfers.Remove(sweep.Transfer);
            if (_transfers.Count > 0) return;
            _settled?.SetResult();
            _settled = null;
        }
    }
}
