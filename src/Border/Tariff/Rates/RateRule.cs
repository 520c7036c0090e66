using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// What a rate cell says, as a tree. Money is yen, percentages are of the customs value. Immutable and shared: one
/// rule object serves every line whose cell reads alike.
/// </summary>
internal abstract record RateRule;

/// <summary>無税.</summary>
internal sealed record FreeRate : RateRule;

/// <summary><c>6%</c> of the customs value.</summary>
internal sealed record AdValorem(decimal Percent) : RateRule;

/// <summary><c>15円/l</c>, <c>290.70円/1000本</c>: so many yen for every <paramref name="Per"/> units.</summary>
internal sealed record Specific(decimal Yen, decimal Per, Unit Unit) : RateRule;

internal sealed record RateSum(RateRule Left, RateRule Right) : RateRule;

/// <summary>…のうちいずれか高い税率.</summary>
internal sealed record HigherOf(RateRule Left, RateRule Right) : RateRule;

/// <summary>…のうちいずれか低い税率.</summary>
internal sealed record LowerOf(RateRule Left, RateRule Right) : RateRule;

/// <summary>
/// <c>(73.70円−課税価格)/kg</c>, optionally <c>×Times/Over</c>: what the customs value of one unit lacks to the
/// standard.
/// </summary>
internal sealed record Difference(decimal Standard, decimal Times, decimal Over, Unit Unit) : RateRule;

/// <summary>
/// <c>1キログラムにつき枝肉に係る基準輸入価格と課税価格との差額</c>: like <see cref="Difference"/>, but the standard stands
/// in a law and changes with the season, so the asker states it for the goods named.
/// </summary>
internal sealed record StandardPriceGap(string Goods, decimal PriceFactor, decimal ValueFactor, Unit Unit) : RateRule;
