using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Replays the whole journal in order and compares: every counter with the sum of its transfers, every book's chain
/// with its head, every hold and subject with the entries that made them, every commodity's debits with its credits,
/// every transit account with the one it faces. Reads in one snapshot, so it may run beside the loop.
/// </summary>
internal sealed class LedgerAudit
{
    private const int MaxFindings = 1000;

    private readonly List<AuditFinding> _findings = [];
    private readonly AuditReplay _replay;

    private LedgerAudit() => _replay = new AuditReplay(Find);

    internal static async Task<AuditReport> Run(Database database, IProgress<long>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        var audit = new LedgerAudit();
        await using var rows = new AuditRows(connection, cancel);
        await audit._replay.Run(rows, progress);
        List<AccountRow> accounts = await rows.Accounts();
        audit.CompareAccounts(accounts);
        audit.CompareHeads(await rows.Books());
        audit.CompareHolds(await rows.Holds());
        audit.CompareSubjects(await rows.Subjects());
        List<CommodityTotal> totals = audit.SumCommodities(accounts);
        List<TransitPair> transits = audit.PairTransits(accounts, await rows.Books(), await rows.Outbox());
        foreach (string missing in await SchemaGuard.MissingTriggers(connection, database.Engine, cancel))
            audit.Find("trigger", missing, "present", "missing");
        return new AuditReport(
            audit._replay.Entries, audit._replay.Transfers, accounts.Count, audit._replay.Heads.Count, totals, transits,
            audit._findings);
    }

    private void Find(string check, string where, object expected, object found)
    {
        if (_findings.Count < MaxFindings) _findings.Add(new AuditFinding(check, where, $"{expected}", $"{found}"));
    }

    private void CompareAccounts(List<AccountRow> accounts)
    {
        foreach (AccountRow row in accounts)
        {
            Counters derived = _replay.Counters.GetValueOrDefault(row.Id);
            if (derived != row.Counters) Find("counters", row.Key.ToString(), derived, row.Counters);
            _ = _replay.Counters.Remove(row.Id);
        }
        foreach (long unknown in _replay.Counters.Keys) Find("account", $"{unknown}", "a row", "none");
    }

    private void CompareHeads(List<BookRow> books)
    {
        foreach (BookRow book in books)
        {
            (long entries, Hash256 head) = _replay.Heads.GetValueOrDefault(book.Id);
            if (entries != book.Entries) Find("entries", $"book {book.Id}", entries, book.Entries);
            if (head != book.Head) Find("head", $"book {book.Id}", head, book.Head);
        }
    }

    private void CompareHolds(List<HoldRow> holds)
    {
        foreach (HoldRow hold in holds)
        {
            (HoldStatus status, long by) = _replay.HoldOf(hold);
            if (status != hold.Status || by != hold.ResolvedBy)
                Find("hold", hold.Id.ToString(), $"{status} by {by}", $"{hold.Status} by {hold.ResolvedBy}");
        }
    }

    private void CompareSubjects(List<(Id Id, int Version)> subjects)
    {
        foreach ((Id id, int version) in subjects)
        {
            int derived = _replay.Versions.GetValueOrDefault(id);
            if (derived != version) Find("subject", id.ToString(), derived, version);
            _ = _replay.Versions.Remove(id);
        }
        foreach (Id missing in _replay.Versions.Keys) Find("subject", missing.ToString(), "a row", "none");
    }

    private List<CommodityTotal> SumCommodities(List<AccountRow> accounts)
    {
        List<CommodityTotal> totals =
        [
            .. accounts.GroupBy(a => a.Key.Commodity.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(
                group => new CommodityTotal(
                    group.Key, group.Count(),
                    group.Aggregate((Int128)0, (sum, a) => sum + a.Counters.DebitsPosted + a.Counters.DebitsPending),
                    group.Aggregate((Int128)0, (sum, a) =>
                        sum + a.Counters.CreditsPosted + a.Counters.CreditsPending))),
        ];
        foreach (CommodityTotal total in totals.Where(t => t.Debits != t.Credits))
            Find("sum", total.Commodity, total.Debits, total.Credits);
        return totals;
    }

    private List<TransitPair> PairTransits(List<AccountRow> accounts, List<BookRow> books, List<OutboxAuditRow> waiting)
    {
        Dictionary<Id, int> bookOf = books.ToDictionary(b => b.Owner, b => b.Id);
        // Both directions between two books share one account on each side: what A sent to B less what B sent to A.
        Dictionary<(int Here, int There, string Commodity), long> net = accounts
            .Where(a => a.Key.Kind == Chart.Transit && bookOf.ContainsKey(a.Key.Owner))
            .ToDictionary(
                a => (a.Key.Book, bookOf[a.Key.Owner], a.Key.Commodity.Code),
                a => a.Counters.CreditsPosted - a.Counters.DebitsPosted);
        var pairs = new List<TransitPair>();
        foreach (((int here, int there, string commodity), long sent) in net.Where(p => p.Key.Here < p.Key.There ||
            !net.ContainsKey((p.Key.There, p.Key.Here, p.Key.Commodity))))
        {
            long arrived = -net.GetValueOrDefault((there, here, commodity));
            long inFlight = waiting.Where(w => w.Commodity == commodity).Sum(
                w => (w.From, w.To) == (here, there) ? w.Amount : (w.From, w.To) == (there, here) ? -w.Amount : 0);
            pairs.Add(new TransitPair(here, there, commodity, sent, arrived, inFlight));
            if (sent - arrived != inFlight) Find("transit", $"{here}>{there} {commodity}", sent - arrived, inFlight);
        }
        return pairs;
    }
}
