using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>A subject as its entries leave it.</summary>
internal readonly record struct SubjectStand(int Book, int Version, Instant ChangedAt);

/// <summary>
/// The journal run through again, entry by entry, from nothing but its rows. Knows no rule of the loop's: it only
/// adds, and links hashes.
/// </summary>
internal sealed class AuditReplay(AuditRows rows, ReplayStart start, ChainWalk chains, Findings findings)
{
    private readonly Dictionary<long, Transfer> _pending = start.Pending.ToDictionary(t => t.Id);
    private readonly Dictionary<long, (Phase Phase, long Seq)> _resolutions = [];
    private readonly Dictionary<long, OutboxRow> _underWay = start.UnderWay.ToDictionary(s => s.Transfer);
    private readonly Dictionary<long, Id> _holders = new(start.Holders);
    private readonly Dictionary<long, AccountRow> _accounts = rows.Accounts.ToDictionary(a => a.Id);

    internal ClosingReplay Closings { get; } = new(rows, start, findings);

    internal CorrectionReplay Corrections { get; } = new(rows, start, findings);

    internal Dictionary<long, Counters> Counters { get; } =
        start.Accounts.ToDictionary(stand => stand.Key, stand => stand.Value.Counters);

    internal ChainWalk Chains => chains;

    internal Dictionary<Id, SubjectStand> Subjects { get; } = [];

    /// <summary>Sweeps whose second entry the journal does not hold.</summary>
    internal IReadOnlyCollection<OutboxRow> UnderWay => _underWay.Values;

    internal long Transfers { get; private set; }

    /// <summary>How many accounts, holds and sweeps have an entry behind them; what has none was slipped in.</summary>
    internal (int Accounts, int Holds, int Sweeps) Accounted { get; private set; } = (start.Accounts.Count, 0, 0);

    internal async Task Run(
        JournalRows journal, CheckpointWalk checkpoints, SnapshotWalk snapshots, IProgress<long>? progress)
    {
        await foreach ((Applied entry, Hash256 stored) in journal.Entries())
        {
            await checkpoints.Reach(entry.Seq);
            await snapshots.Reach(entry.Seq, Counters, Closings.IsClosed);
            chains.Follow(entry, stored);
            Account(entry);
            Advance(entry);
            Closings.Before(entry);
            for (int i = 0; i < entry.Transfers.Count; i++) Add(entry, i);
            Arrive(entry);
            Corrections.Check(entry);
            Closings.After(entry, Counters, _underWay.Values);
            Transfers += entry.Transfers.Count;
            if (chains.Entries % 10_000 == 0) progress?.Report(chains.Entries);
        }
        await checkpoints.Finish();
        await snapshots.Finish(Counters, Closings.IsClosed);
        progress?.Report(chains.Entries);
        foreach (long stray in journal.StrayTransfers) findings.Add("transfer", $"{stray}", "an entry", "none");
    }

    /// <summary>How a hold stands according to nothing but the transfers that resolve its legs.</summary>
    internal (HoldStatus Status, long By) HoldOf(HoldRow hold)
    {
        var phases = new HashSet<Phase>();
        var seqs = new HashSet<long>();
        for (int i = 0; i < hold.Legs; i++)
        {
            (Phase phase, long seq) = _resolutions.GetValueOrDefault(hold.First + i);
            _ = phases.Add(phase);
            _ = seqs.Add(seq);
        }
        // Legs resolved by different entries, or only some of them, are no state a hold may be in.
        if (seqs.Count != 1) return (HoldStatus.Open, -1);
        long by = seqs.First();
        if (by == 0) return (HoldStatus.Open, 0);
        bool expired = phases.Contains(Phase.Expire);
        if (expired) return phases.Count == 1 ? (HoldStatus.Expired, by) : (HoldStatus.Open, -1);
        // A posted hold voids the legs of which nothing was taken.
        return (phases.Contains(Phase.Post) ? HoldStatus.Posted : HoldStatus.Released, by);
    }

    /// <summary>The subject of the entry that made a hold.</summary>
    internal Id HolderOf(HoldRow hold) => _holders.GetValueOrDefault(hold.First >> 8);

