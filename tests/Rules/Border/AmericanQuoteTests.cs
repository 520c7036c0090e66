using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>
/// Goods to the United States, on the schedule as published in July 2024: duty by the rate in the schedule, the
/// processing fee (0.3464 % of a value from 2,500 dollars on, not below 31.67 and not above 614.35; 2.53 below), and
/// 0.125 % by sea. Each row is worked by hand; amounts are cents, each rounded to the nearest.
/// </summary>
public sealed class AmericanQuoteTests
{
    [Theory]
    // Free: 10,000.00 × 0.3464 % = 34.64; × 0.125 % = 12.50.
    [InlineData("0901.21.00", 10_000, "1000 kg", "", "", 0, 3464, 1250)]
    // 1.5¢/kg × 1,000 kg = 15.00.
    [InlineData("0804.50.80", 10_000, "1000 kg", "", "", 1_500, 3464, 1250)]
    // 6.8 % of 2,500 = 170.00; 8.66 is below the least.
    [InlineData("0101.30.00", 2_500, "", "", "", 17_000, 3167, 313)]
    // Below 2,500 the fee is 2.53; 2,499.99 × 6.8 % = 169.999 and × 0.125 % = 3.125, up.
    [InlineData("0101.30.00", 2_499.99, "", "", "", 17_000, 253, 312)]
    // 200,000 × 0.3464 % = 692.80, above the most; 6.8 % = 13,600.00.
    [InlineData("0101.30.00", 200_000, "", "", "", 1_360_000, 61435, 25000)]
    // 68¢/head × 40 = 27.20.
    [InlineData("0104.20.00", 4_000, "40 pcs", "", "", 2_720, 3167, 500)]
    // 2.8¢/doz. × 3,600 ÷ 12 = 8.40; dozens may be stated as dozens.
    [InlineData("0407.11.00", 3_000, "3600 pcs", "", "", 840, 3167, 375)]
    [InlineData("0407.11.00", 3_000, "300 dozen", "", "", 840, 3167, 375)]
    // $1.104/kg × 500 + 14.9 % of 3,000 = 552.00 + 447.00.
    [InlineData("0402.29.50", 3_000, "500 kg", "", "", 99_900, 3167, 375)]
    // 0.34¢/liter × 12,000 = 40.80.
    [InlineData("0401.10.00", 9_000, "12000 l", "", "", 4_080, 3167, 1125)]
    // $1.34/1000 × 25,000 = 33.50.
    [InlineData("0601.10.60", 5_000, "25000 pcs", "", "", 3_350, 3167, 625)]
    // 5.7¢/kg on 800 kg drained + 8 % of 6,000 = 45.60 + 480.00.
    [InlineData("0711.51.00", 6_000, "1200 kg", "", "drained=800 kg", 52_560, 3167, 750)]
    // 16.9¢/kg of 300 kg of total sugars + 5.1 % of 4,000 = 50.70 + 204.00.
    [InlineData("1702.20.28", 4_000, "900 kg", "", "total_sugars=300 kg", 25_470, 3167, 500)]
    // 2.1¢/kg on 700 kg of entire contents = 14.70.
    [InlineData("2004.90.80", 2_600, "900 kg", "", "entire_contents=700 kg", 1_470, 3167, 325)]
    // 0.5¢ × 400 proof litres = 2.00.
    [InlineData("2209.00.00", 3_000, "5000 l", "", "proof_litre=400 l", 200, 3167, 375)]
    // 1.7¢/kg on 2,500 kg of lead = 42.50.
    [InlineData("2603.00.00", 20_000, "9000 kg", "", "lead=2500 kg", 4_250, 6928, 2500)]
    // 12.8¢/kg on 150 kg of molybdenum + 1.8 % of 8,000 = 19.20 + 144.00.
    [InlineData("2613.10.00", 8_000, "400 kg", "", "molybdenum=150 kg", 16_320, 3167, 1000)]
    // 6.5 % on the entire set, of 3,000 = 195.00.
    [InlineData("3213.10.00", 3_000, "100 pcs", "", "", 19_500, 3167, 375)]
    // 6.5¢/gross × 14,400 ÷ 144 = 6.50.
    [InlineData("4421.91.80", 3_000, "14400 pcs", "", "", 650, 3167, 375)]
    // 76¢/pr. × 200 + 32 % of 2,600 = 152.00 + 832.00.
    [InlineData("6402.19.50", 2_600, "200 pair", "", "", 98_400, 3167, 325)]
    // 96¢/doz. × 600 ÷ 12 + 1.4 % of 5,000 = 48.00 + 70.00.
    [InlineData("6501.00.60", 5_000, "600 pcs", "", "", 11_800, 3167, 625)]
    // 14.5¢/m2 × 1,000 + 0.4 % of 5,000 = 145.00 + 20.00.
    [InlineData("7005.21.10", 5_000, "1000 m2", "", "", 16_500, 3167, 625)]
    // 2.5 % of the 4,000 that the lead in it is worth = 100.00.
    [InlineData("7801.10.00", 5_000, "2000 kg", "lead_content=4000", "", 10_000, 3167, 625)]
    // 1¢ × 500 + 2.8 % of 2,500 = 5.00 + 70.00.
    [InlineData("8201.50.00", 2_500, "500 pcs", "", "", 7_500, 3167, 313)]
    // 44¢ × 100 + 6 % of 1,000 + 14 % of 200 + 5.3 % of 50 = 44.00 + 60.00 + 28.00 + 2.65.
    [InlineData("9102.11.10", 2_600, "100 pcs", "case=1000;strap=200;battery=50", "", 13_465, 3167, 325)]
    // 51¢ × 100 + 6.25 % of 1,200 + 5.3 % of 50 = 51.00 + 75.00 + 2.65.
    [InlineData("9101.11.40", 2_600, "100 pcs", "case_and_strap=1200;battery=50", "", 12_865, 3167, 325)]
    // 3.1 % of 900 + 4.2 % of 100 = 27.90 + 4.20.
    [InlineData("9108.12.00", 2_500, "100 pcs", "movement=900;battery=100", "", 3_210, 3167, 313)]
    // 17¢ × 100 + 2.5 % of 2,500 + 1¢ × 700 jewels = 17.00 + 62.50 + 7.00.
    [InlineData("9105.99.10", 2_500, "100 pcs", "", "jewels=700 pcs", 8_650, 3167, 313)]
    // 10¢/1,000 pins × 5,000 + 3.5 % of 2,500 = 0.50 + 87.50.
    [InlineData("9209.92.40", 2_500, "5000 pcs", "", "", 8_800, 3167, 313)]
    // 14¢/gross × 1,440 ÷ 144 + 4.3 % of 2,500 = 1.40 + 107.50.
    [InlineData("9609.10.00", 2_500, "1440 pcs", "", "", 10_890, 3167, 313)]
    // 26.4 % of 10,000 = 2,640.00.
    [InlineData("0201.10.50", 10_000, "", "", "", 264_000, 3464, 1250)]
    // 1¢/kg × 6,400 = 64.00.
    [InlineData("0102.29.40", 9_000, "6400 kg", "", "", 6_400, 3167, 1125)]
    // 1.5¢/kg × 2,000 + 5 % of 7,000 = 30.00 + 350.00.
    [InlineData("1504.20.60", 7_000, "2000 kg", "", "", 38_000, 3167, 875)]
    // 7.85¢/liter × 2,000 = 157.00.
    [InlineData("2009.11.00", 4_000, "2000 l", "", "", 15_700, 3167, 500)]
    // 0.7¢ × 1,000 + 3.7 % of 3,000 = 7.00 + 111.00.
    [InlineData("8211.91.50", 3_000, "1000 pcs", "", "", 11_800, 3167, 375)]
    // 98¢ × 50 + 3 % of 1,500 = 49.00 + 45.00.
    [InlineData("9101.99.40", 5_000, "50 pcs", "case=1500", "", 9_400, 3167, 625)]
    // $1.75 × 40 + 4.8 % of 1,200 + 11.2 % of 300 = 70.00 + 57.60 + 33.60.
    [InlineData("9102.21.30", 4_000, "40 pcs", "case=1200;strap=300", "", 16_120, 3167, 500)]
    // 40¢ × 80 + 6 % of 900 + 5.3 % of 60 = 32.00 + 54.00 + 3.18.
    [InlineData("9102.91.40", 2_700, "80 pcs", "case=900;battery=60", "", 8_918, 3167, 338)]
    // 5.4¢/kg on 640 kg drained = 34.56.
    [InlineData("2005.70.02", 2_800, "1000 kg", "", "drained=640 kg", 3_456, 3167, 350)]
    // 3.9 % of 2,400 + 5.3 % of 80 = 93.60 + 4.24.
    [InlineData("9102.91.20", 2_600, "60 pcs", "movement_and_case=2400;battery=80", "", 9_784, 3167, 325)]
    // 36¢ × 200 + 5.3 % of 150 = 72.00 + 7.95.
    [InlineData("9108.11.40", 3_100, "200 pcs", "battery=150", "", 7_995, 3167, 388)]
    // 18.7¢ × 900 kg of clean wool = 168.30.
    [InlineData("5101.11.60", 6_000, "1500 kg", "", "clean=900 kg", 16_830, 3167, 750)]
    // 7.5¢ × 400 + 3.2 % of 2,000 + 2.6 % of 100 = 30.00 + 64.00 + 2.60.
    [InlineData("9109.10.30", 2_500, "400 pcs", "movement=2000;battery=100", "", 9_660, 3167, 313)]
    // 5¢/kg on 1,100 kg with the container = 55.00.
    [InlineData("1509.20.20", 9_600, "1000 kg", "", "contents_and_container=1100 kg", 5_500, 3325, 1200)]
    // $1.61 × 30 + 4.4 % of 1,800 = 48.30 + 79.20.
    [InlineData("9101.21.80", 6_000, "30 pcs", "case_and_strap=1800", "", 12_750, 3167, 750)]
    // 4.7 % of 3,000 + 20 % of 500 = 141.00 + 100.00.
    [InlineData("9301.90.30", 3_500, "4 pcs", "rifle=3000;telescopic_sight=500", "", 24_100, 3167, 438)]
    // $1.865 × 300 + 8.5 % of 2,700 = 559.50 + 229.50.
    [InlineData("0405.90.20", 2_700, "300 kg", "", "", 78_900, 3167, 338)]
    // $1.13/m3 × 12 = 13.56.
    [InlineData("0806.10.20", 2_600, "12 m3", "", "", 1_356, 3167, 325)]
    // 6¢/kg on 450 kg drained + 8.5 % of 2,500 = 27.00 + 212.50.
    [InlineData("2003.10.01", 2_500, "800 kg", "", "drained=450 kg", 23_950, 3167, 313)]
    // 1.5¢/kg on 1,200 kg of entire contents = 18.00.
    [InlineData("2005.51.20", 2_900, "1300 kg", "", "entire_contents=1200 kg", 1_800, 3167, 363)]
    // 18.7¢/m2 × 850 = 158.95.
    [InlineData("7005.29.08", 4_400, "850 m2", "", "", 15_895, 3167, 550)]
    // $1.16 × 25 + 6 % of 700 = 29.00 + 42.00.
    [InlineData("9102.99.60", 2_600, "25 pcs", "case=700", "", 7_100, 3167, 325)]
    // 20¢ × 60 + 4.3 % of 2,200 + 3.5 % of 40 = 12.00 + 94.60 + 1.40.
    [InlineData("9104.00.10", 2_500, "60 pcs", "movement_and_case=2200;battery=40", "", 10_800, 3167, 313)]
    // 43¢ × 100 + 2.8¢ × 800 jewels over seven + 3.7 % of 1,000 = 43.00 + 22.40 + 37.00.
    [InlineData("9105.19.30", 3_000, "100 pcs", "case=1000", "jewels_over_7=800 pcs", 10_240, 3167, 375)]
    // 0.7¢ × 300 kg of copper + 0.7¢ × 200 kg of lead = 2.10 + 1.40.
    [InlineData("2620.19.60", 2_500, "1000 kg", "", "copper=300 kg;lead=200 kg", 350, 3167, 313)]
    // 2.5 % of the 3,600 that the lead in it is worth = 90.00.
    [InlineData("7801.99.90", 4_000, "1800 kg", "lead_content=3600", "", 9_000, 3167, 500)]
    // 12¢/doz. × 600 ÷ 12 + 5.5 % of 2,800 = 6.00 + 154.00.
    [InlineData("8203.20.60", 2_800, "600 pcs", "", "", 16_000, 3167, 350)]
    // 3.9 % of 2,450 + 5.3 % of 50 = 95.55 + 2.65.
    [InlineData("9106.90.55", 2_500, "20 pcs", "apparatus=2450;battery=50", "", 9_820, 3167, 313)]
    // 15¢ × 100 + 4 % of 2,500 + 2.5¢ × 500 jewels = 15.00 + 100.00 + 12.50.
    [InlineData("9107.00.40", 2_500, "100 pcs", "", "jewels=500 pcs", 12_750, 3167, 313)]
    // 0.9¢ × 3,000 = 27.00.
    [InlineData("0105.11.00", 2_700, "3000 pcs", "", "", 2_700, 3167, 338)]
    // 6.5¢/gross × 1,000 ÷ 144 = 0.4513 and a fraction, down.
    [InlineData("4421.99.80", 2_500, "1000 pcs", "", "", 45, 3167, 313)]
    // 90¢/pr. × 333 + 20 % of 2,777.77 = 299.70 + 555.554, up.
    [InlineData("6402.99.80", 2_777.77, "333 pair", "", "", 85_525, 3167, 347)]
    // 0.18¢/kg × 1,234 = 2.2212, down.
    [InlineData("0810.20.10", 2_500, "1234 kg", "", "", 222, 3167, 313)]
    // 43.4¢/kg × 250 + 19.7 % of 5,000 = 108.50 + 985.00.
    [InlineData("6202.40.65", 5_000, "250 kg", "", "", 109_350, 3167, 625)]
    public void A_quote_comes_to_the_cent(
        string hs, double dollars, string quantity, string parts, string contents, long duty, long fee, long harbor)
    {
        BorderQuote quote = America.Quote(Request(hs, dollars, quantity, parts, contents)).Value;
        Assert.Equal(
            (duty, fee, harbor, duty + fee + harbor),
            (quote.Duty, Amount(quote, QuoteLineKind.MerchandiseProcessingFee),
                Amount(quote, QuoteLineKind.HarborMaintenanceFee), quote.Total));
        Assert.True(quote.IsBinding);
    }

