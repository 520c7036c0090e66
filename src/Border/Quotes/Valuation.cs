using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Quotes;

/// <summary>
/// The parts of a customs value in minor units of the importing country's currency; the goods take what conversion
/// leaves, so that the parts sum.
/// </summary>
internal readonly record struct CustomsValue
{
    public required long Total { get; init; }

    public required long Freight { get; init; }

    public required long Insurance { get; init; }

    public required long Onward { get; init; }

    public long Goods => Total - Freight - Insurance + Onward;

    /// <summary>The rate that was used; null when the amounts were in that currency.</summary>
    public required ExchangeRate? Exchange { get; init; }

    /// <summary>The rate was given for other days and the asker lets it stand.</summary>
    public required bool Assumed { get; init; }
}

/// <summary>
/// The customs value where it is the price of the goods with carriage and insurance to the place of import, as in
/// Japan (Customs Tariff Act, article 4(1)) and in Singapore: converted at the rate for the day, and rounded once, as a
/// whole.
/// </summary>
internal static class Valuation
{
    private const decimal HighestRate = 1_000_000m;

    public static Outcome<CustomsValue> Of(
        QuoteRequest request, IReadOnlyList<ExchangeRate> rates, Currency into, RoundingRule rounding)
    {
        // E- and F-terms leave carriage to the buyer; C- and D-terms have it in the price unless stated apart.
        if (request.Freight is null && !request.Term.SellerPaysCarriage())
            return BorderRefusals.FreightNeeded.With(("term", request.Term.ToString()));
        // CIF and CIP have insurance in the price; under D-terms the seller bears the risk to the end, insured or not.
        bool insuranceInPrice = request.Term.SellerInsures() || ReachesInland(request.Term);
        if (request.Insurance is null && !insuranceInPrice)
            return BorderRefusals.InsuranceNeeded.With(("term", request.Term.ToString()));
        if (!RateFor(request, rates, into).TryGet(out (ExchangeRate? Rate, bool Assumed) found, out Refusal? refusal))
            return refusal;

        decimal minor = new Money(1, into).Major;
        decimal perUnit = (found.Rate?.PerUnit ?? 1m) / minor;
        decimal freight = (request.Freight?.Major ?? 0) * perUnit;
        decimal insurance = (request.Insurance?.Major ?? 0) * perUnit;
        decimal onward = (request.OnwardCarriage?.Major ?? 0) * perUnit;
        decimal total = request.GoodsValue.Major * perUnit + freight + insurance - onward;
        if (total < 1) return BorderRefusals.DeductionTooLarge.With(("amount", $"{request.OnwardCarriage}"));
        if (total > Money.Cap / 4m) return BorderRefusals.AmountOverflows.With(("what", "customs value"));
        return new CustomsValue
        {
            Total = rounding == RoundingRule.HalfUp ? (long)(total + 0.5m) : (long)total,
            Freight = (long)freight,
            Insurance = (long)insurance,
            Onward = (long)onward,
            Exchange = found.Rate,
            Assumed = found.Assumed,
        };
    }

    /// <summary>
    /// The customs value where carriage and insurance to the country are no part of it, as in the United States: the
    /// price less what was stated of carriage in it. What is charged apart stays apart.
    /// </summary>
    public static Outcome<CustomsValue> WithoutCarriage(
        QuoteRequest request, IReadOnlyList<ExchangeRate> rates, Currency into)
    {
        if (!RateFor(request, rates, into).TryGet(out (ExchangeRate? Rate, bool Assumed) found, out Refusal? refusal))
            return refusal;
        decimal perUnit = (found.Rate?.PerUnit ?? 1m) / new Money(1, into).Major;
        decimal onward = (request.OnwardCarriage?.Major ?? 0) * perUnit;
        decimal total = request.GoodsValue.Major * perUnit - onward;
        if (total < 1) return BorderRefusals.DeductionTooLarge.With(("amount", $"{request.OnwardCarriage}"));
        if (total > Money.Cap / 4m) return BorderRefusals.AmountOverflows.With(("what", "customs value"));
        return new CustomsValue
        {
            Total = (long)(total + 0.5m),
            Freight = 0,
            Insurance = 0,
            Onward = (long)onward,
            Exchange = found.Rate,
            Assumed = found.Assumed,
        };
    }

    /// <summary>The price may hold carriage after the port of import, which is not customs value.</summary>
    public static bool ReachesInland(Incoterm term) => term is Incoterm.DAP or Incoterm.DPU or Incoterm.DDP;

    private static Outcome<(ExchangeRate?, bool)> RateFor(
        QuoteRequest request, IReadOnlyList<ExchangeRate> rates, Currency into)
    {
        Currency currency = request.GoodsValue.Currency;
        if (currency == into) return (null, false);
        ExchangeRate? latest = null;
        foreach (ExchangeRate rate in rates)
        {
            if (rate.Currency != currency || rate.Into != into) continue;
            if (!IsPossible(rate))
                return BorderRefusals.ExchangeRateWrong.With(
                    ("currency", currency.Code), ("rate", Text(rate.PerUnit)));
            if (rate.Validity.Contains(request.Date)) return (rate, false);
            if (latest is null || rate.Validity.Until > latest.Validity.Until) latest = rate;
        }
        if (latest is null) return BorderRefusals.ExchangeRateMissing.With(
            ("currency", currency.Code), ("into", into.Code));
        RefusalCode code = BorderRefusals.ExchangeRateNotForDate;
        return Days.Assumed(latest.Validity, request.Date, request.AssumeUnchanged, currency.Code, code, code)
            .Map(assumed => ((ExchangeRate?)latest, assumed));
    }

    /// <summary>Twelve decimals are what a written quote keeps: a rate with more could not be replayed.</summary>
    private static bool IsPossible(ExchangeRate rate) =>
        rate.PerUnit is > 0 and <= HighestRate
        && decimal.Round(rate.PerUnit, 12) == rate.PerUnit
        && rate.Validity.From <= rate.Validity.Until;

    internal static string Text(decimal rate) => rate.ToString("0.############", CultureInfo.InvariantCulture);
}
