namespace Sampan.VerifyJournal;

/// <summary>
/// What the file says the tables state, against what the entries come to: each once, none missing, none too many.
/// </summary>
internal sealed class Stated(Scope scope, Chains chains, Replay replay, Findings findings)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (Int128 Debits, Int128 Credits)> _sums = new(StringComparer.Ordinal);

    internal void Take(AccountLine line)
    {
        (Int128 debits, Int128 credits) = _sums.GetValueOrDefault(line.Commodity);
        _sums[line.Commodity] = (
            debits + line.DebitsPending + line.DebitsPosted, credits + line.CreditsPending + line.CreditsPosted);
        if (!IsFirst("account", line.Id) || !scope.IsFromStart) return;
        string where = $"account {line.Id}";
        if (!replay.Accounts.All.TryGetValue(line.Id, out Account? account))
        {
            findings.Add("account", where, "an entry that opened it", "none");
            return;
        }
        findings.Compare(
            "account", where, (account.Name, account.Limits, account.OpenedBy),
            (new AccountName(line.Book, line.Kind, line.Owner, line.Commodity), line.Limits, line.OpenedBy));
        findings.Compare(
            "counters", where, account.Counters,
            $"{line.DebitsPending} {line.DebitsPosted} {line.CreditsPending} {line.CreditsPosted}");
        findings.Compare("closing", where, account.IsClosed, line.Closed);
    }

    internal void Take(HoldLine line)
    {
        if (!IsFirst("hold", line.Id) || !scope.IsFromStart) return;
        string where = $"hold {line.Id}";
        if (!replay.Holds.All.TryGetValue(line.Id, out Hold? hold))
        {
            findings.Add("hold", where, "an entry that made it", "none");
            return;
        }
        findings.Compare("hold", where, hold.Made, new MadeHold(line.Id, line.Deadline, line.First, line.Legs));
        findings.Compare(
            "hold", where, (hold.State, hold.ResolvedBy, hold.Subject), (line.State, line.ResolvedBy, line.Subject));
    }

    internal void Take(SubjectLine line)
    {
        if (!IsFirst("subject", line.Id) || !scope.IsFromStart) return;
        if (replay.Subjects.TryGetValue(line.Id, out SubjectLine? subject))
            findings.Compare("subject", $"subject {line.Id}", subject, line);
        else findings.Add("subject", $"subject {line.Id}", "an entry about it", "none");
    }

    internal void Take(HeadLine line)
    {
        string where = $"book {line.Book}";
        if (!IsFirst("head", line.Book)) return;
        if (!chains.Books.TryGetValue(line.Book, out BookChain? book))
        {
            findings.Add("book", where, "a line of the book", "none");
            return;
        }
        findings.Compare("entries", where, book.Entries, line.Entries);
        findings.Compare("head", where, book.Head, line.Head);
        if (scope.IsFromStart) findings.Compare("accounts", where, book.Accounts, line.Accounts);
    }

    internal void Take(PartitionLine line)
    {
        if (!IsFirst("partition", line.Id) || scope.Book is not null) return;
        // Before its first entry a partition stands at its own number times 2^40.
        (long, long)? end = chains.End(line.Id) ?? (scope.From is null ? (line.Id << 40, 0) : null);
        if (end is { } last) findings.Compare("partition", $"partition {line.Id}", last, (line.Seq, line.RecordedAt));
    }

    /// <summary>Everything derived must have been stated, and every commodity's debits equal its credits.</summary>
    internal void Finish()
    {
        foreach (int book in chains.Books.Keys) Missing("head", book);
        if (!scope.IsFromStart) return;
        foreach (long account in replay.Accounts.All.Keys) Missing("account", account);
        foreach ((string commodity, (Int128 debits, Int128 credits)) in _sums)
            findings.Compare("sum", commodity, debits, credits);
        // A segment says nothing of how they stood at its end.
        if (scope.Through is not null) return;
        foreach (string hold in replay.Holds.All.Keys) Missing("hold", hold);
        foreach (string subject in replay.Subjects.Keys) Missing("subject", subject);
    }

    private bool IsFirst(string kind, object name)
    {
        if (_seen.Add($"{kind} {name}")) return true;
        findings.Add(kind, $"{kind} {name}", "stated once", "stated again");
        return false;
    }

    private void Missing(string kind, object name)
    {
        if (!_seen.Contains($"{kind} {name}")) findings.Add(kind, $"{kind} {name}", "stated", "not stated");
    }
}
