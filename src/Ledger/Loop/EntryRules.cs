using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>
/// What can be said of an entry without looking at any account. Runs before it is queued. The order of the checks is
/// the order of <see cref="LedgerRefusals"/>; steps are checked one after the other.
/// </summary>
internal static class EntryRules
{
    /// <summary>Transfers are numbered within their entry by one byte; the rest is room we do not need.</summary>
    internal const int MaxTransfers = 200;
    internal const int MaxFactBytes = 64 * 1024;
    internal const int MaxKindLength = 60;

    internal static Refusal? Check(EntryRequest entry)
    {
        if (IsEmpty(entry)) return LedgerRefusals.EntryEmpty;
        if (IsTooLarge(entry)) return LedgerRefusals.EntryTooLarge;
        if (!IsPlain(entry.Kind)) return LedgerRefusals.KindMalformed;
        if (entry.Subject is { } subject && !(IsPlain(subject.After.Kind) && IsPlain(subject.After.State)))
            return LedgerRefusals.KindMalformed;

        foreach (Step step in entry.Steps)
            if (Check(entry, step) is { } refusal) return refusal;
        return MixesSandboxAndReal(entry) ? LedgerRefusals.SandboxBesideReal : null;
    }

    private static bool IsEmpty(EntryRequest entry)
    {
        if (entry.Steps.Count == 0 && entry.Facts.Length == 0 && entry.Corrects is null) return true;
        foreach (Step step in entry.Steps)
            if (step is Reserve { Legs.Count: 0 }) return true;
        return false;
    }

    private static bool IsTooLarge(EntryRequest entry)
    {
        if (entry.Facts.Length > MaxFactBytes || entry.Kind.Length > MaxKindLength) return true;
        if (entry.Subject is { After: { } card } && IsTooLarge(card)) return true;
        int transfers = 0;
        foreach (Step step in entry.Steps) transfers += step is Reserve reserve ? reserve.Legs.Count : 1;
        return transfers > MaxTransfers;
    }

    private static bool IsTooLarge(Card card) =>
        card.Summary.Length > MaxFactBytes || card.Kind.Length > MaxKindLength || card.State.Length > MaxKindLength;

    /// <summary>Printable ASCII: what both engines store alike and nobody can disguise.</summary>
    private static bool IsPlain(string code) => code.Length > 0 && !code.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static Refusal? Check(EntryRequest entry, Step step)
    {
        switch (step)
        {
            case Move move:
                return Check(entry, move.Debit, move.Credit, move.Amount);
            case MoveUpTo move:
                return Check(entry, move.Debit, move.Credit, move.Most);
            case Reserve reserve:
                foreach (Move leg in reserve.Legs)
                    if (Check(entry, leg.Debit, leg.Credit, leg.Amount) is { } refusal) return refusal;
                return null;
            case Sweep sweep:
                return Check(entry, sweep);
            case CloseAccount close:
                return Check(entry, close.Account);
            case ReopenAccount reopen:
                return Check(entry, reopen.Account);
            case PostHold { Amounts: { } amounts }:
                // A hold of which nothing is taken is not posted but released: the two must be told apart afterwards.
                return amounts.Any(a => a < 0) || amounts.All(a => a == 0) ? LedgerRefusals.AmountNotPositive : null;
            default:
                return null;
        }
    }

    private static Refusal? Check(EntryRequest entry, AccountKey debit, AccountKey credit, long amount)
    {
        if (amount <= 0) return LedgerRefusals.AmountNotPositive;
        if (amount > Money.Cap) return LedgerRefusals.AmountOverCap;
        if (debit == credit) return LedgerRefusals.AccountsEqual;
        if (debit.Commodity != credit.Commodity) return LedgerRefusals.CommoditiesDiffer;
        if (debit.Kind.Counts != debit.Commodity.Kind || credit.Kind.Counts != debit.Commodity.Kind)
            return LedgerRefusals.CommodityNotForKind;
        if (debit.Book != entry.Book || credit.Book != entry.Book) return LedgerRefusals.LegsCrossBooks;
        // A transit account faces another book: only a sweep keeps both sides equal.
        return IsTransit(debit) || IsTransit(credit) ? LedgerRefusals.TransitNotBySweep : null;
    }

    private static Refusal? Check(EntryRequest entry, Sweep sweep)
    {
        if (sweep.Amount <= 0) return LedgerRefusals.AmountNotPositive;
        if (sweep.Amount > Money.Cap) return LedgerRefusals.AmountOverCap;
        if (sweep.Debit.Commodity != sweep.Arrival.Commodity) return LedgerRefusals.CommoditiesDiffer;
        if (sweep.Debit.Commodity.Kind != CommodityKind.Money || sweep.Debit.Kind.Counts != CommodityKind.Money ||
            sweep.Arrival.Kind.Counts != CommodityKind.Money)
            return LedgerRefusals.CommodityNotForKind;
        // A sweep is the one way out of a book, and it must lead into another.
        if (sweep.Debit.Book != entry.Book || sweep.Arrival.Book == entry.Book) return LedgerRefusals.LegsCrossBooks;
        if (IsTransit(sweep.Debit) || IsTransit(sweep.Arrival)) return LedgerRefusals.TransitNotBySweep;
        // The second entry must not be refusable: the first has already happened.
        return (sweep.Arrival.Kind.Limits & AccountLimits.CreditsMustNotExceedDebits) != 0
            ? LedgerRefusals.ArrivalLimited
            : null;
    }

    private static Refusal? Check(EntryRequest entry, AccountKey closing)
    {
        if (closing.Book != entry.Book) return LedgerRefusals.LegsCrossBooks;
        // A sweep may be begun at any time, and its second entry must not be refusable.
        return IsTransit(closing) ? LedgerRefusals.TransitNotBySweep : null;
    }

    private static bool IsTransit(AccountKey key) => key.Kind.Equals(Chart.Transit);

    /// <summary>Real money, test money and the money of practice trades never move beside each other.</summary>
    private static bool MixesSandboxAndReal(EntryRequest entry)
    {
        (bool IsTest, bool IsPractice)? met = null;
        bool mixes = false;
        foreach (Step step in entry.Steps)
        {
            if (step is Reserve reserve)
                foreach (Move leg in reserve.Legs) Note(leg.Debit.Commodity);
            else if (step is Move move) Note(move.Debit.Commodity);
            else if (step is MoveUpTo upTo) Note(upTo.Debit.Commodity);
            else if (step is Sweep sweep) Note(sweep.Debit.Commodity);
        }
        return mixes;

        void Note(Commodity commodity)
        {
            if (commodity.Kind != CommodityKind.Money) return;
            (bool IsTest, bool IsPractice) own = (commodity.IsTest, commodity.IsPractice);
            met ??= own;
            if (met != own) mixes = true;
        }
    }
}
