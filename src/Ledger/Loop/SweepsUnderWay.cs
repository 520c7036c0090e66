using Microsoft.Extensions.Logging;

namespace Sampan.Ledger.Loop;

/// <summary>Counts the second entries that are on their way, so that one can wait until there are none.</summary>
internal sealed class SweepsUnderWay
{
    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource? _settled;

    internal Task Settled()
    {
        lock (_lock)
        {
            if (_count == 0) return Task.CompletedTask;
            _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _settled.Task;
        }
    }

    /// <summary>Counts a sweep until it ends, however it ends: one that failed must not keep the ledger from closing.</summary>
    internal async Task Run(Task sweep, ILogger log)
    {
        lock (_lock) _count++;
        try
        {
            await sweep;
        }
#pragma warning disable CA1031 // Nobody awaits this: the sweep stays in the outbox, and the log says why.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "A sweep waits in the outbox.");
        }
        lock (_lock)
        {
            if (--_count > 0) return;
            _settled?.SetResult();
            _settled = null;
        }
    }
}
