using System.Text;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// Goods to Singapore: no duty outside the four dutiable categories, and the goods and services tax on all.
/// </summary>
public sealed class SingaporeTests
{
    private static readonly IBorder Border = Japan.Border;

    private static readonly Period Known = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    private static readonly BookIdentity Identity =
        new(Country.Singapore, Known, "Singapore Customs", "Singapore Customs, as of 2026-11-29");

    private static readonly ExchangeRate Baht = new(Currency.Thb, Currency.Sgd, 0.04m, Known, "made up");

    private static readonly TariffBook Book = Import("080450,Mangoes,,0%\n220830,Whiskies,,0%\n").Value.Book;

    /// <summary>Dried mangoes for 120,000 baht, freight 18,000 and insurance 600 apart.</summary>
    private static readonly QuoteRequest Mangoes = Japan.Mangoes with
    {
        To = Country.Singapore,
        Code = Japan.Code("0804.50"),
    };

    /// <summary>
    /// In cents, by hand: (120,000 + 18,000 + 600) × 0.04 = 5,544.00, no duty, 9 % of it 498.96. Where a half cent
    /// comes out it goes up, in the value (12.625 × 0.04 = 0.505) and in the tax (0.5 × 9 % = 0.045).
    /// </summary>
    [Theory]
    [InlineData("120000.00 THB", "18000.00 THB", "600.00 THB", 554_400, 49_896)]
    [InlineData("333.33 THB", "0.00 THB", "0.00 THB", 1_333, 120)]
    [InlineData("12.50 THB", "0.00 THB", "0.00 THB", 50, 5)]
    [InlineData("12.62 THB", "0.00 THB", "0.00 THB", 50, 5)]
    [InlineData("12.63 THB", "0.00 THB", "0.00 THB", 51, 5)]
    [InlineData("4800.00 SGD", "720.00 SGD", "24.00 SGD", 554_400, 49_896)]
    public void Value_and_tax_come_out_to_the_cent(string goods, string freight, string insurance, long value, long tax)
    {
        BorderQuote quote = Quote(Mangoes with
        {
            GoodsValue = Amount(goods),
            Freight = Amount(freight),
            Insurance = Amount(insurance),
        }).Value;
        Assert.Equal((value, 0L, tax, tax), (quote.CustomsValue, quote.Duty, quote.Tax, quote.Total));
        Assert.Equal(Currency.Sgd, quote.Currency);
        Assert.Equal(goods.EndsWith("SGD", StringComparison.Ordinal), quote.Exchange is null);
        long parts = quote.Lines.Where(line => line.Kind < QuoteLineKind.CustomsValue).Sum(line => line.Amount);
        Assert.Equal(value, parts);
    }

    [Fact]
    public void Every_line_names_its_source_and_the_whole_is_binding()
    {
        BorderQuote quote = Quote(Mangoes).Value;
        Assert.Equal(
            [QuoteLineKind.Goods, QuoteLineKind.Freight, QuoteLineKind.Insurance, QuoteLineKind.CustomsValue,
                QuoteLineKind.Duty, QuoteLineKind.GoodsAndServicesTax, QuoteLineKind.Total],
            quote.Lines.Select(line => line.Kind));
        Assert.All(quote.Lines, line => Assert.NotEmpty(line.Citation.Source));
        Assert.True(quote.IsBinding);
        Assert.Equal(
            (DutyColumn.General, ProgramStatus.Applied, "0%"),
            (quote.Programs.Single().Column, quote.Programs[0].Status, quote.Programs[0].Rate));
        Assert.Null(quote.BestPreference);
        Assert.DoesNotContain(QuoteMark.LowValueGoodsNotConsidered, quote.Marks);
        Assert.Contains("498.96 SGD", Border.Print(quote), StringComparison.Ordinal);
    }

    /// <summary>400 dollars are 10,000 baht at this rate.</summary>
    [Theory, InlineData("10000.00 THB", true), InlineData("10000.25 THB", false)]
    public void Goods_of_low_value_carry_a_mark(string goods, bool marked)
    {
        QuoteRequest small = Mangoes with { GoodsValue = Amount(goods), Freight = Thb(0), Insurance = Thb(0) };
        Assert.Equal(marked, Quote(small).Value.Marks.Contains(QuoteMark.LowValueGoodsNotConsidered));
    }

