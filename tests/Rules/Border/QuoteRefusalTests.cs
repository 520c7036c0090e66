using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>Everything a quote can be refused for, one test each. Nothing is ever answered with a guess.</summary>
public sealed class QuoteRefusalTests
{
    private static readonly QuoteRequest Mangoes = Japan.Mangoes;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Goods_worth_nothing_or_less_are_refused(long baht) =>
        Refused(Mangoes with { GoodsValue = Japan.Thb(baht) }, BorderRefusals.GoodsValueNotPositive);

    [Fact]
    public void A_negative_freight_is_refused() =>
        Refused(Mangoes with { Freight = Japan.Thb(-1) }, BorderRefusals.AmountNegative);

    [Fact]
    public void An_amount_past_the_largest_is_refused() => Refused(
        Mangoes with { GoodsValue = new Money(long.MaxValue, Currency.Thb) }, BorderRefusals.AmountOverflows);

    [Fact]
    public void A_value_that_overflows_in_yen_is_refused() => Refused(
        Mangoes with { GoodsValue = new Money(Money.Cap, Currency.Thb) }, BorderRefusals.AmountOverflows,
        rates: [Japan.Baht with { PerUnit = 450m }]);

    [Fact]
    public void Duty_that_overflows_is_refused() => Refused(
        Mangoes with { GoodsValue = Japan.Yen(Money.Cap / 4), Freight = null, Insurance = null },
        BorderRefusals.AmountOverflows, Japan.BookOf(Japan.Line("080450011", "900%")));

    [Fact]
    public void Mixed_currencies_are_refused() => Refused(
        Mangoes with { Freight = Japan.Yen(80_000) }, KernelRefusals.CurrenciesMixed,
        ("first", "THB"), ("second", "JPY"));

    [Fact]
    public void A_quantity_of_nothing_is_refused() =>
        Refused(Mangoes with { Quantities = [new Quantity(0, Unit.Kilogram)] }, BorderRefusals.QuantityNotPositive);

    [Fact]
    public void A_quantity_past_the_largest_is_refused() => Refused(
        Mangoes with { Quantities = [new Quantity(1_000_000_001, Unit.Tonne)] }, BorderRefusals.AmountOverflows);

    [Fact]
    public void Two_weights_are_refused() => Refused(
        Mangoes with { Quantities = [new Quantity(500, Unit.Kilogram), new Quantity(1, Unit.Tonne)] },
        BorderRefusals.QuantityRepeated);

    [Fact]
    public void Goods_cannot_be_on_both_sides_of_a_quota() => Refused(
        Mangoes with { Assurances = Assurances.InsideQuota | Assurances.OutsideQuota },
        BorderRefusals.AssurancesContradict);

    [Theory]
    [InlineData("none", Preference.None)]
    [InlineData("jtepa", Preference.Jtepa)]
    [InlineData("ajcep", Preference.Ajcep)]
    [InlineData("rcep", Preference.Rcep)]
    public void A_claim_is_read_by_name(string name, Preference claim) =>
        Assert.Equal(claim, DutyColumns.ParseClaim(name).Value);

    [Fact]
    public void A_claim_or_column_nobody_knows_is_refused()
    {
        Assert.Equal(BorderRefusals.NameUnknown, DutyColumns.ParseClaim("gsp").Refusal?.Code);
        Assert.Equal(BorderRefusals.NameUnknown, DutyColumns.Parse("gsp").Refusal?.Code);
    }

    [Fact]
    public void A_standard_price_of_nothing_is_refused() => Refused(
        Mangoes with { StandardPrices = [new StandardPrice("枝肉", 0m, "made up")] }, BorderRefusals.StandardPriceWrong);

    [Theory]
    [InlineData("VN", "JP")]
    [InlineData("TH", "US")]
    public void A_lane_without_rules_is_refused_by_name(string from, string to) => Refused(
        Mangoes with { From = Country.Parse(from).Value, To = Country.Parse(to).Value },
        BorderRefusals.LaneUnknown, ("from", from), ("to", to), ("book", "JP"));

