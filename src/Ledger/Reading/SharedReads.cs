namespace Sampan.Ledger.Reading;

/// <summary>
/// Questions that are asked while another is being answered are put to the database together. Alone, a question goes at
/// once; under load many readers share one round trip, where each by itself would cost a connection and its turns on
/// the processor.
/// </summary>
internal sealed class SharedReads<TKey, TAnswer>(Func<IReadOnlyList<TKey>, Task<ILookup<TKey, TAnswer>>> ask)
    where TKey : notnull
{
    private const int MaxGroup = 64;

    private readonly Lock _lock = new();
    private readonly Queue<(TKey Key, TaskCompletionSource<List<TAnswer>> Answer)> _waiting = [];
    private bool _asking;

    internal Task<List<TAnswer>> Read(TKey key)
    {
        var answer = new TaskCompletionSource<List<TAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((key, answer));
            if (_asking) return answer.Task;
            _asking = true;
        }
        // Not awaited: it ends when nobody waits, and whatever fails is each asker's answer.
        _ = AskAll();
        return answer.Task;
    }

    private async Task AskAll()
    {
        var group = new List<(TKey Key, TaskCompletionSource<List<TAnswer>> Answer)>(MaxGroup);
        while (true)
        {
            group.Clear();
            lock (_lock)
            {
                while (group.Count < MaxGroup && _waiting.TryDequeue(out var next)) group.Add(next);
                if (group.Count == 0)
                {
                    _asking = false;
                    return;
                }
            }
            try
            {
                ILookup<TKey, TAnswer> found = await ask([.. group.Select(g => g.Key).Distinct()]);
                foreach ((TKey key, TaskCompletionSource<List<TAnswer>> answer) in group)
                    answer.SetResult([.. found[key]]);
            }
#pragma warning disable CA1031 // Every asker gets the failure as if it had asked alone.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach ((_, TaskCompletionSource<List<TAnswer>> answer) in group) answer.SetException(failure);
            }
        }
    }
}
