using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Tests.Rules.Market;

public sealed class ListingRulesTests
{
    [Theory]
    [InlineData("ab")]
    [InlineData("-mango")]
    [InlineData("mango-")]
    [InlineData("Mango")]
    [InlineData("dried mango")]
    [InlineData("มะม่วง")]
    public void A_slug_of_another_shape_is_refused(string slug) =>
        Assert.Equal(MarketRefusals.SlugMalformed, Check(Terms(), slug)?.Code);

    [Fact]
    public void Sound_terms_pass() => Assert.Null(Check(Terms()));

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        AssertField("price", Terms() with { Price = Money.Zero(Currency.Thb) });
        AssertField("price", Terms() with { Price = new Money(-1, Currency.Thb) });
        AssertField("minimum", Terms() with { Minimum = 0 });
        AssertField("unit_net_grams", Terms() with { UnitNetGrams = 0 });
        AssertField("carton_length_cm", Terms() with { CartonLengthCm = -4 });
        AssertField("lead_days", Terms() with { LeadDays = 366 });
    }

    [Fact]
    public void Weights_must_be_possible()
    {
        Assert.Equal(MarketRefusals.WeightsContradict, Check(Terms() with { UnitGrossGrams = 249 })?.Code);
        Assert.Equal(MarketRefusals.WeightsContradict, Check(Terms() with { CartonGrossGrams = 5_299 })?.Code);
    }

    [Fact]
    public void A_tariff_line_of_other_goods_is_refused()
    {
        var lines = new Dictionary<Country, HsCode> { [Country.Japan] = HsCode.Parse("0804.40.010").Value };
        Refusal? refusal = Check(Terms() with { TariffLines = lines });
        Assert.Equal((MarketRefusals.TariffLineForeign, "JP"), (refusal?.Code, refusal?["country"]));
        Assert.Equal(MarketRefusals.HsCodeTooShort, Check(Terms() with { HsCode = HsCode.Parse("0804").Value })?.Code);
    }

    [Fact]
    public void Words_need_a_known_language_a_title_and_characters_that_can_be_stored()
    {
        Assert.Equal(
            MarketRefusals.WordsMissing, Check(Terms() with { Words = new Dictionary<string, Wording>() })?.Code);
        Assert.Equal(MarketRefusals.WordsMissing, Words("th", " "));
        Assert.Equal(MarketRefusals.LanguageUnknown, Words("tlh", "Mango"));
        Assert.Equal(MarketRefusals.TextTooLong, Words("th", new string('ม', ListingRules.MostTitle + 1)));
        Assert.Equal(MarketRefusals.TextUnreadable, Words("th", "มะม่วง\0"));
        Assert.Equal(MarketRefusals.TextUnreadable, Words("th", "half a pair \ud83d"));
        Assert.Null(Words("th", "มะม่วง \U0001F96D"));
    }

    private static RefusalCode? Words(string language, string title) =>
        Check(Terms() with { Words = new Dictionary<string, Wording> { [language] = new(title, "") } })?.Code;

    private static void AssertField(string field, ListingTerms terms)
    {
        Refusal? refusal = Check(terms);
        Assert.Equal((MarketRefusals.NumberOutOfRange, field), (refusal?.Code, refusal?["field"]));
    }

    private static Refusal? Check(ListingTerms terms, string slug = "dried-mango") =>
        ListingRules.Check(new SaveListing(new Id(7), new Id(1), Id.None, 0, slug, terms));

    internal static ListingTerms Terms() => new()
    {
        Words = new Dictionary<string, Wording> { ["th"] = new("มะม่วงอบแห้ง", "") },
        HsCode = HsCode.Parse("080450").Value,
        TariffLines = new Dictionary<Country, HsCode> { [Country.Japan] = HsCode.Parse("0804.50.090").Value },
        Origin = Country.Thailand,
        SalesUnit = "pack",
        Price = new Money(12_050, Currency.Thb),
        Minimum = 10,
        UnitsPerCarton = 20,
        CartonLengthCm = 40,
        CartonWidthCm = 30,
        CartonHeightCm = 25,
        UnitNetGrams = 250,
        UnitGrossGrams = 265,
        CartonGrossGrams = 5_900,
        Incoterm = Incoterm.DAP,
        LeadDays = 7,
        Active = true,
    };
}
