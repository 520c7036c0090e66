namespace Sampan.Tests.Tools.Model;

/// <summary>What entries do. Each answers null, or why not; what it has changed by then is put back.</summary>
public sealed partial class Model
{
    private string? Correct(Entry entry)
    {
        if (entry.Corrects is not { } request) return null;
        if (!_recorded.TryGetValue(request, out Recorded? wrong)) return "entry_unknown";
        if (wrong.Book != entry.Book) return "legs_cross_books";
        if (_corrected.Contains(request)) return "entry_corrected";
        if (wrong.HasOthers || wrong.Moves.Count == 0) return "entry_not_correctable";
        foreach (Move move in Enumerable.Reverse(wrong.Moves))
            if (Transfer(new Move(move.Credit, move.Debit, move.Amount)) is { } refusal) return refusal;
        _ = _corrected.Add(request);
        return null;
    }

    private string? Take(Entry entry)
    {
        foreach (Step step in entry.Steps)
        {
            if (step is not (Move or MoveUpTo)) _making.HasOthers = true;
            string? refusal = step switch
            {
                Move move => Transfer(move),
                MoveUpTo move => UpTo(move),
                Hold hold => Set(hold),
                PostHold post => Post(post),
                ReleaseHold release => GiveBack(release.Name, "released"),
                ExpireHold expire => GiveBack(expire.Name, "expired"),
                Sweep sweep => Send(sweep),
                Close close => Shut(close.Account),
                Reopen reopen => Open(reopen.Account),
                _ => throw new InvalidOperationException($"No rule for {step}."),
            };
            if (refusal is not null) return refusal;
        }
        return null;
    }

    private string? Transfer(Move move, bool pending = false)
    {
        if (_closed.Contains(move.Debit) || _closed.Contains(move.Credit)) return "account_closed";
        Counters debit = _accounts.GetValueOrDefault(move.Debit), credit = _accounts.GetValueOrDefault(move.Credit);
        long debits = debit.DebitsPending + debit.DebitsPosted + move.Amount;
        long credits = credit.CreditsPending + credit.CreditsPosted + move.Amount;
        if (move.Debit.Kind.DebitsWithinCredits && debits > debit.CreditsPosted) return "balance_short";
        if (move.Credit.Kind.CreditsWithinDebits && credits > credit.DebitsPosted) return "room_short";
        if (debits > Shape.Cap || credits > Shape.Cap) return "counter_over_cap";
        _accounts[move.Debit] = pending
            ? debit with { DebitsPending = debit.DebitsPending + move.Amount }
            : debit with { DebitsPosted = debit.DebitsPosted + move.Amount };
        _accounts[move.Credit] = pending
            ? credit with { CreditsPending = credit.CreditsPending + move.Amount }
            : credit with { CreditsPosted = credit.CreditsPosted + move.Amount };
        _making.Moves.Add(move);
        return null;
    }

    private string? UpTo(MoveUpTo move)
    {
        if (_closed.Contains(move.Debit) || _closed.Contains(move.Credit)) return "account_closed";
        long most = move.Most;
        Counters debit = _accounts.GetValueOrDefault(move.Debit), credit = _accounts.GetValueOrDefault(move.Credit);
        if (move.Debit.Kind.DebitsWithinCredits)
            most = Math.Min(most, debit.CreditsPosted - debit.DebitsPosted - debit.DebitsPending);
        if (move.Credit.Kind.CreditsWithinDebits)
            most = Math.Min(most, credit.DebitsPosted - credit.CreditsPosted - credit.CreditsPending);
        return most == 0 ? "nothing_to_move" : Transfer(new Move(move.Debit, move.Credit, most));
    }

    private string? Set(Hold hold)
    {
        if (hold.Deadline <= Now) return "deadline_passed";
        if (_holds.ContainsKey(hold.Name)) return "hold_exists";
        foreach (Move leg in hold.Legs)
            if (Transfer(leg, pending: true) is { } refusal) return refusal;
        _holds[hold.Name] = new Held(_making.Book, hold.Deadline, hold.Legs, "open");
        return null;
    }

    private string? Unresolved(int name)
    {
        if (!_holds.TryGetValue(name, out Held? hold)) return "hold_unknown";
        if (hold.Book != _making.Book) return "legs_cross_books";
        return hold.State == "open" ? null : "hold_" + hold.State;
    }

    private string? Post(PostHold post)
    {
        if (Unresolved(post.Name) is { } refusal) return refusal;
        Held hold = _holds[post.Name];
        if (hold.Deadline <= Now) return "hold_expired";
        IReadOnlyList<long> amounts = post.Amounts ?? [.. hold.Legs.Select(leg => leg.Amount)];
        if (amounts.Count != hold.Legs.Count) return "hold_amounts_differ";
        if (amounts.Zip(hold.Legs).Any(pair => pair.First > pair.Second.Amount)) return "hold_amount_too_large";
        foreach ((long amount, Move leg) in amounts.Zip(hold.Legs)) Settle(leg, amount);
        _holds[post.Name] = hold with { State = "posted" };
        return null;
    }

    private string? GiveBack(int name, string state)
    {
        if (Unresolved(name) is { } refusal) return refusal;
        Held hold = _holds[name];
        if (state == "expired" && hold.Deadline > Now) return "hold_not_due";
        foreach (Move leg in hold.Legs) Settle(leg, 0);
        _holds[name] = hold with { State = state };
        return null;
    }

    private void Settle(Move leg, long posted)
    {
        Counters debit = _accounts[leg.Debit];
        _accounts[leg.Debit] = debit with
        {
            DebitsPending = debit.DebitsPending - leg.Amount,
            DebitsPosted = debit.DebitsPosted + posted,
        };
        Counters credit = _accounts[leg.Credit];
        _accounts[leg.Credit] = credit with
        {
            CreditsPending = credit.CreditsPending - leg.Amount,
            CreditsPosted = credit.CreditsPosted + posted,
        };
    }

    private string? Send(Sweep sweep)
    {
        if (!Knows(sweep.Arrival.Book)) return "book_unknown";
        if (_closed.Contains(sweep.Arrival)) return "account_closed";
        var transit = new Account(_making.Book, Kind.Transit, sweep.Arrival.Book, sweep.Debit.Commodity);
        return Transfer(new Move(sweep.Debit, transit, sweep.Amount));
    }

    private void Arrive(Sweep sweep)
    {
        var transit = new Account(sweep.Arrival.Book, Kind.Transit, sweep.Debit.Book, sweep.Debit.Commodity);
        if (Transfer(new Move(transit, sweep.Arrival, sweep.Amount)) is { } refusal)
            throw new InvalidOperationException($"{sweep} cannot arrive: {refusal}");
    }

    private string? Shut(Account account)
    {
        if (!_accounts.TryGetValue(account, out Counters four)) return "account_unknown";
        if (_closed.Contains(account)) return "account_closed";
        if (four.DebitsPosted != four.CreditsPosted) return "account_not_empty";
        if (four.DebitsPending > 0 || four.CreditsPending > 0) return "account_pending";
        _ = _closed.Add(account);
        return null;
    }

    private string? Open(Account account)
    {
        if (!_accounts.ContainsKey(account)) return "account_unknown";
        return _closed.Remove(account) ? null : "account_open";
    }
}
