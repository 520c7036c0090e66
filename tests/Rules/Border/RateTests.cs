using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sampan.Border;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The grammar of rates: what cells mean and what they come to.</summary>
public sealed class RateTests
{
    /// <summary>1,234,567 yen of goods: 1,000 kg, 500 litres, 100 pairs.</summary>
    private static readonly DutyBasis Basis = new(
        1_234_000, 1_234_567,
        [new(1000, Unit.Kilogram), new(500, Unit.Litre), new(100, Unit.Pair), new(2000, Unit.SquareMetre)],
        [new StandardPrice("枝肉", 1500m, "made up"), new StandardPrice("豚肉加工品", 1000m, "made up")]);

    /// <summary>As much of everything as a request may state.</summary>
    private static readonly DutyBasis Largest = new(
        Money.Cap / 4, Money.Cap / 4, [new(1_000_000_000_000, Unit.Kilogram), new(500_000_000_000, Unit.Pair)],
        [new StandardPrice("枝肉", 1_000_000_000m, "made up")]);

    [Theory]
    [InlineData("無税", "0")]
    [InlineData("6%", "74040")]
    [InlineData("６．５％", "80210")]
    [InlineData("15円/kg", "15000")]
    [InlineData("1,500円/MT", "1500")]
    [InlineData("125円/l", "62500")]
    [InlineData("125円/ｋｌ", "62.5")]
    [InlineData("4,300円/足", "430000")]
    [InlineData("(500円\n/kg)", null)]
    [InlineData("24.6%+\n15円/kg", "318564")]
    [InlineData("25%＋63円/kg", "371500")]
    [InlineData("20%又は48円/kgのうちいずれか高い税率", "246800")]
    [InlineData("20%又は480円/kgのうちいずれか高い税率", "480000")]
    [InlineData("20%又は48円/kgのうちいずれか低い税率", "48000")]
    [InlineData("5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率", "69104")]
    [InlineData("（1,300円−課税価格）/kg", "65433")]
    [InlineData("(1,300円×1.002-課税価格)/kg", "68033")]
    [InlineData("((1,300円-課税価格)×10/16)/kg", "40895.625")]
    [InlineData("((1,300円-課税価格)×10/16)/kg又は5円/kgのうちいずれか低い税率", "5000")]
    [InlineData("15%又は125円/lのうちいずれか低い税率\nただしその税率が130円/lを下回る場合は130円/l", "65000")]
    [InlineData("9.3%又は719円/kgのうちいずれか高い税率（ただしその税率が50%を上回る場合は50%とする）", "617000")]
    [InlineData("1キログラムにつき枝肉に係る基準輸入価格と課税価格との差額", "265433")]
    [InlineData("1キログラムにつき豚肉加工品に係る基準輸入価格に1.5を乗じて得た額と課税価格に0.6を乗じて得た額との差額", "759259.8")]
    public void A_rate_comes_to_exact_yen(string text, string? yen)
    {
        RateCell cell = CellParser.Parse(text);
        Assert.Equal(yen is null ? CellKind.NotApplied : CellKind.Applied, cell.Kind);
        if (yen is null) return;
        Assert.Equal(decimal.Parse(yen, CultureInfo.InvariantCulture), RateEvaluation.Minor(cell.Rule!, Basis).Value);
    }

    [Theory]
    [InlineData("(無税)")]
    [InlineData("（5.6%）")]
    [InlineData("(35%＋466円/kg)")]
    [InlineData("(無税)〜(4.6%)")]
    [InlineData("(無税〜6.5%)")]
    [InlineData("(無税)〜\n(12%)")]
    [InlineData("(無税)〜(4.8%)又は(8.8円/kg)")]
    [InlineData("(5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率)")]
    public void A_rate_in_parentheses_is_not_applied(string text) =>
        Assert.Equal(CellKind.NotApplied, CellParser.Parse(text).Kind);

    [Theory]
    [InlineData("*(341円/kg)", CellReasons.LevyMark)]
    [InlineData("**(61.9%)", CellReasons.LevyMark)]
    [InlineData("●無税〜5%", CellReasons.FinerGoods)]
    [InlineData("●無税又は非譲許", CellReasons.FinerGoods)]
    [InlineData("無税〜(2.4%)", CellReasons.FinerGoods)]
    [InlineData("(一部3.5%)", CellReasons.PartOfGoods)]
    [InlineData("無税〜5.3% ◆2", CellReasons.Footnote)]
    [InlineData("1キログラムにつき、70円に重量比による乳糖の含有率が10%を超える1%ごとに7円を加えた額", CellReasons.ByContent)]
    [InlineData("免税", CellReasons.NotARate)]
    [InlineData("5%%", CellReasons.NotARate)]
    [InlineData("5% 6%", CellReasons.NotARate)]
    [InlineData("5円", CellReasons.NotARate)]
    [InlineData("5円/樽", CellReasons.NotARate)]
    [InlineData("5円/0kg", CellReasons.NotARate)]
    [InlineData("100000001円/kg", CellReasons.NotARate)]
    [InlineData("(5円×1001-課税価格)/kg", CellReasons.NotARate)]
    [InlineData("1kgにつき", CellReasons.NotARate)]
    [InlineData("5%又は6%", CellReasons.NotARate)]
    [InlineData("5%又は6円/kgのうちいずれか高い税率（ただしその税率が50%を上回る場合は40%とする）", CellReasons.NotARate)]
    [InlineData("1.2.3%", CellReasons.NotARate)]
    [InlineData("(5%", CellReasons.NotARate)]
    public void A_cell_that_is_not_understood_says_why(string text, string why)
    {
        RateCell cell = CellParser.Parse(text);
        Assert.Equal((CellKind.Refused, why), (cell.Kind, cell.Why));
    }

