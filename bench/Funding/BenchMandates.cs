using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Bench.Funding;

/// <summary>Mandates that lend on every order of the bench.</summary>
internal static class BenchMandates
{
    private static readonly DateOnly s_first = new(2020, 1, 1), s_last = new(2099, 12, 31);

    internal static MandateTerms Terms(string name, int advancePercent) => new()
    {
        Name = name,
        Product = LoanProduct.PurchaseOrder,
        Currency = Currency.Thb,
        Stages = [OrderStage.Secured],
        Lanes = [],
        Chapters = [],
        AdvancePercent = advancePercent,
        Least = Baht(1_000),
        Most = Baht(1_000_000),
        TenorDays = 365,
        RateBps = 1_200,
        LateBps = 300,
        FeeBps = 100,
        FeeLeast = Baht(0),
        Limits = new MandateLimits(Baht(900_000_000), null, null),
        Evidence = [Evidence.PayoutAccount],
        ScoreLeast = 0,
        Validity = new Period(s_first, s_last),
    };

    private static Money Baht(long baht) => new(baht * 100, Currency.Thb);
}
