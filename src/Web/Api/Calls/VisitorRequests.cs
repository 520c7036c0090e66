using System.Collections.Concurrent;
using Sampan.Ledger;

namespace Sampan.Web.Api.Calls;

/// <summary>
/// Requests of visitors only compute: the same one again gives the same answer by itself. Only their contents are
/// remembered, and only in memory, so that nobody fills the disk.
/// </summary>
internal sealed class VisitorRequests
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Id, Hash256> _contents = [];

    /// <summary>Counted beside the dictionary: asking it takes all its locks.</summary>
    private int _count;

    /// <summary>False when the name was used for other content.</summary>
    public bool Claim(Request request)
    {
        if (Volatile.Read(ref _count) >= Most)
        {
            _contents.Clear();
            Volatile.Write(ref _count, 0);
        }
        if (_contents.TryGetValue(request.Id, out Hash256 first)) return first == request.Content;
        _ = Interlocked.Increment(ref _count);
        return _contents.GetOrAdd(request.Id, request.Content) == request.Content;
    }
}
