namespace Sampan.Ledger.Loop;

/// <summary>
/// How memory stood before an entry, so that one refused entry never disturbs its neighbours in the group. One log
/// serves all entries, one after the other.
/// </summary>
internal sealed class UndoLog(Memory memory)
{
    private readonly record struct Before(
        AccountState Account, long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted,
        bool IsClosed);

    private readonly List<Before> _counters = [];
    private readonly List<(HoldState Hold, HoldStatus Status, long ResolvedBy)> _holds = [];
    private readonly List<AccountState> _opened = [];
    private readonly List<HoldState> _made = [];
    private BookState? _book;
    private long _accountsBefore;
    private long _seq;

    internal void Begin(BookState book, long seq)
    {
        (_book, _accountsBefore, _seq) = (book, book.Accounts, seq);
        _counters.Clear();
        _holds.Clear();
        _opened.Clear();
        _made.Clear();
    }

    internal void Keep(AccountState account)
    {
        if (account.KeptBy == _seq) return;
        account.KeptBy = _seq;
        _counters.Add(new Before(
            account, account.DebitsPending, account.DebitsPosted, account.CreditsPending, account.CreditsPosted,
            account.IsClosed));
    }

    internal void Keep(HoldState hold) => _holds.Add((hold, hold.Status, hold.ResolvedBy));

    internal void Made(AccountState account) => _opened.Add(account);

    internal void Made(HoldState hold) => _made.Add(hold);

    /// <summary>The entry stands: what it changed must be written.</summary>
    internal void HandOver(Batch batch)
    {
        foreach (Before changed in _counters)
        {
            changed.Account.LastUsed = _seq;
            _ = batch.Accounts.Add(changed.Account);
        }
        foreach ((HoldState hold, _, _) in _holds) _ = batch.Holds.Add(hold);
        foreach (HoldState hold in _made) _ = batch.Holds.Add(hold);
    }

    internal void Rollback()
    {
        foreach (Before before in _counters)
        {
            before.Account.DebitsPending = before.DebitsPending;
            before.Account.DebitsPosted = before.DebitsPosted;
            before.Account.CreditsPending = before.CreditsPending;
            before.Account.CreditsPosted = before.CreditsPosted;
            before.Account.IsClosed = before.IsClosed;
            // The next entry may get the same number and must keep the account again.
            before.Account.KeptBy = 0;
        }
        for (int i = _holds.Count - 1; i >= 0; i--)
            (_holds[i].Hold.Status, _holds[i].Hold.ResolvedBy) = (_holds[i].Status, _holds[i].ResolvedBy);
        foreach (HoldState hold in _made) _ = memory.Holds.Remove(hold.Id);
        foreach (AccountState account in _opened) memory.Remove(account);
        _book!.Accounts = _accountsBefore;
    }
}
