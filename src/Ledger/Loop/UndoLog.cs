namespace Sampan.Ledger.Loop;

/// <summary>
/// How memory stood before an entry, so that one refused entry never disturbs its neighbours in the group.
/// </summary>
internal sealed class UndoLog(Memory memory, BookState book)
{
    private readonly List<Before> _counters = [];
    private readonly List<(HoldState Hold, HoldStatus Status, long ResolvedBy)> _holds = [];
    private readonly List<AccountState> _opened = [];
    private readonly List<HoldState> _made = [];
    private readonly long _accountsBefore = book.Accounts;

    /// <summary>Accounts whose counters were kept, which are those that changed. May name one twice.</summary>
    internal IEnumerable<AccountState> Accounts => _counters.Select(c => c.Account);

    internal IEnumerable<HoldState> Holds => _holds.Select(h => h.Hold);

    internal void Keep(AccountState account) => _counters.Add(new Before(
        account, account.DebitsPending, account.DebitsPosted, account.CreditsPending, account.CreditsPosted));

    internal void Keep(HoldState hold) => _holds.Add((hold, hold.Status, hold.ResolvedBy));

    internal void Made(AccountState account) => _opened.Add(account);

    internal void Made(HoldState hold) => _made.Add(hold);

    internal void Rollback()
    {
        // Backwards, so that an account kept twice ends with its first values.
        for (int i = _counters.Count - 1; i >= 0; i--)
        {
            Before before = _counters[i];
            before.Account.DebitsPending = before.DebitsPending;
            before.Account.DebitsPosted = before.DebitsPosted;
            before.Account.CreditsPending = before.CreditsPending;
            before.Account.CreditsPosted = before.CreditsPosted;
        }
        foreach ((HoldState hold, HoldStatus status, long resolvedBy) in Enumerable.Reverse(_holds))
            (hold.Status, hold.ResolvedBy) = (status, resolvedBy);
        foreach (HoldState hold in _made) _ = memory.Holds.Remove(hold.Id);
        foreach (AccountState account in _opened) memory.Remove(account);
        book.Accounts = _accountsBefore;
    }

    private readonly record struct Before(
        AccountState Account, long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted);
}
