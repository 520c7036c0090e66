using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

public sealed class TrialBalanceTests
{
    private static readonly Commodity Thb = Commodity.Money(Currency.Thb, test: true);
    private static readonly TrialBalanceLine Bank = new(1, Chart.Bank, Thb, 500, 0, 70, 0);
    private static readonly TrialBalanceLine Suspense = new(1, Chart.Suspense, Thb, 0, 500, 0, 70);

    [Fact]
    public void It_is_balanced_in_each_book_what_is_posted_and_what_is_held()
    {
        Assert.True(Of(Bank, Suspense));
        Assert.False(Of(Bank, Suspense with { Credits = 501 }));
        Assert.False(Of(Bank, Suspense with { HeldCredits = 71 }));
        Assert.False(Of(Bank, Suspense with { Book = 2 }));
        Assert.False(Of(Bank, Suspense with { Commodity = Commodity.Money(Currency.Thb, test: false) }));
    }

    private static bool Of(params TrialBalanceLine[] lines) =>
        new TrialBalance(new TrialBalanceQuery(), lines).IsBalanced;
}
