using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>What a quote says beside its yen.</summary>
public sealed class QuoteTests
{
    [Fact]
    public void Every_line_cites_instrument_article_days_and_source()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes).Value;
        Assert.All(quote.Lines, line =>
        {
            Assert.NotEmpty(line.Citation.Instrument);
            Assert.NotEmpty(line.Citation.Article);
            Assert.NotEmpty(line.Citation.Source);
            Assert.True(line.Citation.Validity.Contains(quote.Request.Date));
        });
    }

    [Fact]
    public void The_parts_of_the_value_sum_to_the_value()
    {
        BorderQuote quote = Japan.Border.Quote(
            Japan.Mangoes with { OnwardCarriage = Japan.Thb(999.99m) }, Japan.MangoBook,
            [Japan.Baht with { PerUnit = 4.3219m }]).Value;
        IEnumerable<QuoteLine> parts = quote.Lines.Where(line => line.Kind < QuoteLineKind.CustomsValue);
        Assert.Equal(quote.CustomsValue, parts.Sum(line => line.Amount));
    }

    [Fact]
    public void Every_column_is_shown_and_the_best_preference_named_with_its_saving()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes).Value;
        Assert.Equal(DutyColumns.Of(Country.Japan), quote.Programs.Select(program => program.Column));
        Assert.Equal((DutyColumn.Jtepa, 18_600), (quote.BestPreference?.Column, quote.PossibleSaving));
    }

    [Fact]
    public void A_claimed_preference_leaves_nothing_to_save()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes with { Claim = Preference.Rcep }).Value;
        Assert.Null(quote.BestPreference);
        Assert.Equal((0, 0), (quote.Duty, quote.PossibleSaving));
    }

    [Fact]
    public void A_claim_that_is_not_lower_is_marked_and_not_applied()
    {
        BorderQuote quote = Japan.Quote(
            Japan.Mangoes with { Claim = Preference.Ajcep },
            Japan.BookOf(Japan.Line("080450011", "6%", "", "3%", "", "5%"))).Value;
        Assert.Equal(18_600, quote.Duty);
        Assert.Contains(QuoteMark.ClaimNotLower, quote.Marks);
    }

    [Fact]
    public void A_claimed_free_rate_asks_for_nothing_that_other_columns_lack()
    {
        TariffBook book = Japan.BookOf(
            Japan.Line("080450011", "20%", "", "ひざを覆うもの 6.7%\n\nその他のもの 8%", "無税"));
        BorderQuote quote = Japan.Quote(Japan.Mangoes with { Claim = Preference.Jtepa }, book).Value;
        Assert.Equal(0, quote.Duty);
        Assert.Equal("condition_needed", quote.Programs[(int)DutyColumn.Wto].Missing?.Code.Name);
    }

    [Fact]
    public void A_temporary_rate_stands_in_place_of_the_general_one_even_when_higher()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes, Japan.BookOf(Japan.Line("080450011", "6%", "8%", "10%"))).Value;
        Assert.Equal(DutyColumn.Temporary, quote.Programs.Single(p => p.Status == ProgramStatus.Applied).Column);
    }

    [Fact]
    public void Past_the_last_known_day_a_quote_binds_nobody_and_says_so()
    {
        QuoteRequest later = Japan.Mangoes with { Date = new DateOnly(2027, 6, 1), AssumeUnchanged = true };
        BorderQuote quote = Japan.Quote(later).Value;
        Assert.False(quote.IsBinding);
        Assert.Contains(QuoteMark.AssumedUnchanged, quote.Marks);
        Assert.Contains("NOT BINDING", Japan.Border.Print(quote), StringComparison.Ordinal);
    }

    [Fact]
    public void Assuming_changes_nothing_while_all_is_known()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes with { AssumeUnchanged = true }).Value;
        Assert.True(quote.IsBinding);
    }

    [Theory]
    [InlineData("080450011", TaxClass.Reduced)]
    [InlineData("220210000", TaxClass.Reduced)]
    [InlineData("610910000", TaxClass.Standard)]
    public void The_code_suggests_a_tax_class_and_the_quote_says_so(string digits, TaxClass expected)
    {
        BorderQuote quote = Japan.Quote(
            Japan.Mangoes with { Code = Japan.Code(digits) }, Japan.BookOf(Japan.Line(digits, "6%"))).Value;
        Assert.Equal(expected, quote.TaxClass);
        Assert.Contains(QuoteMark.TaxClassFromCode, quote.Marks);
    }

    [Fact]
    public void A_stated_tax_class_goes_before_the_code()
    {
        BorderQuote quote = Japan.Quote(Japan.Mangoes with { TaxClass = TaxClass.Standard }).Value;
        // 642,000 × 7.8 % = 50,076; 50,000 × 22 / 78 = 14,102.
        Assert.Equal((50_000, 14_100), (quote.ConsumptionTax, quote.LocalConsumptionTax));
        Assert.DoesNotContain(QuoteMark.TaxClassFromCode, quote.Marks);
    }

    [Fact]
    public void A_quote_prints_every_step_with_its_law()
    {
        string text = Japan.Border.Print(Japan.Quote(Japan.Mangoes).Value);
        Assert.Contains("623,700 yen   CIF", text, StringComparison.Ordinal);
        Assert.Contains("18,600 yen   3% on 623,000", text, StringComparison.Ordinal);
        Assert.Contains("Consumption Tax Act (Act No. 108 of 1988), 29(ii)", text, StringComparison.Ordinal);
        Assert.Contains("Possible saving 18,600 yen of duty under jtepa", text, StringComparison.Ordinal);
    }
}
