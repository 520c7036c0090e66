using Sampan.Ledger;

namespace Sampan.Journeys;

/// <summary>Lists that must not end with a page, because everything on them waits or is counted.</summary>
public static class WholeLists
{
    private const int First = 200;

    /// <summary>
    /// Every card of a query. Asked again for more, not page after page: rows of one moment stay together.
    /// </summary>
    public static async Task<List<CardRow>> All(this IJournal journal, CardQuery query)
    {
        for (int limit = First; ; limit *= 4)
        {
            List<CardRow> rows = await journal.Cards(query with { Limit = limit });
            if (rows.Count < limit) return rows;
        }
    }
}
