using Sampan.Finance;
using Sampan.Trade;

namespace Sampan.Journeys.Learning;

/// <summary>An order and a mandate of nobody, for examples that are about days and rates alone.</summary>
internal static class SampleOrder
{
    public static OrderTerms Terms(Instant offered)
    {
        var price = new Money(100_00, Currency.Thb);
        return new OrderTerms
        {
            Reference = "",
            Lines = [],
            Goods = price,
            Freight = price with { Minor = 0 },
            Insurance = price with { Minor = 0 },
            Total = price,
            Fee = price with { Minor = 0 },
            From = Country.Thailand,
            To = Country.Japan,
            Term = Incoterm.DAP,
            Place = "",
            OpenUntil = offered,
            Deadlines = Deadlines.Usual,
            Sandbox = true,
        };
    }

    public static MandateTerms Mandate(Currency currency, int feeBps, int rateBps, DateOnly day) => new()
    {
        Name = "",
        Product = LoanProduct.PurchaseOrder,
        Currency = currency,
        Stages = [OrderStage.Secured],
        Lanes = [],
        Chapters = [],
        AdvancePercent = 100,
        Least = new Money(1, currency),
        Most = new Money(MandateCheck.MostAmount, currency),
        TenorDays = 365,
        RateBps = rateBps,
        LateBps = 0,
        FeeBps = feeBps,
        FeeLeast = Money.Zero(currency),
        Limits = new MandateLimits(new Money(MandateCheck.MostAmount, currency), null, null),
        Evidence = [],
        ScoreLeast = 0,
        Validity = new Period(day, day),
    };

    public static FundingCase Case(Money worth, DateOnly day, DateOnly due) => new()
    {
        Order = Id.None,
        Seller = Id.None,
        Sandbox = true,
        Lane = new Lane(Country.Thailand, Country.Japan),
        Chapters = [],
        Stage = OrderStage.Secured,
        Worth = worth,
        Rest = Money.Zero(worth.Currency),
        Today = day,
        ReleasedBy = due,
        RestBy = due,
        History = default,
        Evidence = [],
    };
}
