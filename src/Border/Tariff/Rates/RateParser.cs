using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// Reads one rate. The grammar, after <see cref="RateTokens.Normalise"/>:
/// <code>
/// rate       = "無税" | choice [cap | floor] | price-gap
/// choice     = sum [ "又は" sum ("のうちいずれか高い税率" | "のうちいずれか低い税率") ]
/// sum        = term { "+" term }
/// term       = NUMBER "%" | NUMBER "円" per | difference
/// per        = "/" [NUMBER] unit
/// difference = "(" NUMBER "円" ["×" NUMBER] "-" "課税価格" ")" ["×" NUMBER "/" NUMBER] per
/// cap        = ["("] "ただしその税率が" sum "を上回る場合は" sum "とする" [")"]
/// floor      = "ただしその税率が" sum "を下回る場合は" sum
/// price-gap  = NUMBER unit "につき" ["、"] GOODS "に係る基準輸入価格" [factor] "と" "課税価格" [factor] "との差額"
/// factor     = "に" NUMBER "を乗じて得た額"
/// </code>
/// The two sums of a cap or floor are alike; a difference may stand in one more pair of parentheses. Anything else, or
/// anything left over, is no rate.
/// </summary>
internal sealed class RateParser
{
    private readonly IReadOnlyList<RateToken> _tokens;
    private int _at;

    private RateParser(IReadOnlyList<RateToken> tokens) => _tokens = tokens;

    public static RateRule? Parse(string normalised)
    {
        if (RateTokens.Cut(normalised) is not { } tokens) return null;
        var parser = new RateParser(tokens);
        RateRule? rule = parser.Rate();
        return parser._tokens[parser._at].Kind == TokenKind.End ? rule : null;
    }

    private RateRule? Rate()
    {
        if (Take("無税")) return new FreeRate();
        if (PriceGap() is { } gap) return gap;
        if (Choice() is not { } rule) return null;
        bool open = Take("(");
        if (!Take("ただしその税率が")) return open ? null : rule;
        if (Sum() is not { } limit) return null;
        RateRule? limited = null;
        if (Take("を上回る場合は")) limited = Sum() == limit && Take("とする") ? new LowerOf(rule, limit) : null;
        else if (Take("を下回る場合は")) limited = Sum() == limit ? new HigherOf(rule, limit) : null;
        return open && !Take(")") ? null : limited;
    }

    private RateRule? Choice()
    {
        if (Sum() is not { } left) return null;
        if (!Take("又は")) return left;
        if (Sum() is not { } right) return null;
        if (Take("のうちいずれか高い税率")) return new HigherOf(left, right);
        return Take("のうちいずれか低い税率") ? new LowerOf(left, right) : null;
    }

    private RateRule? Sum()
    {
        RateRule? sum = Term();
        while (sum is not null && Take("+")) sum = Term() is { } next ? new RateSum(sum, next) : null;
        return sum;
    }

    private RateRule? Term()
    {
        if (DifferenceRate() is { } difference) return difference;
        if (!Number(out decimal number)) return null;
        if (Take("%")) return new AdValorem(number);
        return Take("円") && Per(out decimal per, out Unit unit) ? new Specific(number, per, unit) : null;
    }

    private Difference? DifferenceRate()
    {
        int start = _at;
        Difference? read = DifferenceBody();
        if (read is null) _at = start;
        return read;
    }

    private Difference? DifferenceBody()
    {
        bool outer = Peek("(") && _tokens[_at + 1].Text == "(" && Take("(");
        decimal factor = 1, times = 1, over = 1;
        if (!Take("(") || !Number(out decimal standard) || !Take("円")) return null;
        if (Take("×") && !SmallNumber(out factor)) return null;
        if (!Take("-") || !Take("課税価格") || !Take(")")) return null;
        if (Take("×") && !(SmallNumber(out times) && Take("/") && SmallNumber(out over) && over >= 1)) return null;
        if (outer && !Take(")")) return null;
        bool perOne = Per(out decimal per, out Unit unit) && per == 1;
        return perOne ? new Difference(standard * factor, times, over, unit) : null;
    }

    private StandardPriceGap? PriceGap()
    {
        int start = _at;
        decimal priceFactor = 1, valueFactor = 1;
        if (Number(out decimal per) && per == 1 && UnitWord(out Unit unit) && Take("につき"))
        {
            _ = Take("、");
            string goods = _tokens[_at].Text;
            if (Take(goods) && Take("に係る基準輸入価格") && Factor(ref priceFactor) && Take("と") && Take("課税価格")
                && Factor(ref valueFactor) && Take("との差額"))
                return new StandardPriceGap(goods, priceFactor, valueFactor, unit);
        }
        _at = start;
        return null;
    }

    private bool Factor(ref decimal factor) => !Take("に") || (SmallNumber(out factor) && Take("を乗じて得た額"));

    private bool Per(out decimal per, out Unit unit)
    {
        unit = Unit.Kilogram;
        per = 1;
        if (!Take("/")) return false;
        if (Number(out decimal many)) per = many;
        return per >= 1 && UnitWord(out unit);
    }

    private bool UnitWord(out Unit unit)
    {
        Unit? found = _tokens[_at].Text switch
        {
            "kg" or "キログラム" => Unit.Kilogram,
            "MT" => Unit.Tonne,
            "l" => Unit.Litre,
            "kl" => Unit.Kilolitre,
            "m2" => Unit.SquareMetre,
            "足" => Unit.Pair,
            "頭" or "枚" or "本" => Unit.Piece,
            _ => null,
        };
        unit = found ?? Unit.Kilogram;
        if (found is not null) _at++;
        return found is not null;
    }

    private bool Number(out decimal number)
    {
        number = _tokens[_at].Number;
        if (_tokens[_at].Kind != TokenKind.Number) return false;
        _at++;
        return true;
    }

    /// <summary>A factor. Its bound keeps every product within what a decimal holds: evaluation never throws.</summary>
    private bool SmallNumber(out decimal number) => Number(out number) && number <= 1000;

    private bool Peek(string word) => _tokens[_at].Kind == TokenKind.Word && _tokens[_at].Text == word;

    private bool Take(string word)
    {
        if (!Peek(word)) return false;
        _at++;
        return true;
    }
}
