using Sampan.Trade;

namespace Sampan.Finance;

/// <summary>What is owed on a loan at the end of a day.</summary>
public readonly record struct LoanBalance(Money Fee, Money Interest, Money Principal)
{
    /// <summary>Actual days over a year of 365, leap year or not: docs/funding.md.</summary>
    private const int YearDays = 365;

    private const int WholeBps = 10_000;

    public Money Total => Fee + Interest + Principal;

    public bool IsPaid => Total.Minor == 0;

    /// <summary>
    /// Interest runs from the day of the agreement on what is left of the principal, and a fraction of a minor unit is
    /// dropped in the borrower's favour, of the whole interest and not of each day's.
    /// </summary>
    /// <param name="repaid">In the order in which they were recorded.</param>
    public static LoanBalance On(DateOnly day, LoanTerms terms, IReadOnlyList<LoanRepaid> repaid)
    {
        Money fee = terms.Fee, principal = terms.Principal;
        long paid = 0;
        // Minor units × hundredths of a percent × days: exact until the one rounding at the end.
        Int128 accrued = 0;
        DateOnly from = terms.From;
        foreach (LoanRepaid part in repaid)
        {
            accrued += Accrue(principal, terms, from, part.On);
            if (part.On > from) from = part.On;
            fee -= part.Fee;
            principal -= part.Principal;
            paid += part.Interest.Minor;
        }
        accrued += Accrue(principal, terms, from, day);
        long interest = checked((long)(accrued / (WholeBps * YearDays))) - paid;
        return new LoanBalance(fee, principal with { Minor = interest }, principal);
    }

    private static Int128 Accrue(Money principal, LoanTerms terms, DateOnly from, DateOnly until)
    {
        int days = Math.Max(0, until.DayNumber - from.DayNumber);
        int late = Math.Min(days, Math.Max(0, until.DayNumber - terms.DueOn.DayNumber));
        return (Int128)principal.Minor * ((long)days * terms.RateBps + (long)late * terms.LateBps);
    }
}
