using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>Accounts that are closed and reopened. Nothing may be in a closed account or on its way to it.</summary>
internal sealed partial class Posting
{
    private Refusal? Close(AccountKey key)
    {
        if (!_memory.Accounts.TryGetValue(key, out AccountState? account)) return Unknown(key);
        if (account.IsClosed) return Closed(key);
        long balance = account.CreditsPosted - account.DebitsPosted;
        if (balance != 0)
            return LedgerRefusals.AccountNotEmpty.With(("kind", key.Kind.Name), ("balance", $"{balance}"));
        long arriving = 0;
        foreach (OutboxRow sweep in _memory.UnderWay.Values)
            if (sweep.Arrival == key) arriving += sweep.Amount;
        if (account.DebitsPending > 0 || account.CreditsPending > 0 || arriving > 0)
            return LedgerRefusals.AccountPending.With(
                ("kind", key.Kind.Name), ("debits", $"{account.DebitsPending}"),
                ("credits", $"{account.CreditsPending}"), ("arriving", $"{arriving}"));

        // From here it succeeds.
        Turn(account, closed: true);
        return null;
    }

    private Refusal? Reopen(AccountKey key)
    {
        if (!_memory.Accounts.TryGetValue(key, out AccountState? account)) return Unknown(key);
        if (!account.IsClosed) return LedgerRefusals.AccountOpen.With(("kind", key.Kind.Name));

        // From here it succeeds.
        Turn(account, closed: false);
        return null;
    }

    private void Turn(AccountState account, bool closed)
    {
        _undo.Keep(account);
        account.IsClosed = closed;
        _entry.Closings ??= [];
        _entry.Closings.Add(new Closing(account.Id, closed));
    }

    private static Refusal Unknown(AccountKey key) => LedgerRefusals.AccountUnknown.With(("kind", key.Kind.Name));

    private static Refusal Closed(AccountKey key) => LedgerRefusals.AccountClosed.With(("kind", key.Kind.Name));
}
