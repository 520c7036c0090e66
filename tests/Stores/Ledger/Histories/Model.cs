using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// What the ledger is meant to do, said again in the simplest way: dictionaries that are copied before each entry and
/// put back when it is refused. Written from docs/ledger.md and the public types, not from the ledger's code.
/// </summary>
internal sealed class Model
{
    private sealed record Held(List<Move> Legs, Instant Deadline, int Book, string State);

    private readonly record struct Four(long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted);

    private readonly Dictionary<Id, string> _answers = [];
    private Dictionary<AccountKey, Four> _accounts = [];
    private Dictionary<Id, Held> _holds = [];
    private Dictionary<Id, int> _versions = [];
    private HashSet<AccountKey> _closed = [];
    private HashSet<long> _corrected = [];
    private readonly Dictionary<Id, Made> _made = [];
    private readonly Dictionary<long, Made> _recorded = [];
    private Made _making = new(0, []);

    /// <summary>What one entry moved, while it did nothing else.</summary>
    private sealed record Made(int Book, List<Move> Moves)
    {
        internal bool HasOthers { get; set; }
    }

    internal IEnumerable<(AccountKey Key, (long, long, long, long) Counters, bool IsClosed)> Accounts =>
        _accounts.Select(a => (
            a.Key,
            (a.Value.DebitsPending, a.Value.DebitsPosted, a.Value.CreditsPending, a.Value.CreditsPosted),
            _closed.Contains(a.Key)));

    internal IEnumerable<AccountKey> ClosedAccounts => _closed;

    /// <summary>The entries whose number is known, their book, and whether there is more in them than moves.</summary>
    internal IEnumerable<(long Seq, int Book, bool HasOthers)> Recorded =>
        _recorded.Select(r => (r.Key, r.Value.Book, r.Value.HasOthers));

    internal IEnumerable<(Id Hold, int Book)> OpenHolds =>
        _holds.Where(h => h.Value.State == "open").Select(h => (h.Key, h.Value.Book));

    internal int VersionOf(Id subject) => _versions.GetValueOrDefault(subject);

    /// <summary>"ok", or the name of the refusal.</summary>
    internal string Post(EntryRequest entry, Instant now)
    {
        if (_answers.TryGetValue(entry.Request.Id, out string? before)) return before;
        var (accounts, holds, versions) = (_accounts.ToDictionary(), _holds.ToDictionary(), _versions.ToDictionary());
        var (closed, corrected) = (_closed.ToHashSet(), _corrected.ToHashSet());
        _making = new Made(entry.Book, []);
        string answer = Subject(entry) ?? Correct(entry) ?? Steps(entry, now) ?? "ok";
        if (answer == "ok") _made[entry.Request.Id] = _making;
        else (_accounts, _holds, _versions, _closed, _corrected) = (accounts, holds, versions, closed, corrected);
        if (answer is not ("subject_moved" or "hold_amounts_differ" or "deadline_passed" or "legs_cross_books"
            or "entry_not_correctable"))
            _answers[entry.Request.Id] = answer;
        return answer;
    }

    /// <summary>An entry that was accepted stands in the journal under this number.</summary>
    internal void Record(EntryRequest entry, long seq) => _recorded[seq] = _made[entry.Request.Id];

    /// <summary>The second entry of a sweep.</summary>
    internal void Arrive(Sweep sweep, Id sender)
    {
        var transit = new AccountKey(sweep.Arrival.Book, Chart.Transit, sender, sweep.Arrival.Commodity);
        Assert.Null(Transfer(new Move(transit, sweep.Arrival, sweep.Amount), pending: false));
    }

    private string? Subject(EntryRequest entry)
    {
        if (entry.Subject is not { } subject) return null;
        if (VersionOf(subject.Id) != subject.DecidedOn) return "subject_moved";
        _versions[subject.Id] = subject.DecidedOn + 1;
        return null;
    }

    private string? Correct(EntryRequest entry)
    {
        if (entry.Corrects is not { } seq) return null;
        if (!_recorded.TryGetValue(seq, out Made? wrong)) return "entry_unknown";
        if (wrong.Book != entry.Book) return "legs_cross_books";
        if (_corrected.Contains(seq)) return "entry_corrected";
        if (wrong.HasOthers || wrong.Moves.Count == 0) return "entry_not_correctable";
        foreach (Move leg in Enumerable.Reverse(wrong.Moves))
            if (Transfer(new Move(leg.Credit, leg.Debit, leg.Amount), pending: false) is { } refusal) return refusal;
        _ = _corrected.Add(seq);
        return null;
    }

    private string? Steps(EntryRequest entry, Instant now)
    {
        foreach (Step step in entry.Steps)
        {
            if (step is not (Move or MoveUpTo)) _making.HasOthers = true;
            string? refusal = step switch
            {
                Move move => Transfer(move, pending: false),
                MoveUpTo move => UpTo(move),
                CloseAccount close => Close(close.Account),
                ReopenAccount reopen => Reopen(reopen.Account),
                Reserve reserve => Hold(reserve, entry.Book, now),
                PostHold post => Post(post, entry.Book, now),
                ReleaseHold release => Return(release.Hold, entry.Book, "released", now),
                ExpireHold expire => Return(expire.Hold, entry.Book, "expired", now),
                Sweep sweep => _closed.Contains(sweep.Arrival)
                    ? "account_closed"
                    : Transfer(Out(sweep, entry.Book), pending: false),
                _ => throw new InvalidOperationException("unknown step"),
            };
            if (refusal is not null) return refusal;
        }
        return null;
    }

