using System.Collections.Concurrent;

namespace Sampan.Border.Shelf;

/// <summary>Remembers what was found for a second, or until told that it has changed.</summary>
internal sealed class ShortMemory<TKey, T> where TKey : notnull
{
    private const long Milliseconds = 1_000;

    /// <summary>More than is asked in a second by anybody who does not try to fill the memory.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<TKey, (T Found, long At)> _kept = [];
    private int _changes;

    internal ValueTask<T> Of(TKey key, Func<Task<T>> find) =>
        _kept.TryGetValue(key, out (T Found, long At) kept) && Environment.TickCount64 - kept.At < Milliseconds
            ? new ValueTask<T>(kept.Found)
            : new ValueTask<T>(Find(key, find));

    internal void Forget()
    {
        _ = Interlocked.Increment(ref _changes);
        _kept.Clear();
    }

    private async Task<T> Find(TKey key, Func<Task<T>> find)
    {
        int before = Volatile.Read(ref _changes);
        T found = await find();
        if (_kept.Count >= Most) _kept.Clear();
        // What was looked for while something changed may be the older.
        if (before == Volatile.Read(ref _changes)) _kept[key] = (found, Environment.TickCount64);
        return found;
    }
}