    [Fact]
    public void A_date_before_the_book_is_refused_even_when_assuming() => Refused(
        Mangoes with { Date = new DateOnly(2026, 6, 30), AssumeUnchanged = true },
        BorderRefusals.DateBeforeBook, ("what", "JP"), ("date", "2026-06-30"), ("known", "2026-07-01..2027-03-31"));

    [Fact]
    public void A_date_after_the_book_is_refused() =>
        Refused(Mangoes with { Date = new DateOnly(2027, 4, 1) }, BorderRefusals.DateAfterBook);

    [Fact]
    public void A_date_after_a_rule_of_tax_is_refused() => Refused(
        Yen(Mangoes) with { Date = new DateOnly(2027, 1, 1) }, BorderRefusals.DateAfterRule,
        ("what", "consumption_reduced"), ("date", "2027-01-01"), ("known", "2019-10-01..2026-12-31"));

    [Fact]
    public void A_date_before_a_rule_of_tax_is_refused()
    {
        var old = new Period(new DateOnly(2015, 1, 1), new DateOnly(2027, 3, 31));
        var book = new TariffBook(Japan.Identity with { Validity = old }, [Japan.Line("080450011", "6%")]);
        Refused(Yen(Mangoes) with { Date = new DateOnly(2018, 1, 1) }, BorderRefusals.DateBeforeRule, book);
    }

    [Fact]
    public void An_unknown_or_withdrawn_code_is_refused_with_the_lines_near_it() => Refused(
        Mangoes with { Code = Japan.Code("0804.50.099") }, BorderRefusals.HsCodeNotInBook,
        ("code", "0804.50.099"), ("book", "2026-07-01..2027-03-31"), ("lines", "0804.50.011"));

    [Fact]
    public void A_code_with_several_lines_is_refused_with_the_lines() => Refused(
        Mangoes with { Code = Japan.Code("0804.50") }, BorderRefusals.HsCodeTooShort,
        Japan.BookOf(Japan.Line("080450011", "6%"), Japan.Line("080450019", "6%")),
        ("code", "0804.50"), ("lines", "0804.50.011 0804.50.019"));

    [Fact]
    public void Lines_of_one_code_without_a_season_for_the_day_are_refused() => Refused(
        Mangoes, BorderRefusals.SeasonUnclear,
        Japan.BookOf(Japan.Line("080450011", "6%"), Japan.Line("080450011", "7%")));

    [Fact]
    public void Goods_under_an_excise_nobody_wrote_rules_for_are_refused() => Refused(
        Mangoes with { Code = Japan.Code("2203.00.000") }, BorderRefusals.ExciseUnknown,
        Japan.BookOf(Japan.Line("220300000", "無税")), ("tax", "liquor tax"), ("code", "220300000"));

    [Fact]
    public void A_price_without_carriage_needs_the_freight() =>
        Refused(Mangoes with { Term = Incoterm.FOB, Freight = null }, BorderRefusals.FreightNeeded, ("term", "FOB"));

    [Fact]
    public void A_price_without_insurance_needs_it_or_a_stated_zero()
    {
        QuoteRequest request = Mangoes with { Term = Incoterm.CFR, Freight = null, Insurance = null };
        Refused(request, BorderRefusals.InsuranceNeeded, ("term", "CFR"));
        Assert.False(Japan.Quote(request with { Insurance = Japan.Thb(0) }).IsRefused);
    }

    [Fact]
    public void A_deduction_of_the_whole_price_is_refused() =>
        Refused(Mangoes with { OnwardCarriage = Japan.Thb(138_600) }, BorderRefusals.DeductionTooLarge);

