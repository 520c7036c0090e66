namespace Sampan.Finance;

/// <summary>
/// The yearly rate at which what is paid back is worth what was lent: the equation of Annex I of Directive 2008/48/EC,
/// on calendar days over a year of 365.
/// </summary>
public static class Apr
{
    private const int YearDays = 365;

    /// <summary>Each gives a binary digit of the day's factor.</summary>
    private const int Halvings = 80;

    /// <summary>Of a day; in a year more than eight thousandfold. What costs more is told as this.</summary>
    private const decimal MostOfDay = 1.025m;

    /// <summary>Hundredths of a percent, half a hundredth up.</summary>
    /// <param name="lent">Minor units, more than nothing.</param>
    /// <param name="paid">Days after the loan, and how much; at least one after the first day.</param>
    public static int Of(long lent, params ReadOnlySpan<(int Days, long Amount)> paid)
    {
        // The factor of one day is sought, so that only whole powers are needed.
        decimal low = 1, high = MostOfDay;
        for (int i = 0; i < Halvings; i++)
        {
            decimal middle = (low + high) / 2;
            if (Worth(middle, paid) > lent) low = middle;
            else high = middle;
        }
        return (int)decimal.Round((Power(low, YearDays) - 1) * 10_000, MidpointRounding.AwayFromZero);
    }

    private static decimal Worth(decimal dayFactor, ReadOnlySpan<(int Days, long Amount)> paid)
    {
        decimal sum = 0;
        foreach ((int days, long amount) in paid) sum += amount / Power(dayFactor, days);
        return sum;
    }

    private static decimal Power(decimal factor, int times)
    {
        decimal power = 1;
        for (; times > 0; times >>= 1)
        {
            if ((times & 1) == 1) power *= factor;
            if (times > 1) factor *= factor;
        }
        return power;
    }
}
