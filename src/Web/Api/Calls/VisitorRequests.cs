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

    /// <summary>False when the name was used for other content.</summary>
    public bool Claim(Request request)
    {
        if (_contents.Count >= Most) _contents.Clear();
        return _contents.GetOrAdd(request.Id, request.Content) == request.Content;
    }
}
