using Sampan.Finance;
using Sampan.Journeys.Funding;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Lenders in tests: they advance 60 percent at 12 percent a year and a fee of 1 percent.</summary>
internal static class Lending
{
    internal static readonly Id Lender = new(901);

    /// <summary>A lender pays into its wallet and writes a mandate.</summary>
    internal static async Task<StoredMandate> Lend(
        TestTrade test, Id lender, long deposit, Func<MandateTerms, MandateTerms>? change = null)
    {
        string reference = $"SP-L{lender.Value}";
        // A step that is repeated pays once.
        if (test.People.Lenders.TryAdd(reference, (lender, $"LENDER {lender.Value}")))
            _ = test.Bank.Credit($"LENDER {lender.Value}", reference, deposit);
        test.People.References[reference] = lender;
        await test.Quiet();
        Assert.Equal(deposit, await test.Balance(Chart.Wallet, lender));
        MandateTerms terms = Terms(test.Today);
        return TestTrade.Done(await test.Mandates.Save(
            new(lender, Id.None, 0, true, change?.Invoke(terms) ?? terms), test.Clock.Now));
    }

    internal static async Task<FundingAnswer> Answer(TestTrade test, int order) =>
        TestTrade.Done(await test.Funding.For(await test.Load(order)));

    internal static Task<Outcome<TradeRecord>> Take(TestTrade test, int order, FundingOffer offer, string key = "1") =>
        test.Borrowing.Run(new(
            TestTrade.Asked("borrow", order, $"{offer.Mandate.Id} {offer.Terms.Principal}", key),
            TestTrade.Order(order), offer.Mandate.Id, offer.Mandate.Version, offer.Terms.Principal, offer.AtDue.Total));

    internal static MandateTerms Terms(DateOnly today) => new()
    {
        Name = "Orders to Japan",
        Product = LoanProduct.PurchaseOrder,
        Currency = Currency.Thb,
        Stages = [OrderStage.Secured],
        Lanes = [],
        Chapters = [8],
        AdvancePercent = 60,
        Least = Baht(10_000),
        Most = Baht(1_000_000),
        TenorDays = 90,
        RateBps = 1_200,
        LateBps = 300,
        FeeBps = 100,
        FeeLeast = Baht(0),
        Limits = new MandateLimits(Baht(10_000_000), null, null),
        Evidence = [Evidence.PayoutAccount],
        ScoreLeast = 0,
        Validity = new Period(today, today.AddDays(365)),
    };

    internal static Money Baht(long satang) => new(satang, Currency.Thb);
}
