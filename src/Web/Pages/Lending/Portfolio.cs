using Sampan.Journeys.Funding;
using Sampan.Ledger;

namespace Sampan.Web.Pages.Lending;

/// <summary>Principal of one sort, and of how many loans.</summary>
/// <param name="Name">How long it is until it is due, or since when it is late; or whose it is.</param>
public sealed record PortfolioPart<T>(T Name, Money Out, int Loans);

/// <summary>How long until a loan is due, or since when it is late.</summary>
public enum LoanAge
{
    Later = 1,

    /// <summary>Within thirty days.</summary>
    Soon,

    /// <summary>For up to thirty days.</summary>
    Late,

    /// <summary>For longer.</summary>
    LongLate,
}

/// <summary>What is out of one currency: by age, and by whom it was lent to.</summary>
public sealed record Portfolio(
    Currency Currency, IReadOnlyList<PortfolioPart<LoanAge>> Ages, IReadOnlyList<PortfolioPart<Id>> Borrowers)
{
    private const int Near = 30;

    /// <summary>Borrowers that are named; those with the most.</summary>
    private const int Named = 5;

    public Money Out => Ages.Aggregate(Money.Zero(Currency), (sum, part) => sum + part.Out);

    /// <summary>One for each currency in which something is out.</summary>
    /// <param name="drawn">The rows of loans whose money is out.</param>
    public static IReadOnlyList<Portfolio> Of(IEnumerable<(CardRow Row, LoanCard Card)> drawn, DateOnly today) =>
    [
        .. drawn.Where(loan => loan.Card.Out.Minor > 0).GroupBy(loan => loan.Card.Out.Currency)
            .Select(group => new Portfolio(
                group.Key,
                [.. Parts(group, loan => Age(loan.Card.DueOn, today)).OrderBy(part => part.Name)],
                [.. Parts(group, loan => loan.Row.Card.Buyer).OrderByDescending(part => part.Out).Take(Named)])),
    ];

    private static IEnumerable<PortfolioPart<T>> Parts<T>(
        IEnumerable<(CardRow Row, LoanCard Card)> loans, Func<(CardRow Row, LoanCard Card), T> name) =>
        loans.GroupBy(name).Select(group => new PortfolioPart<T>(
            group.Key, group.Select(loan => loan.Card.Out).Aggregate((sum, more) => sum + more), group.Count()));

    private static LoanAge Age(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < -Near => LoanAge.LongLate,
        < 0 => LoanAge.Late,
        <= Near => LoanAge.Soon,
        _ => LoanAge.Later,
    };
}
