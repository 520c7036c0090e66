using FsCheck;
using FsCheck.Xunit;
using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Trade;
using static Sampan.Tests.Rules.Finance.SampleMandates;

namespace Sampan.Tests.Rules.Finance;

/// <summary>The example of docs/funding.md, and what must hold whatever comes in and when.</summary>
public sealed class LoanBalanceTests
{
    private static LoanTerms Loan(long principal, int rate = 1_200, int late = 300, long fee = 79_62) => new()
    {
        Loan = new Id(5),
        Lender = new Id(77),
        Mandate = new Id(9),
        MandateVersion = 1,
        Product = LoanProduct.PurchaseOrder,
        Principal = Baht(principal),
        Fee = Baht(fee),
        RateBps = rate,
        LateBps = late,
        From = Today,
        DueOn = Today.AddDays(66),
    };

    /// <summary>7,962.50 at 12 percent: for 40 days 104.71232…, for 66 days 172.77534….</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2_61)]
    [InlineData(40, 104_71)]
    [InlineData(66, 172_77)]
    [InlineData(67, 176_04)]
    [InlineData(-3, 0)]
    public void Interest_is_counted_by_the_day_and_rounded_once(int days, long interest) => Assert.Equal(
        new LoanBalance(Baht(79_62), Baht(interest), Baht(7_962_50)),
        LoanBalance.On(Today.AddDays(days), Loan(7_962_50), []));

    [Fact]
    public void The_fee_comes_first_then_interest_then_principal()
    {
        LoanBalance owed = new(Baht(80), Baht(100), Baht(1_000));
        Assert.Equal(new LoanBalance(Baht(50), Baht(0), Baht(0)), Waterfall.Take(owed, Baht(50)));
        Assert.Equal(new LoanBalance(Baht(80), Baht(20), Baht(0)), Waterfall.Take(owed, Baht(100)));
        Assert.Equal(new LoanBalance(Baht(80), Baht(100), Baht(1)), Waterfall.Take(owed, Baht(181)));
        Assert.Equal(owed, Waterfall.Take(owed, Baht(5_000)));
    }

    /// <summary>
    /// Money comes in any number of parts, early, late, too little and too much: what is taken is what was lent, the
    /// fee and the interest, to the minor unit, and never more.
    /// </summary>
    [Property(MaxTest = 1_000)]
    public bool Whatever_comes_in_is_parted_exactly(PositiveInt lent, ushort rate, (byte Days, uint Amount)[] events)
    {
        LoanTerms terms = Loan(lent.Get, rate % 10_001);
        var repaid = new List<LoanRepaid>();
        DateOnly day = Today;
        long came = 0, back = 0;
        foreach ((byte days, uint amount) in events)
        {
            day = day.AddDays(days);
            LoanBalance owed = LoanBalance.On(day, terms, repaid);
            LoanBalance taken = Waterfall.Take(owed, Baht(amount));
            came += amount;
            back += amount - taken.Total.Minor;
            bool sound = taken.Fee.Minor >= 0 && taken.Interest.Minor >= 0 && taken.Principal.Minor >= 0 &&
                taken.Fee <= owed.Fee && taken.Interest <= owed.Interest && taken.Principal <= owed.Principal &&
                // Nothing is kept back while something is owed.
                (taken.Total.Minor == amount || taken.Total == owed.Total);
            if (!sound) return false;
            if (taken.Total.Minor == 0) continue;
            repaid.Add(new LoanRepaid(terms.Loan, taken.Fee, taken.Interest, taken.Principal, day, null));
        }
        LoanBalance left = LoanBalance.On(day, terms, repaid);
        long took = repaid.Sum(part => part.Total.Minor), interest = repaid.Sum(part => part.Interest.Minor);
        return came == took + back &&
            took + left.Total.Minor == terms.Principal.Minor + terms.Fee.Minor + interest + left.Interest.Minor &&
            left.Interest.Minor >= 0;
    }

    /// <summary>Paying nothing in between, or a little of the fee only, changes no interest.</summary>
    [Property]
    public bool Interest_does_not_depend_on_how_the_days_are_cut(PositiveInt lent, byte first, byte second)
    {
        LoanTerms terms = Loan(lent.Get, fee: 1_000_00);
        DateOnly middle = Today.AddDays(first), end = middle.AddDays(second);
        var fee = new LoanRepaid(terms.Loan, Baht(1), Baht(0), Baht(0), middle, null);
        return LoanBalance.On(end, terms, [fee]).Interest == LoanBalance.On(end, terms, []).Interest;
    }

    [Property]
    public bool A_loan_that_is_paid_back_stays_so(PositiveInt lent, byte days, byte later)
    {
        LoanTerms terms = Loan(lent.Get);
        DateOnly day = Today.AddDays(days);
        var owed = LoanBalance.On(day, terms, []);
        var all = new LoanRepaid(terms.Loan, owed.Fee, owed.Interest, owed.Principal, day, null);
        return LoanBalance.On(day.AddDays(later), terms, [all]).IsPaid;
    }

    /// <summary>
    /// The first example of Annex III of the Commission's amended proposal COM(1996) 79 (read 2026-11-29): 1,000 lent
    /// on 1 January 1994 and 1,200 paid back on 1 July 1995, 546 days later, is 12.96 percent.
    /// </summary>
    [Fact]
    public void The_yearly_rate_is_that_of_the_published_example()
    {
        int days = new DateOnly(1995, 7, 1).DayNumber - new DateOnly(1994, 1, 1).DayNumber;
        Assert.Equal(546, days);
        Assert.Equal(1_296, Apr.Of(1_000_00, (days, 1_200_00)));
    }

    [Fact]
    public void A_yearly_rate_solves_its_own_equation()
    {
        Assert.Equal(1_000, Apr.Of(1_000_00, (365, 1_100_00)));
        Assert.Equal(0, Apr.Of(1_000_00, (100, 1_000_00)));
        // Two payments of 550 after one and two years: 550/1.06596… + 550/1.06596…² = 1,000.
        int bps = Apr.Of(1_000_00, (365, 550_00), (730, 550_00));
        decimal x = 1 + bps / 10_000m;
        Assert.Equal(1_000m, 550 / x + 550 / (x * x), 0);
        // As costly as is told: a tenth more after a day.
        Assert.True(Apr.Of(1_000_00, (1, 1_100_00)) > 80_000_000);
    }
}
