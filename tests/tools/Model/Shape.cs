namespace Sampan.Tests.Tools.Model;

/// <summary>
/// What is wrong with an entry whatever the accounts say: the group "the request" of the refusals in docs/ledger.md.
/// </summary>
public static class Shape
{
    /// <summary>2^62 - 1.</summary>
    public const long Cap = 4_611_686_018_427_387_903;

    internal static string? Refusal(Entry entry)
    {
        bool hasNothing = !entry.HasFacts && entry.Steps.Count == 0 && entry.Corrects is null;
        if (hasNothing || entry.Steps.OfType<Hold>().Any(hold => hold.Legs.Count == 0)) return "entry_empty";
        return entry.Steps.Select(step => Refusal(entry.Book, step)).FirstOrDefault(refusal => refusal is not null);
    }

    private static string? Refusal(int book, Step step) => step switch
    {
        Move move => Transfer(book, move),
        MoveUpTo move => Transfer(book, new Move(move.Debit, move.Credit, move.Most)),
        Hold hold => hold.Legs.Select(leg => Transfer(book, leg)).FirstOrDefault(refusal => refusal is not null),
        PostHold { Amounts: { } amounts } when amounts.Any(a => a < 0) || amounts.All(a => a == 0)
            => "amount_not_positive",
        Sweep sweep => Sent(book, sweep),
        Close close => Turned(book, close.Account),
        Reopen reopen => Turned(book, reopen.Account),
        _ => null,
    };

    private static string? Transfer(int book, Move move)
    {
        if (Amount(move.Amount) is { } refusal) return refusal;
        if (move.Debit == move.Credit) return "accounts_equal";
        if (move.Debit.Commodity != move.Credit.Commodity) return "commodities_differ";
        if (!Counts(move.Debit) || !Counts(move.Credit)) return "commodity_not_for_kind";
        if (move.Debit.Book != book || move.Credit.Book != book) return "legs_cross_books";
        return IsTransit(move.Debit) || IsTransit(move.Credit) ? "transit_not_by_sweep" : null;
    }

    private static string? Sent(int book, Sweep sweep)
    {
        if (Amount(sweep.Amount) is { } refusal) return refusal;
        if (sweep.Debit.Commodity != sweep.Arrival.Commodity) return "commodities_differ";
        // Between books only money goes.
        if (sweep.Debit.Commodity == Commodity.Sacks) return "commodity_not_for_kind";
        if (!Counts(sweep.Debit) || !Counts(sweep.Arrival)) return "commodity_not_for_kind";
        if (sweep.Debit.Book != book || sweep.Arrival.Book == book) return "legs_cross_books";
        if (IsTransit(sweep.Debit) || IsTransit(sweep.Arrival)) return "transit_not_by_sweep";
        return sweep.Arrival.Kind.CreditsWithinDebits ? "arrival_limited" : null;
    }

    private static string? Turned(int book, Account account)
    {
        if (account.Book != book) return "legs_cross_books";
        return IsTransit(account) ? "transit_not_by_sweep" : null;
    }

    private static string? Amount(long amount) =>
        amount <= 0 ? "amount_not_positive" : amount > Cap ? "amount_over_cap" : null;

    private static bool Counts(Account account) => account.Kind.CountsMoney != (account.Commodity == Commodity.Sacks);

    private static bool IsTransit(Account account) => account.Kind == Kind.Transit;
}
