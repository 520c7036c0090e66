using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Replays the whole journal in order and compares: every counter with the sum of its transfers, every book's chain
/// with its head and every partition's end with its last entry, every account, hold, sweep and subject with the
/// entries that made them, every correction with what it corrects, every closed account with what that forbids, every
/// commodity's debits with its credits, every transit account with the one it faces, every checkpoint with the chains
/// and every snapshot with the counters as they stood then. Reads in one snapshot, so it may run beside the loop.
/// </summary>
internal sealed class LedgerAudit
{
    private readonly Findings _findings;
    private readonly AuditRows _rows;
    private readonly AuditReplay _replay;

    private LedgerAudit(AuditRows rows, AuditReplay replay, Findings findings) =>
        (_rows, _replay, _findings) = (rows, replay, findings);

    internal static async Task<AuditReport> Run(Database database, IProgress<long>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        return await Run(connection, progress, cancel);
    }

    /// <summary>In a transaction of the caller's.</summary>
    internal static async Task<AuditReport> Run(
        DbConnection connection, IProgress<long>? progress, CancellationToken cancel) =>
        await Unreadable(connection, cancel)
        ?? await Run(connection, ReplayStart.Beginning, new Findings(), progress, cancel);

    /// <summary>From the newest snapshot on; what came before is taken as it was signed for.</summary>
    internal static async Task<Outcome<SnapshotAudit>> RunSinceSnapshot(
        Database database, IProgress<long>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction reading = await connection.Snapshot(cancel);
        if (await SnapshotRows.Last(connection, cancel) is not { } snapshot) return JournalRefusals.SnapshotUnknown;
        if (await Unreadable(connection, cancel) is { } unreadable) return new SnapshotAudit(snapshot, unreadable);
        var findings = new Findings();
        ReplayStart start = await ReplayStart.At(connection, snapshot, findings, cancel);
        return new SnapshotAudit(
            snapshot, await Run(connection, start, findings, progress, cancel));
    }

    /// <summary>What a row means that cannot be read, nothing else can be compared with; null when all can.</summary>
    private static async Task<AuditReport?> Unreadable(DbConnection connection, CancellationToken cancel)
    {
        IReadOnlyList<AuditFinding> found = await UnreadableRows.Find(connection, cancel);
        return found.Count == 0 ? null : new AuditReport(0, 0, 0, 0, [], [], found);
    }

    private static async Task<AuditReport> Run(
        DbConnection connection, ReplayStart start, Findings findings, IProgress<long>? progress,
        CancellationToken cancel)
    {
        AuditRows rows = await AuditRows.Open(connection, start, cancel);
        AuditReplay replay = await Replay(connection, rows, start, findings, progress, cancel);
        var audit = new LedgerAudit(rows, replay, findings);
        foreach (Difference difference in StatedRows.Compare(rows, replay, CardRows.None))
            findings.Add(difference.Finding);
        List<CommodityTotal> totals = audit.SumCommodities();
        List<TransitPair> transits = audit.PairTransits();
        foreach (string missing in await SchemaGuard.MissingTriggers(connection, cancel))
            findings.Add("trigger", missing, "present", "missing");
        return new AuditReport(
            replay.Chains.Entries, replay.Transfers, rows.Accounts.Count, replay.Chains.Books.Count(), totals, transits,
            findings.All);
    }

    /// <summary>Everything the entries themselves tell, and what is wrong among them.</summary>
    internal static async Task<AuditReplay> Replay(
        DbConnection connection, AuditRows rows, ReplayStart start, Findings findings, IProgress<long>? progress,
        CancellationToken cancel)
    {
        var chains = new ChainWalk(findings, start);
        var replay = new AuditReplay(rows, start, chains, findings);
        var part = new JournalPart(From: start.Seq == 0 ? null : start.Seq + 1);
        await using JournalRows journal = await JournalRows.Open(connection, part, cancel);
        await using CheckpointWalk checkpoints =
            await CheckpointWalk.Open(connection, chains, start, findings, kept: null, cancel);
        await using SnapshotWalk snapshots = await SnapshotWalk.Open(connection, start, findings, cancel);
        await replay.Run(journal, checkpoints, snapshots, progress);
        return replay;
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
            _findings.Add("sum", total.Commodity, total.Debits, total.Credits);
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
            // On its way back it has left there: less has arrived there than was sent from here, as on its way out.
            long inFlight = _replay.UnderWay
                .Where(w => w.Arrival.Commodity.Code == commodity
                    && ((w.FromBook, w.Arrival.Book) == (here, there) || (w.FromBook, w.Arrival.Book) == (there, here)))
                .Sum(w => w.Amount);
            pairs.Add(new TransitPair(here, there, commodity, sent, arrived, inFlight));
            if (sent - arrived != inFlight)
                _findings.Add("transit", $"{here}>{there} {commodity}", sent - arrived, inFlight);
        }
        return pairs;
    }
}
