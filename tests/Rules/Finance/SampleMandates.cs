using Sampan.Finance;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Finance;

/// <summary>A mandate that lends on the sample order, and that order.</summary>
internal static class SampleMandates
{
    internal static readonly DateOnly Today = new(2026, 11, 29);

    internal static MandateTerms Terms => new()
    {
        Name = "Fruit and rice to Asia",
        Product = LoanProduct.PurchaseOrder,
        Currency = Currency.Thb,
        Stages = [OrderStage.Secured, OrderStage.Shipped],
        Lanes = [new Lane(Country.Thailand, Country.Japan), new Lane(Country.Thailand, Country.Singapore)],
        Chapters = [8, 10, 20],
        AdvancePercent = 70,
        Least = Baht(1_000_00),
        Most = Baht(500_000_00),
        TenorDays = 80,
        RateBps = 1_200,
        LateBps = 300,
        FeeBps = 100,
        FeeLeast = Baht(50_00),
        Limits = new MandateLimits(Baht(5_000_000_00), Baht(800_000_00), Baht(3_000_000_00)),
        Evidence = [Evidence.PayoutAccount, Evidence.Insured],
        ScoreLeast = 20,
        Validity = new Period(Today, Today.AddDays(365)),
    };

    internal static FundingCase Order => new()
    {
        Order = new Id(1),
        Seller = new Id(101),
        Sandbox = true,
        Lane = new Lane(Country.Thailand, Country.Japan),
        Chapters = [8],
        Stage = OrderStage.Secured,
        Worth = Baht(1_137_50),
        Rest = Baht(0),
        Today = Today,
        ReleasedBy = Today.AddDays(66),
        RestBy = Today.AddDays(66),
        History = new SellerHistory(Delivered: 3, Faulty: 0, Months: 2),
        Evidence = [Evidence.PayoutAccount, Evidence.Insured, Evidence.TaxId],
    };

    internal static Mandate Mandate(MandateTerms? terms = null) =>
        new(new Id(9), 1, new Id(77), sandbox: true, terms ?? Terms);

    internal static Money Baht(long satang) => new(satang, Currency.Thb);
}
