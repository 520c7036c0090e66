namespace Sampan.VerifyJournal;

/// <summary>What the entries come to: counters, holds, sweeps, subjects.</summary>
internal sealed class Replay
{
    private readonly Scope _scope;
    private readonly Findings _findings;
    private readonly Corrections _corrections;

    internal Replay(Scope scope, Chains chains, Findings findings)
    {
        (_scope, _findings) = (scope, findings);
        Accounts = new Accounts(chains, findings);
        Holds = new Holds(findings);
        _corrections = new Corrections(findings);
        Sweeps = new Sweeps(scope, chains, Accounts, findings);
    }

    internal Accounts Accounts { get; }

    internal Holds Holds { get; }

    internal Sweeps Sweeps { get; }

    internal SortedDictionary<string, SubjectLine> Subjects { get; } = new(StringComparer.Ordinal);

    internal long Transfers { get; private set; }

    internal void Apply(EntryLine entry)
    {
        Transfers += entry.Transfers.Count;
        if (!_scope.IsFromStart) return;
        Accounts.Open(entry);
        for (int place = 0; place < entry.Transfers.Count; place++) Apply(entry, place);
        Holds.Settle(entry);
        Sweeps.Check(entry);
        Accounts.Close(entry);
        Advance(entry);
        _corrections.Check(entry, entry.Transfers.Any(Sweeps.TouchesTransit));
    }

    private void Apply(EntryLine entry, int place)
    {
        Transfer transfer = entry.Transfers[place];
        string where = $"transfer {transfer.Id}";
        _findings.Compare("transfer", where, (entry.Seq << 8) + place, transfer.Id);
        if (transfer.Amount is < 1 or > Accounts.Cap)
        {
            _findings.Add("amount", where, $"1 to {Accounts.Cap}", transfer.Amount);
            return;
        }
        bool resolves = transfer.Phase >= Phase.Post;
        if (resolves != (transfer.Resolves != 0))
            _findings.Add("transfer", where, transfer.Phase, $"resolves {transfer.Resolves}");
        if (transfer.Phase == Phase.Pending) Holds.Reserve(transfer);
        Leg? leg = resolves ? Holds.Resolve(entry, transfer) : null;
        if (Accounts.Of(entry, transfer) is not ({ } debit, { } credit)) return;
        switch (transfer.Phase)
        {
            case Phase.Single:
                Accounts.Move(where, debit, credit, 0, transfer.Amount);
                break;
            case Phase.Pending:
                Accounts.Move(where, debit, credit, transfer.Amount, 0);
                break;
            default:
                Int128 posted = transfer.Phase == Phase.Post ? transfer.Amount : 0;
                Accounts.Move(where, debit, credit, -(leg?.Made.Amount ?? 0), posted);
                break;
        }
    }

    private void Advance(EntryLine entry)
    {
        string where = $"entry {entry.Seq}";
        if (entry.Subject == Hashes.NoId)
        {
            _findings.Compare("version", where, 0, entry.Version);
            return;
        }
        SubjectLine? before = Subjects.GetValueOrDefault(entry.Subject);
        _findings.Compare("version", where, (before?.Version ?? 0) + 1, entry.Version);
        _findings.Compare("subject", where, before?.Book ?? entry.Book, entry.Book);
        Subjects[entry.Subject] =
            new SubjectLine("subject", entry.Subject, entry.Book, entry.Version, entry.RecordedAt);
    }
}
