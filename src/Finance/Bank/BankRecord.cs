namespace Sampan.Finance;

/// <summary>A line of a bank account's statement.</summary>
/// <param name="Day">On which the bank booked it.</param>
/// <param name="Amount">Minor units, positive when money comes in.</param>
public readonly record struct BankMovement(DateOnly Day, long Amount);

/// <summary>
/// All that is kept of a statement of the seller's own bank account: no amount, no name, no line of it.
/// </summary>
/// <param name="Months">
/// Whole calendar months of the statement in which money came in on at least three days.
/// </param>
/// <param name="Overdrawn">On some evening there was less than nothing on the account.</param>
public sealed record BankRecord(DateOnly From, DateOnly To, int Months, bool Overdrawn)
{
    /// <summary>A shorter statement says nothing.</summary>
    public const int LeastDays = 90;

    /// <summary>So old may its last day be when it is brought.</summary>
    public const int FreshDays = 45;

    /// <summary>So long after its last day it counts.</summary>
    public const int GoodForDays = 120;

    /// <summary>One payment a month may be a friend's.</summary>
    private const int DaysOfIncome = 3;

    public DateOnly GoodUntil => To.AddDays(GoodForDays);

    public static BankRecord Of(DateOnly from, DateOnly to, long opening, IReadOnlyList<BankMovement> movements)
    {
        int months = movements.Where(movement => movement.Amount > 0).Select(movement => movement.Day).Distinct()
            .GroupBy(day => (day.Year, day.Month))
            .Count(month => month.Count() >= DaysOfIncome && IsWhole(month.Key.Year, month.Key.Month, from, to));
        return new BankRecord(from, to, months, EndedBelowZero(opening, movements));
    }

    private static bool IsWhole(int year, int month, DateOnly from, DateOnly to)
    {
        var first = new DateOnly(year, month, 1);
        return from <= first && first.AddMonths(1).AddDays(-1) <= to;
    }

    /// <summary>A day's lines stand in any order, so that only what is left in the evening is looked at.</summary>
    private static bool EndedBelowZero(long opening, IReadOnlyList<BankMovement> movements)
    {
        Int128 balance = opening;
        bool below = balance < 0;
        foreach (IGrouping<DateOnly, BankMovement> day in movements.GroupBy(m => m.Day).OrderBy(day => day.Key))
        {
            balance = day.Aggregate(balance, (rest, movement) => rest + movement.Amount);
            below |= balance < 0;
        }
        return below;
    }
}
