using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// What a rate cell says, as a tree. Money is yen, or cents in the United States; percentages are of the customs value.
/// Immutable and shared: one rule object serves every line whose cell reads alike.
/// </summary>
internal abstract record RateRule;

/// <summary>無税.</summary>
internal sealed record FreeRate : RateRule;

/// <summary><c>6%</c> of the customs value.</summary>
internal sealed record AdValorem(decimal Percent) : RateRule;

/// <summary>
/// <c>15円/l</c>, <c>290.70円/1000本</c>, <c>6.6¢/kg</c>: so much for every <paramref name="Per"/> units.
/// </summary>
internal sealed record Specific(decimal Minor, decimal Per, Unit Unit) : RateRule;

/// <summary>
/// <c>6% on the case</c>: of the value of a part of the goods, by its name in <see cref="QuoteRequest.Parts"/>.
/// </summary>
internal sealed record OfPart(decimal Percent, string Part) : RateRule;

/// <summary>
/// <c>3.6606¢/kg of total sugars</c>: for what the goods contain, or for a measure of them that is not simply their
/// weight, by its name in <see cref="QuoteRequest.Contents"/>.
/// </summary>
internal sealed record OfContent(decimal Minor, decimal Per, Unit Unit, string Content) : RateRule;

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
