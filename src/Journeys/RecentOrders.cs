using System.Collections.Concurrent;
using Sampan.Trade;

namespace Sampan.Journeys;

/// <summary>
/// Orders as this process last recorded them. An order is often decided on again soon, and reading it costs more than
/// deciding. Truth is in SQL: whoever decides on one of these names its version, and the ledger refuses an old one.
/// </summary>
internal sealed class RecentOrders
{
    private const int Most = 8192;

    private ConcurrentDictionary<Id, TradeRecord> _young = [];
    private ConcurrentDictionary<Id, TradeRecord> _old = [];
    private int _count;

    internal TradeRecord? Find(Id order) =>
        _young.TryGetValue(order, out TradeRecord? record) || _old.TryGetValue(order, out record) ? record : null;

    internal TradeRecord Keep(TradeRecord record)
    {
        _young[record.Order] = record;
        // Two generations instead of a list of uses: what is kept again in time stays, the rest goes all at once.
        if (Interlocked.Increment(ref _count) >= Most)
        {
            _count = 0;
            (_old, _young) = (_young, []);
        }
        return record;
    }
}
