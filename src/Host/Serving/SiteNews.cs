using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Storage.Entities;
using Sampan.Web.Kept;

namespace Sampan.Host.Serving;

/// <summary>
/// Follows what is noted in the database, also by another process, and how far the journal has come. It is asked by
/// one at a time.
/// </summary>
internal sealed class SiteNews(Database database, ILedger ledger) : ISiteNews
{
    private const int AtOnce = 256;

    private long _seen = -1;
    private long _entries;

    public async Task<Shows> Changed()
    {
        Shows changed = Shows.Nothing;
        long entries = ledger.Figures.Entries;
        if (entries != _entries) changed |= Shows.Orders;
        // At the start nothing is kept yet, so what was changed before does not matter.
        if (_seen < 0) _seen = await Changes.Newest(database);
        IReadOnlyList<Change> noted;
        do
        {
            noted = await Changes.After(database, _seen, AtOnce);
            foreach (Change change in noted) changed |= KindOf(change);
            if (noted.Count > 0) _seen = noted[^1].Seq;
        }
        while (noted.Count == AtOnce);
        _entries = entries;
        return changed;
    }

    private static Shows KindOf(Change change) => change.Kind switch
    {
        "shop" or "listing" => Shows.Market,
        "firm" => Shows.Firms,
        "freight" => Shows.Freight,
        "tariff" => Shows.Tariff,
        _ => Shows.Nothing,
    };
}

/// <summary>Drops kept pages that something has changed under.</summary>
internal sealed class NewsRounds(KeptPages pages, ILogger<NewsRounds> log) : TimedRounds(TimeSpan.FromSeconds(1), log)
{
    protected override Task Round(CancellationToken cancel) => pages.CatchUp(cancel);
}
