using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class TermsTests
{
    [Theory]
    [InlineData("EXW", false, false, false)]
    [InlineData("fob", false, false, false)]
    [InlineData("CFR", true, false, false)]
    [InlineData("CIF", true, true, false)]
    [InlineData("CPT", true, false, false)]
    [InlineData("Cip", true, true, false)]
    [InlineData("DAP", true, false, false)]
    [InlineData("DDP", true, false, true)]
    public void A_delivery_term_says_who_pays(string text, bool carriage, bool insurance, bool duty)
    {
        Incoterm term = Incoterms.Parse(text).Value;
        Assert.Equal(
            (carriage, insurance, duty), (term.SellerPaysCarriage(), term.SellerInsures(), term.SellerPaysDuty()));
    }

    [Theory]
    [InlineData("DAT")]
    [InlineData("4")]
    [InlineData("004")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_term_is_refused(string? text) =>
        Assert.Equal(KernelRefusals.IncotermUnknown, Incoterms.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData("TH", true)]
    [InlineData("th", false)]
    [InlineData("THA", false)]
    [InlineData("T1", false)]
    [InlineData(null, false)]
    public void A_country_is_two_capital_letters(string? text, bool fits) =>
        Assert.Equal(!fits, Country.Parse(text).IsRefused);

    [Theory]
    [InlineData("THB", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    public void A_currency_knows_its_decimals(string code, int scale) =>
        Assert.Equal(scale, Currency.Parse(code).Value.Scale);

    [Theory]
    [InlineData("thb")]
    [InlineData("XYZ")]
    [InlineData(null)]
    public void A_currency_not_listed_is_refused_and_not_guessed(string? code) =>
        Assert.Equal(KernelRefusals.CurrencyUnknown, Currency.Parse(code).Refusal?.Code);

    [Theory]
    [InlineData("XYZ", "currency_unknown")]
    [InlineData("THB.TEST", "currency_unknown")]
    [InlineData("stock:mango", "id_malformed")]
    [InlineData("credit:", "id_malformed")]
    [InlineData(null, "commodity_malformed")]
    public void A_bad_commodity_is_refused(string? text, string code) =>
        Assert.Equal(code, Commodity.Parse(text).Refusal?.Code.Name);

    [Fact]
    public void Money_has_a_currency_and_stock_has_none()
    {
        Assert.Equal(Currency.Thb, Commodity.Money(Currency.Thb, test: true).Currency);
        Assert.NotEqual(Commodity.Money(Currency.Thb, test: true), Commodity.Money(Currency.Thb, test: false));
        Assert.Throws<InvalidOperationException>(() => Commodity.Stock(Id.None).Currency);
        Assert.Equal(CommodityKind.Credit, Commodity.Parse(Commodity.Credit(Id.None).Code).Value.Kind);
    }

    [Fact]
    public void Codes_of_goods_sort_by_digits_and_know_their_headings()
    {
        HsCode mango = HsCode.Parse("0804.50.090").Value;
        Assert.Equal(("08", "080450"), (mango.Chapter, mango.Subheading));
        Assert.Null(HsCode.Parse("0804").Value.Subheading);
        Assert.True(mango.CompareTo(HsCode.Parse("1006").Value) < 0);
    }

    [Fact]
    public void A_quantity_reads_back_from_its_text()
    {
        Assert.Equal("0.5 t", Quantity.Parse("0.50t").Value.ToString());
        Assert.Equal(24, Quantity.Parse("2 dozen").Value.In(Unit.Piece).Value);
        Assert.Equal(Unit.All.Count, Unit.All.Select(unit => unit.Name).Distinct().Count());
        Assert.Equal(Unit.All.Count, Unit.All.Select(unit => unit.Rec20).Distinct().Count());
    }

    [Theory]
    [InlineData("1000000000001 kg")]
    [InlineData("1.2.3 kg")]
    [InlineData("๕ kg")]
    [InlineData(null)]
    public void A_bad_quantity_is_refused(string? text) =>
        Assert.Equal(KernelRefusals.QuantityMalformed, Quantity.Parse(text).Refusal?.Code);
}