    [Fact]
    public void Marked_rates_keep_their_mark()
    {
        Assert.Equal((CellKind.Applied, RateMark.StatedUse), Marked("◎無税"));
        Assert.Equal((CellKind.Applied, RateMark.StatedUse), Marked("◎(170円−課税価格)/kg"));
        Assert.Equal((CellKind.Applied, RateMark.SugarLevy), Marked("※1％"));

        static (CellKind, RateMark) Marked(string text) => (CellParser.Parse(text).Kind, CellParser.Parse(text).Mark);
    }

    [Fact]
    public void A_cell_of_several_rates_offers_each_with_its_words()
    {
        RateCell cell = CellParser.Parse("人造繊維製のもの 7.4%\n\nその他のもの (9%)");
        Assert.Equal(["人造繊維製のもの", "その他のもの"], cell.Alternatives.Select(a => a.Condition));
        Assert.Equal([CellKind.Applied, CellKind.NotApplied], cell.Alternatives.Select(a => a.Cell.Kind));
        Assert.All(cell.Alternatives, a => Assert.Equal(QuotaSide.None, a.Quota));
    }

    [Theory]
    [InlineData("関税割当数量以内のもの　無税\nその他のもの　10%", 2)]
    [InlineData("関税割当数量以内のもの　7.65円/kg", 1)]
    public void A_quota_splits_a_cell_into_inside_and_outside(string text, int sides)
    {
        RateCell cell = CellParser.Parse(text);
        Assert.Equal(
            ((QuotaSide[])[QuotaSide.Inside, QuotaSide.Outside]).Take(sides), cell.Alternatives.Select(a => a.Quota));
    }

    [Fact]
    public void A_quota_with_a_further_condition_is_a_plain_choice() =>
        Assert.Equal(QuotaSide.None, CellParser.Parse("900グラム未満のもので、関税割当数量以内のもの　無税").Alternatives[0].Quota);

    [Theory]
    [InlineData("10円/本", "quantity_needed(unit=pcs, given=kg l pair m2)")]
    [InlineData("1頭につき、生きている豚に係る基準輸入価格と課税価格との差額", "quantity_needed(unit=pcs, given=kg l pair m2)")]
    [InlineData("1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額", "standard_price_needed(goods=部分肉, unit=kg)")]
    [InlineData("(73.70円−課税価格)/kg", "value_above_standard(standard=73700, value=1234567)")]
    public void A_rule_asks_by_name_for_what_it_lacks(string text, string refusal) =>
        Assert.Equal(refusal, RateEvaluation.Minor(CellParser.Parse(text).Rule!, Basis).Refusal?.ToString());

    [Property(MaxTest = 5000)]
    public Property Any_heap_of_words_is_a_cell_or_refused_and_never_an_error(PositiveInt seed)
    {
        string[] words =
        [
            "無税", "又は", "のうちいずれか高い税率", "のうちいずれか低い税率", "ただしその税率が", "を上回る場合は", "とする",
            "課税価格", "につき", "枝肉", "に係る基準輸入価格", "を乗じて得た額", "との差額", "と", "に", "%", "円", "/", "+",
            "-", "×", "(", ")", "〜", " ", "\n", "kg", "足", "1", "5.5", "100000000", "1000", "◎", "※", "*", "●", "もの",
        ];
        var random = new Random(seed.Get);
        string text = string.Concat(random.GetItems(words, random.Next(1, 14)));
        RateCell cell = CellParser.Parse(text);
        bool wellFormed = cell.Kind == CellKind.Refused ? cell.Why is not null : cell.Why is null;
        if (cell is { Kind: CellKind.Applied, Rule: { } rule }) _ = RateEvaluation.Minor(rule, Largest);
        return wellFormed.ToProperty();
    }

    [Fact]
    public void Duty_past_the_largest_amount_is_refused()
    {
        var basis = new DutyBasis(Money.Cap, Money.Cap, [], []);
        Assert.Equal(BorderRefusals.AmountOverflows, RateEvaluation.Minor(new AdValorem(900), basis).Refusal?.Code);
    }
}
