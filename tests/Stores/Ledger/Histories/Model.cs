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

    internal IEnumerable<(AccountKey Key, (long, long, long, long) Counters)> Accounts => _accounts.Select(
        a => (a.Key, (a.Value.DebitsPending, a.Value.DebitsPosted, a.Value.CreditsPending, a.Value.CreditsPosted)));

    internal IEnumerable<Id> OpenHolds => _holds.Where(h => h.Value.State == "open").Select(h => h.Key);

    internal int VersionOf(Id subject) => _versions.GetValueOrDefault(subject);

    /// <summary>"ok", or the name of the refusal.</summary>
    internal string Post(EntryRequest entry, Instant now)
    {
        if (_answers.TryGetValue(entry.Request.Id, out string? before)) return before;
        var (accounts, holds, versions) = (_accounts.ToDictionary(), _holds.ToDictionary(), _versions.ToDictionary());
        string answer = Subject(entry) ?? Steps(entry, now) ?? "ok";
        if (answer != "ok") (_accounts, _holds, _versions) = (accounts, holds, versions);
        if (answer is not ("subject_moved" or "hold_amounts_differ" or "deadline_passed" or "legs_cross_books"))
            _answers[entry.Request.Id] = answer;
        return answer;
    }

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

    private string? Steps(EntryRequest entry, Instant now)
    {
        foreach (Step step in entry.Steps)
        {
            string? refusal = step switch
            {
                Move move => Transfer(move, pending: false),
                Reserve reserve => Hold(reserve, entry.Book, now),
                PostHold post => Post(post, entry.Book, now),
                ReleaseHold release => Return(release.Hold, entry.Book, "released", now),
                ExpireHold expire => Return(expire.Hold, entry.Book, "expired", now),
                Sweep sweep => Transfer(Out(sweep, entry.Book), pending: false),
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

    private string? Transfer(Move move, bool pending)
    {
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
        return null;
    }
}
