using FsCheck.Xunit;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class CodesTests
{
    private static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_id_reads_back_from_its_text()
    {
        Id id = Id.New(Noon);
        Assert.Equal(id, Id.Parse(id.ToString()).Value);
        Assert.Equal(id, Id.FromBytes(id.ToBytes()));
    }

    [Fact]
    public void Ids_sort_by_the_moment_of_their_making() =>
        Assert.True(Id.New(Noon).CompareTo(Id.New(Noon + TimeSpan.FromMilliseconds(1))) < 0);

    [Theory]
    [InlineData("")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("01k2v8g5tqj6m0x1y2z3a4b5cU")]
    public void A_bad_id_is_refused(string text) =>
        Assert.Equal(KernelRefusals.IdMalformed, Id.Parse(text).Refusal?.Code);

    [Fact]
    public void An_instant_keeps_microseconds_both_ways()
    {
        var time = new DateTimeOffset(2026, 2, 28, 23, 59, 59, 999, TimeSpan.FromHours(7));
        Assert.Equal(time.ToUniversalTime(), Instant.From(time).ToDateTimeOffset());
    }

    [Theory]
    [InlineData("0804.50", "080450", "0804.50")]
    [InlineData("0804 50 090", "080450090", "0804.50.090")]
    [InlineData("08", "08", "08")]
    public void A_code_of_goods_drops_its_dots(string text, string digits, string shown)
    {
        HsCode code = HsCode.Parse(text).Value;
        Assert.Equal(digits, code.Digits);
        Assert.Equal(shown, code.ToString());
    }

    [Theory]
    [InlineData("080")]
    [InlineData("08045")]
    [InlineData("mango")]
    [InlineData("๐๘๐๔")]
    [InlineData(null)]
    public void A_bad_code_of_goods_is_refused(string? text) =>
        Assert.Equal(KernelRefusals.HsCodeMalformed, HsCode.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData("THB", CommodityKind.Money, false)]
    [InlineData("THB.test", CommodityKind.Money, true)]
    [InlineData("stock:01k2v8g5tqj6m0x1y2z3a4b5c6", CommodityKind.Stock, false)]
    public void A_commodity_reads_back_from_its_code(string code, CommodityKind kind, bool test)
    {
        Commodity commodity = Commodity.Parse(code).Value;
        Assert.Equal((code, kind, test), (commodity.Code, commodity.Kind, commodity.IsTest));
    }

    [Theory]
    [InlineData("500kg", 500)]
    [InlineData("0.5 t", 500)]
    [InlineData("250000 g", 250)]
    public void A_weight_converts_within_its_dimension(string text, int kilograms) =>
        Assert.Equal(kilograms, Quantity.Parse(text).Value.In(Unit.Kilogram).Value);

    [Theory]
    [InlineData("500 l", "unit_mismatch")]
    [InlineData("500 stone", "unit_unknown")]
    [InlineData("-5 kg", "quantity_malformed")]
    [InlineData("kg", "quantity_malformed")]
    public void A_wrong_weight_is_refused(string text, string code)
    {
        Outcome<Quantity> read = Quantity.Parse(text);
        Refusal? refusal = read.IsRefused ? read.Refusal : read.Value.In(Unit.Kilogram).Refusal;
        Assert.Equal(code, refusal?.Code.Name);
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2569-1-1")]
    [InlineData("24/11/2026")]
    public void A_date_that_is_not_one_is_refused(string text) =>
        Assert.Equal(KernelRefusals.DateMalformed, Dates.Parse(text).Refusal?.Code);

    [Property]
    public bool An_amount_of_money_reads_as_money_does(long minor, byte which)
    {
        Currency currency = Currency.All.OrderBy(c => c.Code).ElementAt(which % Currency.All.Count());
        Commodity commodity = Commodity.Money(currency, test: which % 2 == 0);
        return commodity.AmountText(minor) == new Money(minor, currency).AmountText;
    }

    [Fact]
    public void A_sum_that_no_single_amount_can_hold_is_written_all_the_same()
    {
        Int128 sum = (Int128)Money.Cap * 5;
        Assert.Equal("-230584300921369395.15", Commodity.Money(Currency.Thb, test: false).AmountText(-sum));
        Assert.Equal("23058430092136939515", Commodity.Stock(new Id(42)).AmountText(sum));
        Assert.Equal("0.05", Commodity.Money(Currency.Thb, test: false).AmountText(5));
    }
}
