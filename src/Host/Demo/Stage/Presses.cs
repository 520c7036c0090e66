using System.Collections.Concurrent;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// What a form did is done once for its key: who presses twice gets the first answer. The sandbox bank takes a transfer
/// as often as it is sent, so this cannot be left to the journal. Kept in memory, the latest few hundred.
/// </summary>
internal sealed class Presses<T>
{
    private const int Most = 500;

    private readonly ConcurrentDictionary<Hash256, Lazy<Task<T>>> _answers = [];
    private readonly ConcurrentQueue<Hash256> _order = new();

    /// <param name="pressed">What the form sent, of any length.</param>
    internal Task<T> Once(string pressed, Func<Task<T>> act)
    {
        Hash256 key = Hash256.Of(Encoding.UTF8.GetBytes(pressed));
        var mine = new Lazy<Task<T>>(act);
        Lazy<Task<T>> first = _answers.GetOrAdd(key, mine);
        if (ReferenceEquals(first, mine))
        {
            _order.Enqueue(key);
            while (_order.Count > Most && _order.TryDequeue(out Hash256 oldest)) _ = _answers.TryRemove(oldest, out _);
        }
        return first.Value;
    }
}