    private void Account(Applied entry)
    {
        if (entry.HoldsMade.Count > 0) _holders[entry.Seq] = entry.Request.Subject?.Id ?? Id.None;
        foreach (OutboxRow sweep in entry.Outbox) _underWay[sweep.Transfer] = sweep;
        Closings.Gather(entry);
        (int accounts, int holds, int sweeps) = Accounted;
        Accounted = (accounts + entry.Opened.Count, holds + entry.HoldsMade.Count, sweeps + entry.Outbox.Count);
    }

    private void Advance(Applied entry)
    {
        if (entry.Request.Subject is not { } subject) return;
        // What a subject's version was before a snapshot, no row tells.
        int before = Subjects.TryGetValue(subject.Id, out SubjectStand stand) ? stand.Version
            : start.Seq == 0 ? 0 : entry.Version - 1;
        if (entry.Version != before + 1) findings.Add("version", $"entry {entry.Seq}", before + 1, entry.Version);
        Subjects[subject.Id] = new SubjectStand(entry.Request.Book, entry.Version, entry.RecordedAt);
    }

    private void Add(Applied entry, int place)
    {
        Transfer transfer = entry.Transfers[place];
        if (transfer.Id != (entry.Seq << 8 | (long)place))
            findings.Add("transfer", $"{transfer.Id}", entry.Seq << 8 | (long)place, transfer.Id);
        CheckAccounts(entry, transfer);
        switch (transfer.Phase)
        {
            case Phase.Single:
                Count(transfer, held: 0);
                return;
            case Phase.Pending:
                _pending[transfer.Id] = transfer;
                Count(transfer, held: 0);
                return;
            default:
                Resolve(entry, transfer);
                return;
        }
    }

    private void CheckAccounts(Applied entry, Transfer transfer)
    {
        AccountRow? debit = _accounts.GetValueOrDefault(transfer.Debit);
        AccountRow? credit = _accounts.GetValueOrDefault(transfer.Credit);
        // A missing account is reported once for the account, not for each of its transfers.
        if (debit is null || credit is null) return;
        if (debit.Key.Book != entry.Request.Book || credit.Key.Book != entry.Request.Book)
            findings.Add("book", $"transfer {transfer.Id}", entry.Request.Book, $"{debit.Key} and {credit.Key}");
        if (debit.Key.Commodity != credit.Key.Commodity)
            findings.Add("commodity", $"transfer {transfer.Id}", debit.Key.Commodity, credit.Key.Commodity);
    }

    private void Resolve(Applied entry, Transfer transfer)
    {
        if (!_pending.Remove(transfer.Pending, out Transfer held))
            findings.Add("pending", $"transfer {transfer.Id}", "an open hold", "none");
        else if (held.Debit != transfer.Debit || held.Credit != transfer.Credit || transfer.Amount > held.Amount)
            findings.Add("pending", $"transfer {transfer.Id}", held, transfer);
        Count(transfer, held.Amount);
        _resolutions[transfer.Pending] = (transfer.Phase, entry.Seq);
    }

    /// <summary>The second entry of a sweep must move what the first sent, to where it was sent.</summary>
    private void Arrive(Applied entry)
    {
        if (entry.Request.Fulfils is not { } sent) return;
        if (!_underWay.Remove(sent, out OutboxRow? sweep))
        {
            findings.Add("sweep", $"entry {entry.Seq}", "a sweep under way", sent);
            return;
        }
        Transfer second = entry.Transfers.Count == 1 ? entry.Transfers[0] : default;
        if (second.Amount != sweep.Amount || _accounts.GetValueOrDefault(second.Credit)?.Key != sweep.Arrival)
            findings.Add("sweep", $"entry {entry.Seq}", $"{sweep.Amount} to {sweep.Arrival}", second);
    }

    private void Count(Transfer transfer, long held)
    {
        Change change = Change.Of(transfer.Phase, transfer.Amount, held);
        Counters[transfer.Debit] = Counters.GetValueOrDefault(transfer.Debit).Debited(change);
        Counters[transfer.Credit] = Counters.GetValueOrDefault(transfer.Credit).Credited(change);
    }
}
