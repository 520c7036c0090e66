using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Which accounts are closed, from nothing but the entries that closed and reopened them, and what that forbids. The
/// rows do not say whether an entry moved before or after it closed: so an account counts as open to an entry that
/// found it open or reopened it, and must be empty after an entry that left it closed.
/// </summary>
internal sealed class ClosingReplay(AuditRows rows, ReplayStart start, Findings findings)
{
    private readonly HashSet<long> _closed =
        [.. start.Accounts.Values.Where(stand => stand.IsClosed).Select(stand => stand.Account)];
    private readonly Dictionary<long, AccountRow> _accounts = rows.Accounts.ToDictionary(a => a.Id);
    private readonly ILookup<long, (long Id, Closing Row)> _closings = rows.Closings.ToLookup(c => c.Id >> 8);

    /// <summary>How many closings and reopenings have an entry behind them.</summary>
    internal int Accounted { get; private set; }

    internal void Gather(Applied entry)
    {
        long place = entry.Seq << 8;
        foreach ((long id, _) in _closings[entry.Seq])
        {
            if (id != place) findings.Add("closing", $"{id}", place, id);
            place++;
            Accounted++;
        }
    }

    internal void Before(Applied entry)
    {
        if (_closed.Count == 0) return;
        foreach (Transfer transfer in entry.Transfers)
        {
            foreach (long account in (ReadOnlySpan<long>)[transfer.Debit, transfer.Credit])
                if (IsShutTo(entry, account)) findings.Add("closed", $"transfer {transfer.Id}", "open", Name(account));
        }
    }

    internal void After(Applied entry, Dictionary<long, Counters> counters, IEnumerable<OutboxRow> underWay)
    {
        foreach (Closing closing in entry.Closings ?? [])
        {
            if (AccountState.BookOf(closing.Account) != entry.Request.Book)
                findings.Add("book", $"entry {entry.Seq}", entry.Request.Book, Name(closing.Account));
            bool turned = closing.IsClosed ? _closed.Add(closing.Account) : _closed.Remove(closing.Account);
            string expected = closing.IsClosed ? "open" : "closed";
            if (!turned) findings.Add("closing", $"entry {entry.Seq}", expected, Name(closing.Account));
        }
        foreach (Closing closing in entry.Closings ?? [])
        {
            if (!_closed.Contains(closing.Account)) continue;
            Counters left = counters.GetValueOrDefault(closing.Account);
            bool isEmpty = left.DebitsPosted == left.CreditsPosted && left is { DebitsPending: 0, CreditsPending: 0 };
            if (!isEmpty) findings.Add("closing", $"entry {entry.Seq}", "an empty account", left);
            foreach (OutboxRow sweep in underWay)
                if (sweep.Arrival == _accounts.GetValueOrDefault(closing.Account)?.Key)
                    findings.Add("closing", $"entry {entry.Seq}", "nothing on its way", sweep);
        }
    }

    internal bool IsClosed(long account) => _closed.Contains(account);

    private bool IsShutTo(Applied entry, long account) =>
        _closed.Contains(account) && entry.Closings?.Contains(new Closing(account, IsClosed: false)) != true;

    private string Name(long account) => $"{_accounts.GetValueOrDefault(account)?.Key.ToString() ?? $"{account}"}";
}
