using FsCheck;
using FsCheck.Xunit;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Rules.Ledger;

/// <summary>The example is the one of docs/money-map.md.</summary>
public sealed class ExchangeTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Id Bureau = new(9);
    private static readonly AccountKey Payer = Key(Chart.Arrivals, 7, Currency.Jpy);
    private static readonly AccountKey Payee = Key(Chart.Arrivals, 7, Currency.Thb);

    private static readonly DealerRate Rate = new()
    {
        Dealer = Bureau,
        Sold = Currency.Jpy,
        Bought = Currency.Thb,
        Numerator = 2245,
        Denominator = 100,
        Spread = 50,
        Validity = new Period(Day, Day.AddDays(1)),
        Source = "agreed",
    };

    [Fact]
    public void Two_legs_through_the_dealers_accounts_and_his_spread() => Assert.Equal(
        [
            new Move(Payer, Key(Chart.Dealer, 9, Currency.Jpy), 12_345),
            new Move(Key(Chart.Dealer, 9, Currency.Thb), Payee, 275_760),
            new Move(Key(Chart.Dealer, 9, Currency.Thb), Key(Chart.Spread, 9, Currency.Thb), 1_385),
        ],
        Exchange.Of(Rate, Payer, Payee, 12_345, Day).Value);

    [Fact]
    public void A_spread_that_comes_to_nothing_is_no_move() =>
        Assert.Equal(2, Exchange.Of(Rate with { Spread = 0 }, Payer, Payee, 12_345, Day).Value.Length);

    /// <summary>What the dealer pays and what he keeps is what the rate gives, to the minor unit below.</summary>
    [Property]
    public bool The_parts_sum_to_what_the_rate_gives(PositiveInt amount, PositiveInt by, PositiveInt over, byte spread)
    {
        DealerRate rate = Rate with { Numerator = by.Get, Denominator = over.Get, Spread = spread };
        Outcome<Move[]> moves = Exchange.Of(rate, Payer, Payee, amount.Get, Day);
        long whole = (long)((Int128)amount.Get * by.Get / over.Get);
        if (moves.IsRefused) return moves.Refusal.Code == LedgerRefusals.ExchangeTooSmall && whole == 0;
        long paid = moves.Value[1].Amount, kept = moves.Value.Skip(2).Sum(m => m.Amount);
        return paid + kept == whole && (Int128)kept * 10_000 <= (Int128)whole * spread && paid > 0;
    }

    [Theory]
    [InlineData(-1, "JPY", "THB")]
    [InlineData(2, "JPY", "THB")]
    [InlineData(0, "THB", "JPY")]
    [InlineData(0, "JPY", "USD")]
    [InlineData(0, "THB", "THB")]
    public void A_rate_of_another_day_or_pair_is_refused(int days, string sold, string bought)
    {
        AccountKey payer = Key(Chart.Arrivals, 7, Currency.Parse(sold).Value);
        AccountKey payee = Key(Chart.Arrivals, 7, Currency.Parse(bought).Value);
        Refusal refusal = Exchange.Of(Rate, payer, payee, 100, Day.AddDays(days)).Refusal!;
        Assert.Equal(LedgerRefusals.RateNotApplicable, refusal.Code);
        Assert.Equal("JPY>THB 2026-11-24..2026-11-25", refusal["rate"]);
        Assert.Equal($"{sold}>{bought} {Day.AddDays(days).Text()}", refusal["asked"]);
    }

    [Fact]
    public void Stock_has_no_rate()
    {
        AccountKey shelf = new(2, Chart.OnHand, new Id(1), Commodity.Stock(new Id(42)));
        Assert.Equal(LedgerRefusals.RateNotApplicable, Exchange.Of(Rate, shelf, Payee, 1, Day).Refusal?.Code);
        Assert.Equal(LedgerRefusals.RateNotApplicable, Exchange.Of(Rate, Payer, shelf, 1, Day).Refusal?.Code);
    }

    [Theory]
    [InlineData(0, "amount_not_positive")]
    [InlineData(Money.Cap + 1, "amount_over_cap")]
    [InlineData(Money.Cap, "amount_over_cap")]
    public void An_amount_that_cannot_be_moved_is_refused(long amount, string code) =>
        Assert.Equal(code, Exchange.Of(Rate, Payer, Payee, amount, Day).Refusal?.Code.Name);

    /// <summary>However little is given for it.</summary>
    [Fact]
    public void More_than_the_cap_cannot_be_sold()
    {
        DealerRate little = Rate with { Numerator = 1 };
        Assert.False(Exchange.Of(little, Payer, Payee, Money.Cap, Day).IsRefused);
        Assert.Equal(
            LedgerRefusals.AmountOverCap, Exchange.Of(little, Payer, Payee, Money.Cap + 1, Day).Refusal?.Code);
    }

    private static AccountKey Key(AccountKind kind, int owner, Currency currency) =>
        new(2, kind, new Id((UInt128)owner), Commodity.Money(currency, test: false));
}
