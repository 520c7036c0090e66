using System.Text;
using Sampan.Market;

namespace Sampan.Tests.Rules.Market;

/// <summary>A rate card is read whole or not at all, and every bad row is named by its number.</summary>
public sealed class RateCardFileTests
{
    [Theory, InlineData("air"), InlineData("express"), InlineData("sea"), InlineData("grain"), InlineData("cartons")]
    public void A_card_is_written_the_same_way_each_time_and_reads_as_itself(string card)
    {
        byte[] written = RateCardFile.Write(SampleCards.Card(card));
        RateCard again = SampleCards.Read(Encoding.UTF8.GetString(written));
        Assert.Equal(written, RateCardFile.Write(again));
        Assert.Equal(SampleCards.Card(card).Zones.Select(z => z.Breaks.Count), again.Zones.Select(z => z.Breaks.Count));
    }

    [Fact]
    public void What_spreadsheets_add_changes_nothing()
    {
        string excel = "\uFEFF" + SampleCards.Air.Replace("\n", ",,\r\n", StringComparison.Ordinal)
            .Replace("volume", "# a note,x\r\n\r\nvolume", StringComparison.Ordinal);
        Assert.Equal(RateCardFile.Write(SampleCards.Card("air")), RateCardFile.Write(SampleCards.Read(excel)));
    }

