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
    [InlineData("๑๐๐", "THB", "amount_malformed")]
    [InlineData("46116860184273879.04", "THB", "amount_overflows")]
    [InlineData("99999999999999999999999999999999", "THB", "amount_overflows")]
    public void A_bad_amount_is_refused_by_name(string text, string currency, string code) =>
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
}
