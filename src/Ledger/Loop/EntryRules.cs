using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>What can be said of an entry without looking at any account. Runs before it is queued.</summary>
internal static class EntryRules
{
    internal const int MaxTransfers = 200;
    internal const int MaxFactBytes = 64 * 1024;
    internal const int MaxKindLength = 60;

    internal static Refusal? Check(EntryRequest entry)
    {
        if (entry.Steps.Count == 0 && entry.Facts.Length == 0) return LedgerRefusals.EntryEmpty;
        if (entry.Facts.Length > MaxFactBytes || entry.Kind.Length > MaxKindLength) return LedgerRefusals.EntryTooLarge;
        if (entry.Steps.Sum(TransferCount) > MaxTransfers) return LedgerRefusals.EntryTooLarge;

        foreach (Move move in entry.Steps.SelectMany(Moves))
            if (Check(entry, move) is { } refusal) return refusal;
        foreach (Sweep sweep in entry.Steps.OfType<Sweep>())
            if (Check(entry, sweep) is { } refusal) return refusal;
        return MixesSandboxAndReal(entry) ? LedgerRefusals.SandboxBesideReal : null;
    }

    internal static IEnumerable<Move> Moves(Step step) => step switch
    {
        Move move => [move],
        Reserve reserve => reserve.Legs,
        _ => [],
    };

    private static int TransferCount(Step step) => step is Reserve reserve ? Math.Max(1, reserve.Legs.Count) : 1;

    private static Refusal? Check(EntryRequest entry, Move move)
    {
        if (move.Amount <= 0) return LedgerRefusals.AmountNotPositive;
        if (move.Amount > Money.Cap) return LedgerRefusals.AmountOverCap;
        if (move.Debit == move.Credit) return LedgerRefusals.AccountsEqual;
        if (move.Debit.Commodity != move.Credit.Commodity) return LedgerRefusals.CommoditiesDiffer;
        if (move.Debit.Kind.Counts != move.Debit.Commodity.Kind || move.Credit.Kind.Counts != move.Debit.Commodity.Kind)
            return LedgerRefusals.CommodityNotForKind;
        return move.Debit.Book != entry.Book || move.Credit.Book != entry.Book ? LedgerRefusals.LegsCrossBooks : null;
    }

    private static Refusal? Check(EntryRequest entry, Sweep sweep)
    {
        if (sweep.Amount <= 0) return LedgerRefusals.AmountNotPositive;
        if (sweep.Amount > Money.Cap) return LedgerRefusals.AmountOverCap;
        if (sweep.Debit.Commodity != sweep.Arrival.Commodity) return LedgerRefusals.CommoditiesDiffer;
        if (sweep.Debit.Commodity.Kind != CommodityKind.Money || sweep.Arrival.Kind.Counts != CommodityKind.Money)
            return LedgerRefusals.CommodityNotForKind;
        // A sweep is the one way out of a book, and it must lead into another.
        return sweep.Debit.Book != entry.Book || sweep.Arrival.Book == entry.Book
            ? LedgerRefusals.LegsCrossBooks
            : null;
    }

    private static bool MixesSandboxAndReal(EntryRequest entry)
    {
        var money = entry.Steps.SelectMany(Moves).Select(m => m.Debit.Commodity)
            .Concat(entry.Steps.OfType<Sweep>().Select(s => s.Debit.Commodity))
            .Where(c => c.Kind == CommodityKind.Money);
        return money.Select(c => c.IsTest).Distinct().Count() > 1;
    }
}