    [Theory]
    [InlineData(0)]
    [InlineData(-4.5)]
    [InlineData(1_000_001)]
    [InlineData(0.1234567890123)]
    public void An_impossible_exchange_rate_is_refused(double yen) => Refused(
        Mangoes, BorderRefusals.ExchangeRateWrong, rates: [Japan.Baht with { PerUnit = (decimal)yen }]);

    [Fact]
    public void A_currency_without_a_rate_is_refused() =>
        Refused(Mangoes, BorderRefusals.ExchangeRateMissing, rates: []);

    [Fact]
    public void A_rate_for_other_days_is_refused_unless_assumed()
    {
        var days = new Period(new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31));
        ExchangeRate july = Japan.Baht with { Validity = days };
        Refused(Mangoes, BorderRefusals.ExchangeRateNotForDate, rates: [july]);
        BorderQuote quote = Japan.Border.Quote(Mangoes with { AssumeUnchanged = true }, Japan.MangoBook, [july]).Value;
        Assert.False(quote.IsBinding);
    }

    [Fact]
    public void A_rate_not_understood_is_refused_with_its_text() => Refused(
        Mangoes, BorderRefusals.RateNotUnderstood, Book("402円/kg", "", "*(341円/kg)"),
        ("column", "wto"), ("rate", "*(341円/kg)"), ("why", "levy_mark"));

    [Fact]
    public void A_levy_beside_the_duty_is_refused_even_under_a_free_preference() => Refused(
        Mangoes with { Claim = Preference.Jtepa }, BorderRefusals.RateNotUnderstood,
        Book("402円/kg", "", "*(341円/kg)", "無税"));

    [Fact]
    public void A_bound_rate_not_understood_does_not_matter_when_the_national_rate_is_free() =>
        Assert.Equal(0, Japan.Quote(Mangoes, Book("無税", "", "●2.5%〜(4.8%)")).Value.Duty);

    [Fact]
    public void A_line_without_any_rate_is_refused_never_free() =>
        Refused(Mangoes, BorderRefusals.RateMissing, Book("(6%)", "", "(3%)"));

    [Fact]
    public void A_quota_asks_which_side() => Refused(
        Mangoes with { Claim = Preference.Jtepa }, BorderRefusals.QuotaSideNeeded,
        Book("40%", jtepa: "関税割当数量以内のもの　無税\nその他のもの　10%"),
        ("column", "jtepa"), ("options", "1: 関税割当数量以内のもの 無税; 2: その他のもの 10%"));

    [Fact]
    public void Outside_a_quota_that_says_nothing_of_the_rest_there_is_no_preference() => Refused(
        Mangoes with { Claim = Preference.Jtepa, Assurances = Assurances.OutsideQuota },
        BorderRefusals.PreferenceNotGiven, Book("40%", jtepa: "関税割当数量以内のもの　無税"));

    [Fact]
    public void Several_rates_in_a_cell_ask_which_goods() => Refused(
        Mangoes, BorderRefusals.ConditionNeeded, Book("20%", "", "ひざを覆うもの 6.7%\n\nその他のもの 8%"),
        ("column", "wto"), ("options", "1: ひざを覆うもの 6.7%; 2: その他のもの 8%"));

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_choice_that_is_not_offered_is_refused(int number) => Refused(
        Mangoes with { Choices = [new Choice(DutyColumn.Wto, number)] }, BorderRefusals.ConditionUnknown,
        Book("20%", "", "ひざを覆うもの 6.7%\n\nその他のもの 8%"));

    [Fact]
    public void A_marked_rate_asks_for_the_stated_use() =>
        Refused(Mangoes, BorderRefusals.StatedUseNeeded, Book("◎16.2%"), ("column", "general"), ("rate", "◎16.2%"));

    [Fact]
    public void A_sweetened_preparation_is_refused_until_the_levy_is_known_to_be_outside() => Refused(
        Mangoes with { Claim = Preference.Jtepa }, BorderRefusals.SugarLevyOutside,
        Book("28%", "※1%", jtepa: "無税"));

    [Fact]
    public void A_rate_by_weight_asks_for_kilograms_and_names_the_unit_given() => Refused(
        Mangoes with { Quantities = [new Quantity(500, Unit.Litre)] }, BorderRefusals.QuantityNeeded, Book("190円/kg"),
        ("unit", "kg"), ("given", "l"));

    [Fact]
    public void A_rate_by_pairs_does_not_take_pieces() => Refused(
        Mangoes with { Quantities = [new Quantity(100, Unit.Piece)] }, BorderRefusals.QuantityNeeded, Book("4,300円/足"),
        ("unit", "pair"), ("given", "pcs"));

    [Fact]
    public void A_standard_price_is_asked_for_by_the_name_of_the_goods() => Refused(
        Mangoes, BorderRefusals.StandardPriceNeeded, Book("", "1キログラムにつき枝肉に係る基準輸入価格と課税価格との差額"),
        ("goods", "枝肉"), ("unit", "kg"));

    [Fact]
    public void A_value_above_the_standard_belongs_on_another_line() =>
        Refused(Mangoes, BorderRefusals.ValueAboveStandard, Book("(73.70円−課税価格)/kg"));

    [Theory]
    [InlineData("")]
    [InlineData("(29.8%)")]
    public void A_preference_that_gives_these_goods_nothing_cannot_be_claimed(string cell) => Refused(
        Mangoes with { Claim = Preference.Ajcep }, BorderRefusals.PreferenceNotGiven, Book("6%", ajcep: cell),
        ("preference", "ajcep"));

    [Fact]
    public void Goods_that_may_or_may_not_be_food_ask_for_the_tax_class() => Refused(
        Mangoes with { Code = Japan.Code("1104.23.010") }, BorderRefusals.TaxClassNeeded,
        Japan.BookOf(Japan.Line("110423010", "6%")), ("code", "110423010"));

    [Fact]
    public void The_request_is_refused_before_the_day_and_the_day_before_the_code()
    {
        QuoteRequest all = Mangoes with
        {
            GoodsValue = Japan.Thb(0),
            Date = new DateOnly(2030, 1, 1),
            Code = Japan.Code("9999"),
            Freight = null,
            Term = Incoterm.EXW,
        };
        Refused(all, BorderRefusals.GoodsValueNotPositive);
        all = all with { GoodsValue = Japan.Thb(1) };
        Refused(all, BorderRefusals.DateAfterBook);
        all = all with { Date = Mangoes.Date };
        Refused(all, BorderRefusals.HsCodeNotInBook);
        all = all with { Code = Mangoes.Code };
        Refused(all, BorderRefusals.FreightNeeded);
    }

    private static TariffBook Book(
        string general, string temporary = "", string wto = "", string jtepa = "", string ajcep = "") =>
        Japan.BookOf(Japan.Line("080450011", general, temporary, wto, jtepa, ajcep));

    private static QuoteRequest Yen(QuoteRequest request) =>
        request with { GoodsValue = Japan.Yen(540_000), Freight = Japan.Yen(81_000), Insurance = Japan.Yen(2_700) };

    private static void Refused(QuoteRequest request, RefusalCode code, params (string, string)[] arguments) =>
        Refused(request, code, Japan.MangoBook, arguments);

    private static void Refused(QuoteRequest request, RefusalCode code, IReadOnlyList<ExchangeRate> rates) =>
        Assert.Equal(code, Japan.Border.Quote(request, Japan.MangoBook, rates).Refusal?.Code);

    private static void Refused(
        QuoteRequest request, RefusalCode code, TariffBook book, params (string, string)[] arguments)
    {
        Refusal? refusal = Japan.Quote(request, book).Refusal;
        Assert.Equal(code, refusal?.Code);
        if (arguments.Length > 0) Assert.Equal(code.With(arguments), refusal);
    }
}
