namespace Sampan.VerifyJournal;

internal sealed class Leg(Transfer transfer)
{
    internal Transfer Made => transfer;
    internal Hold? Hold { get; set; }
    internal long ResolvedBy { get; set; }
    internal Phase Resolution { get; set; }
}

internal sealed class Hold(MadeHold made, string subject, IReadOnlyList<Leg> legs)
{
    internal MadeHold Made => made;
    internal string Subject => subject;
    internal IReadOnlyList<Leg> Legs => legs;
    internal string State { get; set; } = "open";
    internal long ResolvedBy { get; set; }
}

/// <summary>Holds: made of pending transfers, resolved once and whole.</summary>
internal sealed class Holds(Findings findings)
{
    private readonly Dictionary<long, Leg> _legs = [];

    internal SortedDictionary<string, Hold> All { get; } = new(StringComparer.Ordinal);

    internal void Reserve(Transfer transfer) => _legs[transfer.Id] = new Leg(transfer);

    /// <summary>The leg that a transfer resolves; null when there is none that it could.</summary>
    internal Leg? Resolve(EntryLine entry, Transfer transfer)
    {
        string where = $"transfer {transfer.Id}";
        if (!_legs.TryGetValue(transfer.Resolves, out Leg? leg))
        {
            findings.Add("pending", where, "a pending transfer", transfer.Resolves);
            return null;
        }
        if (leg.ResolvedBy != 0)
        {
            findings.Add("pending", where, $"transfer {transfer.Resolves} resolved once", "resolved again");
            return null;
        }
        Transfer made = leg.Made;
        findings.Compare("pending", where, (made.Debit, made.Credit), (transfer.Debit, transfer.Credit));
        if (transfer.Phase == Phase.Post ? transfer.Amount > made.Amount : transfer.Amount != made.Amount)
            findings.Add("pending", where, made.Amount, transfer.Amount);
        (leg.ResolvedBy, leg.Resolution) = (entry.Seq, transfer.Phase);
        return leg;
    }

    /// <summary>After an entry's transfers: what it made and what it resolved.</summary>
    internal void Settle(EntryLine entry)
    {
        foreach (MadeHold made in entry.Holds) Make(entry, made);
        foreach (Transfer transfer in entry.Transfers)
        {
            if (transfer.Phase == Phase.Pending && _legs.GetValueOrDefault(transfer.Id)?.Hold is null)
                findings.Add("hold", $"transfer {transfer.Id}", "part of a hold", "of none");
        }
        foreach (Hold hold in entry.Transfers.Where(t => t.Resolves != 0)
            .Select(t => _legs.GetValueOrDefault(t.Resolves)?.Hold).OfType<Hold>().Distinct())
            Close(entry, hold);
    }

    private void Make(EntryLine entry, MadeHold made)
    {
        string where = $"hold {made.Id}";
        var legs = new List<Leg>();
        for (int i = 0; i < made.Legs; i++)
        {
            if (made.First + i >> 8 != entry.Seq || !_legs.TryGetValue(made.First + i, out Leg? leg)
                || leg.Hold is not null)
            {
                findings.Add("hold", where, "pending transfers of its entry", made.First + i);
                return;
            }
            legs.Add(leg);
        }
        if (legs.Count == 0) findings.Add("hold", where, "one leg or more", made.Legs);
        if (made.Deadline <= entry.RecordedAt)
            findings.Add("deadline", where, $"after {entry.RecordedAt}", made.Deadline);
        var hold = new Hold(made, entry.Subject, legs);
        if (!All.TryAdd(made.Id, hold)) findings.Add("hold", where, "a name of its own", "made again");
        foreach (Leg leg in legs) leg.Hold = hold;
    }

    private void Close(EntryLine entry, Hold hold)
    {
        string where = $"hold {hold.Made.Id}";
        bool isWhole = hold.Legs.All(leg => leg.ResolvedBy == entry.Seq);
        bool expires = hold.Legs.Any(leg => leg.Resolution == Phase.Expire);
        bool posts = hold.Legs.Any(leg => leg.Resolution == Phase.Post);
        if (!isWhole || (expires && hold.Legs.Any(leg => leg.Resolution != Phase.Expire)))
            findings.Add("hold", where, "resolved whole and one way", $"otherwise by entry {entry.Seq}");
        bool isOver = hold.Made.Deadline <= entry.RecordedAt;
        if ((expires && !isOver) || (posts && isOver))
            findings.Add(
                "deadline", where, expires ? "expired after its deadline" : "posted before its deadline",
                $"{entry.RecordedAt}, deadline {hold.Made.Deadline}");
        // Of a posted hold, legs of which nothing was taken are voided.
        hold.State = expires ? "expired" : posts ? "posted" : "released";
        hold.ResolvedBy = entry.Seq;
    }
}
