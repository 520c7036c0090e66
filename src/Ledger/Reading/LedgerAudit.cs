using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Replays the whole journal in order and compares: every counter with the sum of its transfers, every book's chain
/// with its head and every partition's end with its last entry, every account, hold, sweep and subject with the
/// entries that made them, every correction with what it corrects, every closed account with what that forbids, every
/// commodity's debits with its credits, every transit account with the one it faces.
/// Reads in one snapshot, so it may run beside the loop.
/// </summary>
internal sealed class LedgerAudit
{
    private const int MaxFindings = 1000;

    private readonly List<AuditFinding> _findings = [];
    private readonly AuditRows _rows;
    private readonly AuditReplay _replay;

    private LedgerAudit(JournalRows journal, AuditRows rows)
    {
        _rows = rows;
        _replay = new AuditReplay(journal, rows, Find);
    }

    internal static async Task<AuditReport> Run(Database database, IProgress<long>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        AuditRows rows = await AuditRows.Open(connection, cancel);
        await using JournalRows journal = await JournalRows.Open(connection, default, cancel);
        var audit = new LedgerAudit(journal, rows);
        await audit._replay.Run(progress);
        audit.CompareAccounts();
        audit._replay.Closings.CompareAccounts();
        audit.CompareHeads();
        audit.CompareEnds();
        audit.CompareHolds();
        audit.CompareSubjects();
        audit.CompareAccounted();
        List<CommodityTotal> totals = audit.SumCommodities();
        List<TransitPair> transits = audit.PairTransits();
        foreach (string missing in await SchemaGuard.MissingTriggers(connection, database.Engine, cancel))
            audit.Find("trigger", missing, "present", "missing");
        return new AuditReport(
            audit._replay.Entries, audit._replay.Transfers, rows.Accounts.Count, audit._replay.Heads.Count, totals,
            transits, audit._findings);
    }

    private void Find(string check, string where, object expected, object found)
    {
        if (_findings.Count < MaxFindings) _findings.Add(new AuditFinding(check, where, $"{expected}", $"{found}"));
    }

    private void CompareAccounts()
    {
        foreach (AccountRow row in _rows.Accounts)
        {
            if (row.Key.Book != AccountState.BookOf(row.Id))
                Find("book", row.Key.ToString(), AccountState.BookOf(row.Id), row.Key.Book);
            Counters derived = _replay.Counters.GetValueOrDefault(row.Id);
            if (derived != row.Counters) Find("counters", row.Key.ToString(), derived, row.Counters);
            _ = _replay.Counters.Remove(row.Id);
        }
        foreach (long unknown in _replay.Counters.Keys) Find("account", $"{unknown}", "a row", "none");
    }

    private void CompareHeads()
    {
        Dictionary<int, long> accounts =
            _rows.Accounts.GroupBy(a => a.Key.Book).ToDictionary(g => g.Key, g => g.LongCount());
        foreach (BookRow book in _rows.Books)
        {
            long opened = accounts.GetValueOrDefault(book.Id);
            if (opened != book.Accounts) Find("accounts", $"book {book.Id}", opened, book.Accounts);
            (long entries, Hash256 head) = _replay.Heads.GetValueOrDefault(book.Id);
            if (entries != book.Entries) Find("entries", $"book {book.Id}", entries, book.Entries);
            if (head != book.Head) Find("head", $"book {book.Id}", head, book.Head);
        }
    }

    /// <summary>
    /// A partition counts its entries by itself: the last ones cannot go without its row being changed too.
    /// </summary>
    private void CompareEnds()
    {
        foreach (PartitionRow row in _rows.Partitions)
        {
            PartitionRow end =
                _replay.Ends.GetValueOrDefault(row.Id) ?? new PartitionRow(row.Id, row.Id << 40, default);
            if (end != row) Find("end", $"partition {row.Id}", end, row);
        }
    }

    private void CompareHolds()
    {
        foreach (HoldRow hold in _rows.Holds)
        {
            if (hold.Subject != _replay.HolderOf(hold))
                Find("hold", hold.Id.ToString(), $"of {_replay.HolderOf(hold)}", $"of {hold.Subject}");
            (HoldStatus status, long by) = _replay.HoldOf(hold);
            if (status != hold.Status || by != hold.ResolvedBy)
                Find("hold", hold.Id.ToString(), $"{status} by {by}", $"{hold.Status} by {hold.ResolvedBy}");
        }
    }

    private void CompareSubjects()
    {
        foreach (SubjectRow row in _rows.Subjects)
        {
            SubjectStand derived = _replay.Subjects.GetValueOrDefault(row.Id);
            var found = new SubjectStand(row.Book, row.Version, row.ChangedAt);
            if (derived != found) Find("subject", row.Id.ToString(), derived, found);
            _ = _replay.Subjects.Remove(row.Id);
        }
        foreach (Id missing in _replay.Subjects.Keys) Find("subject", missing.ToString(), "a row", "none");
    }

    private void CompareAccounted()
    {
        (int accounts, int holds, int sweeps) = _replay.Accounted;
        if (accounts != _rows.Accounts.Count) Find("accounted", "accounts", accounts, _rows.Accounts.Count);
        if (holds != _rows.Holds.Count) Find("accounted", "holds", holds, _rows.Holds.Count);
        if (sweeps != _rows.Sweeps) Find("accounted", "sweeps", sweeps, _rows.Sweeps);
        int closings = _replay.Closings.Accounted;
        if (closings != _rows.Closings.Count) Find("accounted", "closings", closings, _rows.Closings.Count);
        int corrections = _replay.Corrections.Accounted;
        if (corrections != _rows.Corrections.Count)
            Find("accounted", "corrections", corrections, _rows.Corrections.Count);
    }

    private List<CommodityTotal> SumCommodities()
    {
        List<CommodityTotal> totals =
        [
            .. _rows.Accounts.GroupBy(a => a.Key.Commodity.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(
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

    private List<TransitPair> PairTransits()
    {
        Dictionary<Id, int> bookOf = _rows.Books.ToDictionary(b => b.Owner, b => b.Id);
        // Both directions between two books share one account on each side: what A sent to B less what B sent to A.
        Dictionary<(int Here, int There, string Commodity), long> net = _rows.Accounts
            .Where(a => a.Key.Kind.Equals(Chart.Transit) && bookOf.ContainsKey(a.Key.Owner))
            .ToDictionary(
                a => (a.Key.Book, bookOf[a.Key.Owner], a.Key.Commodity.Code),
                a => a.Counters.CreditsPosted - a.Counters.DebitsPosted);
        var pairs = new List<TransitPair>();
        foreach (((int here, int there, string commodity), long sent) in net.Where(p => p.Key.Here < p.Key.There ||
            !net.ContainsKey((p.Key.There, p.Key.Here, p.Key.Commodity))))
        {
            long arrived = -net.GetValueOrDefault((there, here, commodity));
            long inFlight = _replay.UnderWay.Where(w => w.Arrival.Commodity.Code == commodity).Sum(
                w => (w.FromBook, w.Arrival.Book) == (here, there) ? w.Amount
                    : (w.FromBook, w.Arrival.Book) == (there, here) ? -w.Amount : 0);
            pairs.Add(new TransitPair(here, there, commodity, sent, arrived, inFlight));
            if (sent - arrived != inFlight) Find("transit", $"{here}>{there} {commodity}", sent - arrived, inFlight);
        }
        return pairs;
    }
}
