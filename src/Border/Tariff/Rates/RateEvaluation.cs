using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>A rule and a basis give yen or cents, exact and unrounded, or the name of what is missing.</summary>
internal static class RateEvaluation
{
    /// <summary>More than this much duty is refused before anything is rounded.</summary>
    private const decimal Limit = Money.Cap;

    public static Outcome<decimal> Minor(RateRule rule, in DutyBasis basis) => rule switch
    {
        FreeRate => 0m,
        AdValorem rate => Bounded(basis.Rounded * rate.Percent / 100m),
        Specific rate => Measure(rate.Unit, basis).TryGet(out decimal amount, out Refusal? refusal)
            ? Bounded(rate.Minor * (amount / rate.Per))
            : refusal,
        OfPart rate => OfThePart(rate, basis),
        OfContent rate => OfTheContent(rate, basis),
        RateSum sum => Both(sum.Left, sum.Right, basis, static (a, b) => a + b),
        HigherOf two => Both(two.Left, two.Right, basis, Math.Max),
        LowerOf two => Both(two.Left, two.Right, basis, Math.Min),
        Difference gap => Measure(gap.Unit, basis).TryGet(out decimal amount, out Refusal? refusal)
            ? Gap(gap.Standard * amount, basis.Exact, gap.Times, gap.Over)
            : refusal,
        StandardPriceGap gap => OfStandardPrice(gap, basis),
        _ => throw new InvalidOperationException($"No evaluation is written for {rule.GetType().Name}."),
    };

    private static Outcome<decimal> Both(
        RateRule left, RateRule right, in DutyBasis basis, Func<decimal, decimal, decimal> join)
    {
        if (!Minor(left, basis).TryGet(out decimal a, out Refusal? refusal)) return refusal;
        if (!Minor(right, basis).TryGet(out decimal b, out refusal)) return refusal;
        return Bounded(join(a, b));
    }

    private static Outcome<decimal> OfThePart(OfPart rate, in DutyBasis basis)
    {
        foreach ((string part, decimal value) in basis.Parts)
            if (part == rate.Part) return Bounded(value * rate.Percent / 100m);
        return BorderRefusals.PartValueNeeded.With(("part", rate.Part));
    }

    private static Outcome<decimal> OfTheContent(OfContent rate, in DutyBasis basis)
    {
        foreach (ContentOf content in basis.Contents)
            if (content.Name == rate.Content && content.Quantity.Unit.Dimension == rate.Unit.Dimension)
                return content.Quantity.In(rate.Unit).Map(amount => rate.Minor * (amount / rate.Per));
        return BorderRefusals.ContentNeeded.With(("content", rate.Content), ("unit", rate.Unit.Name));
    }

    private static Outcome<decimal> OfStandardPrice(StandardPriceGap gap, in DutyBasis basis)
    {
        if (!Measure(gap.Unit, basis).TryGet(out decimal amount, out Refusal? refusal)) return refusal;
        foreach (StandardPrice price in basis.StandardPrices)
            if (price.Goods == gap.Goods)
                return Gap(price.Yen * gap.PriceFactor * amount, basis.Exact * gap.ValueFactor, 1, 1);
        return BorderRefusals.StandardPriceNeeded.With(("goods", gap.Goods), ("unit", gap.Unit.Name));
    }

    /// <summary>A value above the standard belongs on another line of the schedule; zero would be a guess.</summary>
    private static Outcome<decimal> Gap(decimal standard, decimal value, decimal times, decimal over) =>
        standard < value
            ? BorderRefusals.ValueAboveStandard.With(("standard", Text(standard)), ("value", Text(value)))
            : Bounded((standard - value) * times / over);

    /// <summary>
    /// The quantity in the unit of the rate. Pairs are asked for as pairs: two shoes or two pairs is no guess.
    /// </summary>
    private static Outcome<decimal> Measure(Unit unit, in DutyBasis basis)
    {
        string given = "";
        foreach (Quantity quantity in basis.Quantities)
        {
            bool fits = quantity.Unit.Dimension == unit.Dimension
                && (unit.Dimension != Dimension.Count || quantity.Unit == Unit.Pair == (unit == Unit.Pair));
            if (fits) return quantity.In(unit);
            given = given.Length == 0 ? quantity.Unit.Name : $"{given} {quantity.Unit.Name}";
        }
        return BorderRefusals.QuantityNeeded.With(("unit", unit.Name), ("given", given));
    }

    private static Outcome<decimal> Bounded(decimal minor) =>
        minor <= Limit ? minor : BorderRefusals.AmountOverflows.With(("what", "duty"));

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
