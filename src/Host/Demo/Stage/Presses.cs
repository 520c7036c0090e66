using System.Collections.Concurrent;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// What a form did is done once for its key: who presses twice gets the first answer. The sandbox bank takes a transfer
/// as often as it is sent, so this cannot be left to the journal. Kept in memory, the latest few hundred.
/// </summary>
internal sealed class Presses<T>
{
    private const int Most = 500;

    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    internal Task<T> Once(string key, Func<Task<T>> act)
    {
        var mine = new Lazy<Task<T>>(act);
        Lazy<Task<T>> first = _answers.GetOrAdd(key, mine);
        if (ReferenceEquals(first, mine))
        {
            _order.Enqueue(key);
            while (_order.Count > Most && _order.TryDequeue(out string? oldest)) _ = _answers.TryRemove(oldest, out _);
        }
        return first.Value;
    }
}
