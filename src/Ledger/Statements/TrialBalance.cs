using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>Of one book or of all, at the end of a day or as it stands.</summary>
public sealed record TrialBalanceQuery
{
    /// <summary>Null: every book.</summary>
    public int? Book { get; init; }

    /// <summary>The last day that counts, in UTC. Null: as it stands now.</summary>
    public DateOnly? At { get; init; }

    /// <summary>
    /// Which date of an entry is compared with the day. What is held follows recorded time by either.
    /// </summary>
    public EntryDate By { get; init; } = EntryDate.Recorded;
}

/// <summary>
/// The accounts of one kind and commodity in one book, added up. Held is what pending transfers set aside; it is not
/// yet in debits and credits.
/// </summary>
public sealed record TrialBalanceLine(
    int Book, AccountKind Kind, Commodity Commodity, Int128 Debits, Int128 Credits, Int128 HeldDebits,
    Int128 HeldCredits)
{
    public Int128 Balance => Credits - Debits;
}

/// <summary>A commodity's debits and credits over all lines. They are equal, or value was made from nothing.</summary>
public sealed record TrialBalanceTotal(Commodity Commodity, Int128 Debits, Int128 Credits);

/// <summary>Lines by book, kind and commodity, without those that are all zeros.</summary>
public sealed record TrialBalance(TrialBalanceQuery Asked, IReadOnlyList<TrialBalanceLine> Lines)
{
    public IReadOnlyList<TrialBalanceTotal> Totals { get; } =
    [
        .. Lines.GroupBy(line => line.Commodity).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(
            group => new TrialBalanceTotal(
                group.Key, Sum(group, line => line.Debits), Sum(group, line => line.Credits))),
    ];

    /// <summary>In each book debits equal credits for each commodity, and so do the holds.</summary>
    public bool IsBalanced { get; } = Lines.GroupBy(line => (line.Book, line.Commodity)).All(
        group => Sum(group, line => line.Balance) == 0 && Sum(group, line => line.HeldCredits - line.HeldDebits) == 0);

    /// <summary>One line for each kind and commodity, over all books; their book is 0.</summary>
    public IReadOnlyList<TrialBalanceLine> OverBooks() =>
    [
        .. Lines.GroupBy(line => (line.Kind, line.Commodity))
            .OrderBy(group => group.Key.Kind.Code).ThenBy(group => group.Key.Commodity.Code, StringComparer.Ordinal)
            .Select(group => new TrialBalanceLine(
                0, group.Key.Kind, group.Key.Commodity, Sum(group, line => line.Debits),
                Sum(group, line => line.Credits), Sum(group, line => line.HeldDebits),
                Sum(group, line => line.HeldCredits))),
    ];

    private static Int128 Sum(IEnumerable<TrialBalanceLine> lines, Func<TrialBalanceLine, Int128> of) =>
        lines.Aggregate((Int128)0, (sum, line) => sum + of(line));
}
