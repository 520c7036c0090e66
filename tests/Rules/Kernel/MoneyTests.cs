using FsCheck.Xunit;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1234.50", "THB", 123450)]
    [InlineData("0.01", "THB", 1)]
    [InlineData("-3", "USD", -300)]
    [InlineData("1500", "JPY", 1500)]
    [InlineData("1.250", "KWD", 1250)]
    [InlineData("46116860184273879.03", "THB", Money.Cap)]
    public void An_amount_is_read_into_minor_units(string text, string currency, long minor) =>
        Assert.Equal(minor, Money.Parse(text, Currency.Parse(currency).Value).Value.Minor);

    [Theory]
    [InlineData("1.005", "THB", "amount_too_fine")]
    [InlineData("0.5", "JPY", "amount_too_fine")]
    [InlineData("1,000", "THB", "amount_malformed")]
    [InlineData("", "THB", "amount_malformed")]
    [InlineData(null, "THB", "amount_malformed")]
    [InlineData("1.2.3", "THB", "amount_malformed")]
    [InlineData("1-2", "THB", "amount_malformed")]
    [InlineData("-", "THB", "amount_malformed")]
    [InlineData("--5", "THB", "amount_malformed")]
    [InlineData("-99999999999999999999999999999999.5", "THB", "amount_overflows")]
    [InlineData("1e3", "THB", "amount_malformed")]
    [InlineData("๑๐๐", "THB", "amount_malformed")]
    [InlineData("46116860184273879.04", "THB", "amount_overflows")]
    [InlineData("99999999999999999999999999999999", "THB", "amount_overflows")]
    public void A_bad_amount_is_refused_by_name(string? text, string currency, string code) =>
        Assert.Equal(code, Money.Parse(text, Currency.Parse(currency).Value).Refusal?.Code.Name);

    [Fact]
    public void Money_prints_with_exactly_its_decimals()
    {
        Assert.Equal("1234.50 THB", new Money(123450, Currency.Thb).ToString());
        Assert.Equal("1500 JPY", new Money(1500, Currency.Jpy).ToString());
    }

    [Fact]
    public void Mixing_currencies_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Thb) + new Money(1, Currency.Jpy));

    [Property]
    public bool An_amount_reads_back_from_its_text(long minor)
    {
        long within = minor % (Money.Cap + 1);
        return Currency.All.All(currency =>
            Money.Parse(new Money(within, currency).AmountText, currency).Value == new Money(within, currency));
    }

    [Fact]
    public void Money_of_one_currency_adds_and_compares()
    {
        var small = new Money(199, Currency.Thb);
        var large = new Money(200, Currency.Thb);
        Assert.Equal(new Money(399, Currency.Thb), small + large);
        Assert.Equal(new Money(-1, Currency.Thb), small - large);
        Assert.True(small < large && large > small && small <= large && large >= small);
        Assert.Equal("-0.01 THB", (small - large).ToString());
    }

    [Fact]
    public void Two_capped_amounts_add_and_four_overflow_loudly()
    {
        var cap = new Money(Money.Cap, Currency.Jpy);
        Assert.Equal(long.MaxValue - 1, (cap + cap).Minor);
        Assert.Throws<OverflowException>(() => cap + cap + cap + cap);
    }

    [Fact]
    public void Comparing_currencies_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Thb) < new Money(1, Currency.Jpy));
}