    [Theory]
    [InlineData("7801.10.00", "part_value_needed(part=lead_content)")]
    [InlineData("2603.00.00", "content_needed(content=lead, unit=kg)")]
    [InlineData("0804.50.80", "quantity_needed(unit=kg, given=)")]
    [InlineData("6103.22.00", "rate_not_understood")]
    [InlineData("1701.12.05", "rate_not_understood")]
    [InlineData("2208.40.60", "excise_unknown")]
    [InlineData("7323.93.00", "excise_unknown")]
    [InlineData("9903.01.25", "hs_code_not_in_book")]
    public void What_is_missing_or_not_computed_is_named(string hs, string refusal)
    {
        string told = $"{America.Quote(Request(hs, 5_000, "", "", "")).Refusal}";
        Assert.StartsWith(refusal, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-09-30", 3167)]
    [InlineData("2024-10-01", 3271)]
    [InlineData("2025-03-11", 3271)]
    public void The_fee_is_that_of_its_day(string day, long fee)
    {
        QuoteRequest request = America.Mangoes with { GoodsValue = America.Dollars(2_600), Date = Day(day) };
        Assert.Equal(fee, Amount(America.Quote(request).Value, QuoteLineKind.MerchandiseProcessingFee));
    }

    /// <summary>That other duties have come is known: nothing can be assumed unchanged.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Past_the_day_on_which_other_duties_came_nothing_is_computed(bool assume)
    {
        Outcome<BorderQuote> quote = America.Quote(
            America.Mangoes with { Date = new DateOnly(2025, 3, 12), AssumeUnchanged = assume });
        Assert.Equal(BorderRefusals.RuleEnded, quote.Refusal?.Code);
        Assert.Equal("us_duties_of_2025", quote.Refusal!["by"]);
        Assert.Equal(
            assume ? BorderRefusals.RuleEnded : BorderRefusals.DateAfterBook,
            America.Quote(America.Mangoes with { Date = new DateOnly(2026, 11, 30), AssumeUnchanged = assume })
                .Refusal?.Code);
    }

    [Fact]
    public void Carriage_is_no_part_of_the_value_and_what_is_in_the_price_is_marked()
    {
        QuoteRequest cif = America.Mangoes with { Term = Incoterm.CIF };
        BorderQuote whole = America.Quote(cif).Value;
        Assert.Equal(1_000_000, whole.CustomsValue);
        Assert.Contains(QuoteMark.CarriageNotDeducted, whole.Marks);
        BorderQuote apart = America.Quote(cif with { Freight = America.Dollars(800) }).Value;
        Assert.Equal(1_000_000, apart.CustomsValue);
        Assert.DoesNotContain(QuoteMark.CarriageNotDeducted, apart.Marks);
        BorderQuote less = America.Quote(cif with { OnwardCarriage = America.Dollars(300) }).Value;
        Assert.Equal(970_000, less.CustomsValue);
    }

    [Fact]
    public void By_air_there_is_no_harbour_fee_and_without_transport_it_is_asked_for()
    {
        BorderQuote air = America.Quote(America.Mangoes with { Transport = Transport.Air }).Value;
        Assert.Equal(1_500 + 3_464, air.Total);
        Assert.DoesNotContain(air.Lines, line => line.Kind == QuoteLineKind.HarborMaintenanceFee);
        Assert.Equal(
            BorderRefusals.TransportNeeded, America.Quote(America.Mangoes with { Transport = null }).Refusal?.Code);
    }

    /// <summary>100,000 baht × 0.028 = 2,800.00 dollars; the case of 50,000 baht is worth 1,400.00 of them.</summary>
    [Fact]
    public void Parts_are_converted_like_the_goods()
    {
        QuoteRequest request = Request("9102.11.10", 1, "100 pcs", "", "") with
        {
            GoodsValue = Japan.Thb(100_000),
            Parts = [new("case", Japan.Thb(50_000)), new("strap", Japan.Thb(0)), new("battery", Japan.Thb(1_000))],
        };
        BorderQuote quote = America.Quote(request).Value;
        // 44.00 + 6 % of 1,400.00 + 5.3 % of 28.00 = 44.00 + 84.00 + 1.484.
        Assert.Equal((280_000L, 12_948L), (quote.CustomsValue, quote.Duty));
    }

    [Fact]
    public void No_program_lowers_it_and_a_quote_reads_back_the_same()
    {
        QuoteRequest request = Request("9102.11.10", 2_600, "100 pcs", "case=1000;strap=200;battery=50", "");
        BorderQuote quote = America.Quote(request).Value;
        Assert.Null(quote.BestPreference);
        Assert.Equal(BorderRefusals.PreferenceNotGiven, America.Quote(
            request with { Claim = Preference.Rcep }).Refusal?.Code);
        byte[] written = Japan.Border.Write(quote);
        ReplayedQuote replayed = Japan.Border.Replay(written, America.Published.Book).Value;
        Assert.True(replayed.IsSame, replayed.FirstDifference);
        Assert.Equal(request.Parts, replayed.Quote.Request.Parts);
        TariffBook again = Japan.Border.LoadBook(America.Published.Book.Bytes.ToArray()).Value;
        Assert.Equal(America.Published.Book.Hash, again.Hash);
        Assert.Equal(quote.Total, America.Quote(request, again).Value.Total);
    }

    [Fact]
    public void A_part_worth_more_than_the_whole_is_refused() => Assert.Equal(
        BorderRefusals.PartValueWrong,
        America.Quote(Request("9102.11.10", 2_600, "100 pcs", "case=2601", "")).Refusal?.Code);

    private static long Amount(BorderQuote quote, QuoteLineKind kind) =>
        quote.Lines.SingleOrDefault(line => line.Kind == kind)?.Amount ?? 0;

    private static DateOnly Day(string text) => Dates.Parse(text).Value;

    private static QuoteRequest Request(string hs, double dollars, string quantity, string parts, string contents) =>
        America.Mangoes with
        {
            Code = Japan.Code(hs),
            GoodsValue = America.Dollars((decimal)dollars),
            Quantities = quantity.Length == 0 ? [] : [Quantity.Parse(quantity).Value],
            Parts = [.. Pairs(parts).Select(p => new PartValue(p[0], America.Dollars(decimal.Parse(p[1], null))))],
            Contents = [.. Pairs(contents).Select(p => new ContentOf(p[0], Quantity.Parse(p[1]).Value))],
        };

    private static IEnumerable<string[]> Pairs(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='));
}