    /// <summary>Books of a history are owned by ids of their own number; the house by none.</summary>
    internal Func<int, Id> OwnerOf { get; init; } = _ => Id.None;

    private Move Out(Sweep sweep, int book) => new(
        sweep.Debit, new AccountKey(book, Chart.Transit, OwnerOf(sweep.Arrival.Book), sweep.Debit.Commodity),
        sweep.Amount);

    private string? Hold(Reserve reserve, int book, Instant now)
    {
        if (reserve.Deadline <= now) return "deadline_passed";
        if (_holds.ContainsKey(reserve.Hold)) return "hold_exists";
        foreach (Move leg in reserve.Legs)
            if (Transfer(leg, pending: true) is { } refusal) return refusal;
        _holds[reserve.Hold] = new Held([.. reserve.Legs], reserve.Deadline, book, "open");
        return null;
    }

    private string? Open(Id id, int book)
    {
        if (!_holds.TryGetValue(id, out Held? hold)) return "hold_unknown";
        if (hold.Book != book) return "legs_cross_books";
        return hold.State == "open" ? null : "hold_" + hold.State;
    }

    private string? Post(PostHold post, int book, Instant now)
    {
        if (Open(post.Hold, book) is { } refusal) return refusal;
        Held hold = _holds[post.Hold];
        if (hold.Deadline <= now) return "hold_expired";
        if (post.Amounts is not null && post.Amounts.Count != hold.Legs.Count) return "hold_amounts_differ";
        if (post.Amounts is not null && post.Amounts.Zip(hold.Legs).Any(p => p.First > p.Second.Amount))
            return "hold_amount_too_large";
        for (int i = 0; i < hold.Legs.Count; i++) Settle(hold.Legs[i], post.Amounts?[i] ?? hold.Legs[i].Amount);
        _holds[post.Hold] = hold with { State = "posted" };
        return null;
    }

    private string? Return(Id id, int book, string state, Instant now)
    {
        if (Open(id, book) is { } refusal) return refusal;
        Held hold = _holds[id];
        if (state == "expired" && hold.Deadline > now) return "hold_not_due";
        foreach (Move leg in hold.Legs) Settle(leg, 0);
        _holds[id] = hold with { State = state };
        return null;
    }

    private void Settle(Move leg, long posted)
    {
        Four debit = _accounts[leg.Debit];
        _accounts[leg.Debit] = debit with
        {
            DebitsPending = debit.DebitsPending - leg.Amount,
            DebitsPosted = debit.DebitsPosted + posted,
        };
        Four credit = _accounts[leg.Credit];
        _accounts[leg.Credit] = credit with
        {
            CreditsPending = credit.CreditsPending - leg.Amount,
            CreditsPosted = credit.CreditsPosted + posted,
        };
    }

    private string? UpTo(MoveUpTo move)
    {
        if (_closed.Contains(move.Debit) || _closed.Contains(move.Credit)) return "account_closed";
        long most = move.Most;
        Four debit = _accounts.GetValueOrDefault(move.Debit), credit = _accounts.GetValueOrDefault(move.Credit);
        if (move.Debit.Kind.Limits == AccountLimits.DebitsMustNotExceedCredits)
            most = Math.Min(most, debit.CreditsPosted - debit.DebitsPosted - debit.DebitsPending);
        if (move.Credit.Kind.Limits == AccountLimits.CreditsMustNotExceedDebits)
            most = Math.Min(most, credit.DebitsPosted - credit.CreditsPosted - credit.CreditsPending);
        return most == 0 ? "nothing_to_move" : Transfer(new Move(move.Debit, move.Credit, most), pending: false);
    }

    private string? Close(AccountKey key)
    {
        if (!_accounts.TryGetValue(key, out Four four)) return "account_unknown";
        if (_closed.Contains(key)) return "account_closed";
        if (four.DebitsPosted != four.CreditsPosted) return "account_not_empty";
        if (four.DebitsPending + four.CreditsPending > 0) return "account_pending";
        _ = _closed.Add(key);
        return null;
    }

    private string? Reopen(AccountKey key)
    {
        if (!_accounts.ContainsKey(key)) return "account_unknown";
        return _closed.Remove(key) ? null : "account_open";
    }

    private string? Transfer(Move move, bool pending)
    {
        if (_closed.Contains(move.Debit) || _closed.Contains(move.Credit)) return "account_closed";
        Four debit = _accounts.GetValueOrDefault(move.Debit);
        Four credit = _accounts.GetValueOrDefault(move.Credit);
        if (move.Debit.Kind.Limits == AccountLimits.DebitsMustNotExceedCredits &&
            debit.DebitsPending + debit.DebitsPosted + move.Amount > debit.CreditsPosted)
            return "balance_short";
        if (move.Credit.Kind.Limits == AccountLimits.CreditsMustNotExceedDebits &&
            credit.CreditsPending + credit.CreditsPosted + move.Amount > credit.DebitsPosted)
            return "room_short";
        _accounts[move.Debit] = pending
            ? debit with { DebitsPending = debit.DebitsPending + move.Amount }
            : debit with { DebitsPosted = debit.DebitsPosted + move.Amount };
        credit = _accounts.GetValueOrDefault(move.Credit);
        _accounts[move.Credit] = pending
            ? credit with { CreditsPending = credit.CreditsPending + move.Amount }
            : credit with { CreditsPosted = credit.CreditsPosted + move.Amount };
        _making.Moves.Add(move);
        return null;
    }
}