    [Fact]
    public void What_is_not_known_is_refused_by_name()
    {
        Refused(BorderRefusals.HsCodeNotInBook, Mangoes with { Code = Japan.Code("0804.30") });
        Refused(BorderRefusals.ExciseUnknown, Mangoes with { Code = Japan.Code("2208.30") });
        Refused(BorderRefusals.DateAfterBook, Mangoes with { Date = new DateOnly(2027, 1, 1) });
        Refused(BorderRefusals.DateBeforeBook, Mangoes with { Date = new DateOnly(2025, 12, 31) });
        Refused(BorderRefusals.PreferenceNotGiven, Mangoes with { Claim = Preference.Rcep });
        Refused(BorderRefusals.TaxClassNotGiven, Mangoes with { TaxClass = TaxClass.Reduced });
        Refused(BorderRefusals.LaneUnknown, Mangoes with { From = Country.Japan });
        Refused(BorderRefusals.LaneUnknown, Mangoes with { To = Country.Parse("MY").Value });
        Assert.Equal(
            BorderRefusals.ExchangeRateMissing, Border.Quote(Mangoes, Book, [Japan.Baht]).Refusal?.Code);
        Assert.Equal(BorderRefusals.LaneUnknown, Border.Quote(Japan.Mangoes, Book, [Japan.Baht, Baht]).Refusal?.Code);
    }

    [Fact]
    public void Past_the_known_days_a_quote_is_marked_and_binds_nobody()
    {
        QuoteRequest late = Mangoes with { Date = new DateOnly(2027, 1, 1), AssumeUnchanged = true };
        Assert.False(Quote(late).Value.IsBinding);
    }

    [Fact]
    public void A_written_quote_names_its_currency_and_computes_to_the_same_bytes()
    {
        byte[] json = Border.Write(Quote(Mangoes).Value);
        string text = Encoding.UTF8.GetString(json);
        Assert.Contains("\"sampan-border-quote/2\"", text, StringComparison.Ordinal);
        Assert.Contains("\"currency\": \"SGD\"", text, StringComparison.Ordinal);
        Assert.Contains("\"per_unit\": \"0.04\"", text, StringComparison.Ordinal);
        Assert.True(Border.Replay(json, Book).Value.IsSame);

        byte[] forged = Encoding.UTF8.GetBytes(text.Replace("49896", "49895", StringComparison.Ordinal));
        Assert.Equal(
            "line 6 (GoodsAndServicesTax): written 49895 SGD, computed 49896 SGD",
            Border.Replay(forged, Book).Value.FirstDifference);
        byte[] unnamed = Encoding.UTF8.GetBytes(
            text.Replace("  \"currency\": \"SGD\",\n", "", StringComparison.Ordinal));
        Assert.Equal(BorderRefusals.QuoteMalformed, Border.Replay(unnamed, Book).Refusal?.Code);
    }

    [Theory]
    [InlineData("080450,Mangoes,,0%\n0804.50,Again,,0%\n", "code")]
    [InlineData("0804,A heading,,0%\n", "code")]
    [InlineData("080450,Mangoes,,free\n", "general")]
    [InlineData("080450,Mangoes,,無税\n", "general")]
    [InlineData("080450,Mangoes,,-1%\n", "general")]
    [InlineData("080450,Mangoes,,\n", "general")]
    public void A_row_that_cannot_be_read_refuses_the_file(string rows, string column)
    {
        Refusal? refusal = Import(rows).Refusal;
        Assert.Equal(BorderRefusals.RowMalformed, refusal?.Code);
        Assert.Contains(column, $"{refusal}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_refused_and_so_is_another_countrys_format()
    {
        Assert.Equal(BorderRefusals.FileTruncated, Import("").Refusal?.Code);
        Assert.Equal(
            BorderRefusals.FormatUnknown, Border.ImportTariff(Identity, "jp-csv", Stream.Null).Refusal?.Code);
    }

    /// <summary>The list that travels with the demo: no line of it is of a dutiable category.</summary>
    [Fact]
    public void Every_line_of_the_demo_is_quoted_without_duty()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Border", "sg-demo.csv"));
        TariffBook demo = Border.ImportTariff(Identity, "lines-csv", file).Value.Book;
        Assert.Equal(49, demo.LineCount);
        foreach (TariffLine line in demo.Lines)
        {
            BorderQuote quote = Border.Quote(Mangoes with { Code = Japan.Code(line.Digits) }, demo, [Baht]).Value;
            Assert.Equal((0L, 49_896L), (quote.Duty, quote.Tax));
        }
    }

    private static void Refused(RefusalCode code, QuoteRequest request) =>
        Assert.Equal(code, Quote(request).Refusal?.Code);

    private static Outcome<BorderQuote> Quote(QuoteRequest request) => Border.Quote(request, Book, [Japan.Baht, Baht]);

    private static Outcome<ImportedBook> Import(string rows) => Border.ImportTariff(
        Identity, "lines-csv", new MemoryStream(Encoding.UTF8.GetBytes($"code,description,units,general\n{rows}")));

    private static Money Thb(decimal baht) => Japan.Thb(baht);

    private static Money Amount(string text)
    {
        string[] words = text.Split(' ');
        return Money.Parse(words[0], Currency.Parse(words[1]).Value).Value;
    }
}
