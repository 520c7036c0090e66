namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>Counts what happens, and lets others wait until it has happened so often.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly List<(long Count, TaskCompletionSource Reached)> _waiting = [];
    private long _count;

    internal void Add()
    {
        lock (_lock)
        {
            _count++;
            foreach ((_, TaskCompletionSource reached) in _waiting.Where(w => w.Count <= _count)) reached.SetResult();
            _ = _waiting.RemoveAll(w => w.Count <= _count);
        }
    }

    /// <summary>Until it has happened so many times more.</summary>
    internal Task More(int times)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_count + times, reached));
            return reached.Task;
        }
    }
}
