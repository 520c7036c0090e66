using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>What is written can be computed again elsewhere: quotes and books as bytes.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void A_written_quote_computes_to_the_same_bytes()
    {
        byte[] json = Japan.Border.Write(Japan.Quote(Japan.Mangoes).Value);
        ReplayedQuote replay = Japan.Border.Replay(json, Japan.MangoBook).Value;
        Assert.True(replay.IsSame);
        Assert.Equal(json, Japan.Border.Write(replay.Quote));
    }

    [Theory]
    [InlineData("\"amount\": 18600", "\"amount\": 16600", "line 5 (Duty): written 16600 yen, computed 18600 yen")]
    [InlineData("\"goods_value\": \"120000.00 THB\"", "\"goods_value\": \"120000.01 THB\"", "line 1 (Goods): written")]
    [InlineData("\"rules\": \"", "\"rules\": \"0", "rules: written 0")]
    [InlineData("\"binding\": true", "\"binding\":  true", "layout")]
    public void A_changed_quote_names_the_first_difference(string written, string changed, string difference)
    {
        string json = Encoding.UTF8.GetString(Japan.Border.Write(Japan.Quote(Japan.Mangoes).Value));
        Assert.Contains(written, json, StringComparison.Ordinal);
        byte[] forged = Encoding.UTF8.GetBytes(json.Replace(written, changed, StringComparison.Ordinal));
        ReplayedQuote replay = Japan.Border.Replay(forged, Japan.MangoBook).Value;
        Assert.StartsWith(difference, replay.FirstDifference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_is_not_computed_again_on_another_book()
    {
        byte[] json = Japan.Border.Write(Japan.Quote(Japan.Mangoes).Value);
        TariffBook other = Japan.BookOf(Japan.Line("080450011", "6%"));
        Assert.Equal(BorderRefusals.BookDiffers, Japan.Border.Replay(json, other).Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1,2")]
    [InlineData("{\"format\":\"another/1\"}")]
    public void What_is_not_a_quote_is_refused(string json)
    {
        Outcome<ReplayedQuote> outcome = Japan.Border.Replay(Encoding.UTF8.GetBytes(json), Japan.MangoBook);
        Assert.Equal(BorderRefusals.QuoteMalformed, outcome.Refusal?.Code);
    }

    [Theory]
    [InlineData("\"term\": \"DAP\"", "\"term\": \"XXX\"")]
    [InlineData("\"goods_value\": \"120000.00 THB\"", "\"goods_value\": \"120000.001 THB\"")]
    [InlineData("\"500 kg\"", "\"500 stone\"")]
    [InlineData("\"yen_per_unit\": \"4.5\"", "\"yen_per_unit\": \"dear\"")]
    [InlineData("\"choices\": []", "\"choices\": [\"wto\"]")]
    [InlineData("\"goods_value\": \"120000.00 THB\"", "\"goods_value\": null")]
    public void A_quote_with_inputs_that_cannot_be_read_is_refused(string written, string changed)
    {
        string json = Encoding.UTF8.GetString(Japan.Border.Write(Japan.Quote(Japan.Mangoes).Value));
        Assert.Contains(written, json, StringComparison.Ordinal);
        byte[] forged = Encoding.UTF8.GetBytes(json.Replace(written, changed, StringComparison.Ordinal));
        Assert.True(Japan.Border.Replay(forged, Japan.MangoBook).IsRefused);
    }

    [Property]
    public Property Any_quote_replays_to_itself(
        PositiveInt satang, NonNegativeInt freight, PositiveInt grams, bool claim, bool food)
    {
        QuoteRequest request = Japan.Mangoes with
        {
            GoodsValue = new Money(satang.Get * 1000L, Currency.Thb),
            Freight = new Money(freight.Get, Currency.Thb),
            Quantities = [new Quantity(grams.Get, Unit.Gram)],
            Claim = claim ? Preference.Jtepa : Preference.None,
            TaxClass = food ? TaxClass.Reduced : null,
        };
        Outcome<BorderQuote> quote = Japan.Quote(request);
        if (quote.IsRefused) return true.ToProperty();
        return Japan.Border.Replay(Japan.Border.Write(quote.Value), Japan.MangoBook).Value.IsSame.ToProperty();
    }

    [Property]
    public Property Duty_and_tax_never_fall_when_the_value_rises(PositiveInt value, PositiveInt more)
    {
        return (Total((value.Get + (long)more.Get) * 7919) >= Total(value.Get * 7919L)).ToProperty();

        static long Total(long yen) => Japan.Quote(
            Japan.Mangoes with { GoodsValue = Japan.Yen(yen), Freight = null, Insurance = null }).Value.Total;
    }

    [Property]
    public Property The_higher_of_two_is_no_less_than_either_and_the_lower_no_more(
        PositiveInt percent, PositiveInt yen, PositiveInt value, PositiveInt kilograms)
    {
        RateRule left = new AdValorem(percent.Get), right = new Specific(yen.Get, 1, Unit.Kilogram);
        var basis = new DutyBasis(value.Get, value.Get, [new Quantity(kilograms.Get, Unit.Kilogram)], []);
        decimal a = Yen(left), b = Yen(right);
        decimal high = Yen(new HigherOf(left, right)), low = Yen(new LowerOf(left, right));
        return (high >= a && high >= b && low <= a && low <= b && Yen(new RateSum(left, right)) == a + b).ToProperty();

        decimal Yen(RateRule rule) => RateEvaluation.Minor(rule, basis).Value;
    }

    [Property]
    public Property A_book_reads_back_from_its_bytes(NonEmptyArray<NonNegativeInt> levels, NonNull<string> text)
    {
        string words = new([.. text.Get.Where(c => !char.IsSurrogate(c))]);
        TariffNode[] nodes =
        [
            .. levels.Get.Select((level, i) => Japan.Line($"{i:D9}", words) with { Level = level.Get }),
        ];
        TariffBook book = Japan.BookOf(nodes);
        TariffBook again = Japan.Border.LoadBook(book.Bytes.ToArray()).Value;
        TariffBook rewritten = new(again.Identity, nodes);
        return (again.Hash == book.Hash && again.NodeCount == nodes.Length && rewritten.Hash == book.Hash).ToProperty();
    }

    [Fact]
    public void A_book_whose_bytes_were_cut_or_changed_is_refused_or_another_book()
    {
        byte[] bytes = Japan.MangoBook.Bytes.ToArray();
        for (int i = 0; i < bytes.Length; i++)
        {
            Assert.Equal(BorderRefusals.BookMalformed, Japan.Border.LoadBook(bytes[..i]).Refusal?.Code);
            byte[] changed = [.. bytes];
            changed[i] ^= 0x41;
            Outcome<TariffBook> read = Japan.Border.LoadBook(changed);
            Assert.True(read.IsRefused || read.Value.Hash != Japan.MangoBook.Hash);
        }
        Assert.Equal(BorderRefusals.BookMalformed, Japan.Border.LoadBook([.. bytes, 0]).Refusal?.Code);
    }
}