    /// <summary>One text of the air card is replaced; the row and the code of what is found.</summary>
    [Theory]
    [InlineData("sampan-rate-card,1", "sampan-rate-card,2", 1, "card_heading")]
    [InlineData("sampan-rate-card,1", "carrier,rate", 1, "card_heading")]
    [InlineData("carrier,Chao Phraya Air Cargo", "carrier,", 2, "card_fields")]
    [InlineData("carrier,Chao", "carrier,=Chao", 2, "card_text")]
    [InlineData("carrier,Chao", "carrier,Chao\u0007", 2, "card_text")]
    [InlineData("carrier,Chao", "carrier,\"Chao", 2, "card_quotes")]
    [InlineData("carrier,Chao Phraya Air Cargo", "service,twice", 3, "card_twice")]
    [InlineData("origin,TH", "origin,Thailand", 4, "country_malformed")]
    [InlineData("currency,THB", "currency,BHT", 5, "currency_unknown")]
    [InlineData("currency,THB\n", "", 10, "card_no_currency")]
    [InlineData("valid,2026-11-01,2026-12-31", "valid,2026-11-01,2026-13-31", 6, "date_malformed")]
    [InlineData("valid,2026-11-01,2026-12-31", "valid,2026-12-31,2026-11-01", 6, "card_period_reversed")]
    [InlineData("valid,2026-11-01,2026-12-31", "valid,2026-11-01", 6, "card_fields")]
    [InlineData("volume,6000", "volume,6000.5", 8, "card_value")]
    [InlineData("volume,6000", "volume,60000", 8, "number_out_of_range")]
    [InlineData("step,0.5", "step,0", 9, "number_out_of_range")]
    [InlineData("step,0.5", "step,0.0005", 9, "card_value")]
    [InlineData("step,0.5", "step,-1", 9, "card_value")]
    [InlineData("breaks,cheaper", "breaks,cheapest", 10, "card_value")]
    [InlineData("breaks,cheaper\n", "", 0, "card_missing")]
    [InlineData("insurance,2,100.00", "insurance,101,100.00", 11, "number_out_of_range")]
    [InlineData("insurance,2,100.00", "insurance,2,100.005", 11, "amount_too_fine")]
    [InlineData("fuel,2026-12-01", "fuel,2026-11-30", 13, "card_fuel_overlaps")]
    [InlineData("zone,A,KR", "zone,A,JP", 15, "card_area_twice")]
    [InlineData("zone,A,KR", "zone,Z,KR", 15, "card_zone_unpriced")]
    [InlineData("zone,A,KR", "zone,A,KR,-", 15, "card_value")]
    [InlineData("days,A,4,6", "days,A,6,4", 16, "card_period_reversed")]
    [InlineData("days,A,4,6", "days,A,4,6\ndays,A,4,7", 17, "card_twice")]
    [InlineData("rate,A,0,1500.00,per-kg,120.00", "rate,A,1,1500.00,per-kg,120.00", 17, "card_break_first")]
    [InlineData("rate,A,0,1500.00,per-kg,120.00", "rate,A,0,1500,00,per-kg,120.00", 17, "card_fields")]
    [InlineData("rate,A,0,1500.00,per-kg,120.00", "rate,A,0,1500.00,per-carton,120.00", 17, "card_carton_alone")]
    [InlineData("rate,A,45,0,per-kg", "rate,A,0,0,per-kg", 18, "card_break_order")]
    [InlineData("rate,A,45,0,per-kg,95.00", "rate,A,45,0,per-kg,9.50", 18, "card_break_falls")]
    [InlineData("rate,A,45,0,per-kg,95.00", "rate,A,45,0,per-pound,95.00", 18, "card_value")]
    [InlineData("rate,A,45,0,per-kg,95.00", "rate,A,45,0,per-kg,-95.00", 18, "number_out_of_range")]
    [InlineData("rate,A,45,0,per-kg,95.00", "rate,A,45,0,per-kg,99999999999.00", 18, "number_out_of_range")]
    [InlineData("rate,A,45,0,per-kg,95.00", "rate,X,45,0,per-kg,95.00", 18, "card_zone_unknown")]
    [InlineData("rate,A,45", "price,A,45", 18, "card_word_unknown")]
    [InlineData("zone,B,CN,20 21", "zone,B,CN,20 2*", 20, "card_value")]
    [InlineData("zone,B,CN,20 21", "zone,B,CN,20 20", 20, "card_area_twice")]
    [InlineData("end\n", "", 24, "card_cut")]
    [InlineData("end\n", "end\nzone,D,US\n", 25, "card_after_end")]
    public void A_damaged_row_is_named(string good, string bad, int row, string code)
    {
        Assert.Contains(good, SampleCards.Air, StringComparison.Ordinal);
        ReadCard read = Read(SampleCards.Air.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(read.Card);
        Assert.Contains((row, code), read.Bad.Select(found => (found.Row, found.Why.Code.Name)));
    }

    [Fact]
    public void Every_bad_row_is_named_not_only_the_first()
    {
        string bad = SampleCards.Air.Replace("origin,TH", "origin,Thai", StringComparison.Ordinal)
            .Replace("step,0.5", "step,half", StringComparison.Ordinal)
            .Replace("rate,C,0,0,per-kg,75.00", "rate,C,0,0,per-kg", StringComparison.Ordinal);
        Assert.Equal([4, 9, 23], Read(bad).Bad.Select(found => found.Row));
    }

    [Fact]
    public void Of_very_many_bad_rows_the_first_are_named_and_the_rest_counted()
    {
        ReadCard read = Read(SampleCards.Air + string.Concat(Enumerable.Repeat("price,1\n", 1000)));
        Assert.Equal(RateCardFile.MostBad, read.Bad.Count);
        Assert.Equal(1000 - RateCardFile.MostBad, read.More);
    }

    [Fact]
    public void Another_file_is_refused_once_and_a_broken_one_with_its_place()
    {
        Assert.Equal("card_heading", Assert.Single(Read("a,b\n1,2\n3,4\n").Bad).Why.Code.Name);
        Assert.Equal("card_heading", Assert.Single(Read("").Bad).Why.Code.Name);
        byte[] bytes = [.. Encoding.UTF8.GetBytes(SampleCards.Air)[..40], 0xE9, (byte)'\n'];
        Assert.Equal("40", Assert.Single(RateCardFile.Read(bytes).Bad).Why["byte"]);
        Assert.Equal("card_too_large", Assert.Single(
            RateCardFile.Read(new byte[RateCardFile.LargestFile + 1]).Bad).Why.Code.Name);
    }

    [Fact]
    public void However_a_card_is_cut_nothing_of_it_is_taken()
    {
        byte[] whole = RateCardFile.Write(SampleCards.Card("air"));
        // Without its last line feed the card still says its end.
        for (int length = 0; length < whole.Length - 1; length++)
            Assert.NotEmpty(RateCardFile.Read(whole.AsSpan(0, length)).Bad);
    }

    private static ReadCard Read(string text) => RateCardFile.Read(Encoding.UTF8.GetBytes(text));
}
