using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>An account's four counters.</summary>
internal readonly record struct Counters(
    long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted);

/// <summary>
/// The journal run through again, entry by entry, from nothing but its rows. Knows no rule of the loop's: it only
/// adds, and links hashes.
/// </summary>
internal sealed class AuditReplay(Action<string, string, object, object> find)
{
    private readonly Dictionary<long, Transfer> _pending = [];
    private readonly Dictionary<long, (Phase Phase, long Seq)> _resolutions = [];

    internal Dictionary<long, Counters> Counters { get; } = [];

    internal Dictionary<int, (long Entries, Hash256 Head)> Heads { get; } = [];

    internal Dictionary<Id, int> Versions { get; } = [];

    internal long Entries { get; private set; }

    internal long Transfers { get; private set; }

    internal async Task Run(AuditRows rows, IProgress<long>? progress)
    {
        await foreach ((Applied entry, Hash256 stored) in rows.Entries())
        {
            Link(entry, stored);
            Order(entry);
            foreach (Transfer transfer in entry.Transfers) Add(entry, transfer);
            Transfers += entry.Transfers.Count;
            if (++Entries % 10_000 == 0) progress?.Report(Entries);
        }
        progress?.Report(Entries);
        foreach (long orphan in await rows.OrphanTransfers()) find("transfer", $"{orphan}", "an entry", "none");
    }

    /// <summary>How a hold stands according to the transfers that resolve its legs.</summary>
    internal (HoldStatus Status, long By) HoldOf(HoldRow hold)
    {
        var resolved = Enumerable.Range(0, hold.Legs)
            .Select(i => _resolutions.TryGetValue(hold.First + i, out var r) ? r : (Phase: (Phase)0, Seq: 0L)).ToList();
        if (resolved.All(r => r.Seq == 0)) return (HoldStatus.Open, 0);
        // A posted hold may void single legs, so one posted leg decides; a hold of which nothing was taken is released.
        HoldStatus status = resolved.Any(r => r.Phase == Phase.Post) || hold.Status == HoldStatus.Posted
            ? HoldStatus.Posted
            : resolved[0].Phase == Phase.Expire ? HoldStatus.Expired : HoldStatus.Released;
        return resolved.All(r => r.Seq == resolved[0].Seq) ? (status, resolved[0].Seq) : (HoldStatus.Open, -1);
    }

    private void Link(Applied entry, Hash256 stored)
    {
        (long entries, Hash256 head) = Heads.GetValueOrDefault(entry.Request.Book);
        Hash256 derived = Canonical.Link(head, entry);
        if (derived != stored) find("chain", $"entry {entry.Seq}", derived, stored);
        if (entry.Position != entries + 1) find("position", $"entry {entry.Seq}", entries + 1, entry.Position);
        // Going on from the stored hash names the altered entry alone and not all that follow it.
        Heads[entry.Request.Book] = (entries + 1, stored);
    }

    private void Order(Applied entry)
    {
        if (entry.Request.Subject is not { } subject || entry.Version == 0) return;
        int before = Versions.GetValueOrDefault(subject.Id);
        if (entry.Version != before + 1) find("version", $"entry {entry.Seq}", before + 1, entry.Version);
        Versions[subject.Id] = entry.Version;
    }

    private void Add(Applied entry, Transfer transfer)
    {
        long amount = transfer.Amount;
        switch (transfer.Phase)
        {
            case Phase.Single:
                Change(transfer, 0, amount);
                return;
            case Phase.Pending:
                _pending[transfer.Id] = transfer;
                Change(transfer, amount, 0);
                return;
            default:
                if (!_pending.Remove(transfer.Pending, out Transfer held))
                    find("pending", $"transfer {transfer.Id}", "an open hold", "none");
                else if (held.Debit != transfer.Debit || held.Credit != transfer.Credit || amount > held.Amount)
                    find("pending", $"transfer {transfer.Id}", held, transfer);
                Change(transfer, -held.Amount, transfer.Phase == Phase.Post ? amount : 0);
                _resolutions[transfer.Pending] = (transfer.Phase, entry.Seq);
                return;
        }
    }

    private void Change(Transfer transfer, long pending, long posted)
    {
        Counters debit = Counters.GetValueOrDefault(transfer.Debit);
        Counters[transfer.Debit] = debit with
        {
            DebitsPending = debit.DebitsPending + pending,
            DebitsPosted = debit.DebitsPosted + posted,
        };
        Counters credit = Counters.GetValueOrDefault(transfer.Credit);
        Counters[transfer.Credit] = credit with
        {
            CreditsPending = credit.CreditsPending + pending,
            CreditsPosted = credit.CreditsPosted + posted,
        };
    }
}
