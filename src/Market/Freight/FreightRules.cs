using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// The price of a shipment by a rate card. Pure. A card that does not know something refuses by name; it never leaves
/// a charge out.
/// </summary>
public static class FreightRules
{
    /// <summary>
    /// Refuses, in this order: <c>freight_currency_other</c>, <c>freight_origin_other</c>, <c>freight_not_valid</c>,
    /// <c>freight_zone_none</c>, <c>freight_postcode_needed</c>, <c>freight_fuel_unknown</c>,
    /// <c>shipment_too_large</c>.
    /// </summary>
    public static Outcome<FreightPrice> Price(RateCard card, FreightQuestion question)
    {
        if (question.Goods.Currency != card.Currency)
            return FreightRefusals.CurrencyOther.With(("currency", card.Currency.Code));
        if (question.From != card.Origin) return FreightRefusals.OriginOther.With(("from", card.Origin.Code));
        if (!card.Validity.Contains(question.Day))
            return FreightRefusals.NotValid.With(
                ("first", card.Validity.From.Text()), ("last", card.Validity.Until.Text()));
        if (!ZoneOf(card, question).TryGet(out FreightZone? zone, out Refusal? unknown)) return unknown;
        if (!FuelOf(card, question.Day).TryGet(out int fuelPerMille, out Refusal? noFuel)) return noFuel;
        long volumetric = Volumetric(card, question.Shipment);
        long chargeable = Chargeable(card, Math.Max(question.Shipment.GrossGrams, volumetric));
        if (chargeable > CartonPacking.MostGrams || Overflows(zone, question.Shipment.Cartons, chargeable))
            return FreightRefusals.ShipmentTooLarge;
        return Charge(card, zone, question, (volumetric, chargeable), fuelPerMille);
    }

    /// <summary>Fuel may double it, and goods and premium come on top: all of it fits one counter.</summary>
    private static bool Overflows(FreightZone zone, long cartons, long grams) => zone.Breaks.Any(rate =>
        (Int128)rate.Price.Minor * Math.Max(cartons, grams / 1000 + 1) > Money.Cap / 8);

    private static FreightPrice Charge(
        RateCard card, FreightZone zone, FreightQuestion question, (long Volumetric, long Chargeable) grams,
        int fuelPerMille)
    {
        int at = zone.Breaks.Count - 1;
        while (zone.Breaks[at].FromGrams > grams.Chargeable) at--;
        BreakPrice own = At(zone.Breaks[at], grams.Chargeable, question.Shipment.Cartons);
        BreakPrice? next = card.CheaperOfNext && at + 1 < zone.Breaks.Count
            ? At(zone.Breaks[at + 1], zone.Breaks[at + 1].FromGrams, question.Shipment.Cartons)
            : null;
        var price = new FreightPrice
        {
            Card = card,
            Zone = zone,
            Shipment = question.Shipment,
            VolumetricGrams = grams.Volumetric,
            ChargeableGrams = grams.Chargeable,
            Own = own,
            Next = next,
            FuelPerMille = fuelPerMille,
            Fuel = Money.Zero(card.Currency),
            Insurance = Money.Zero(card.Currency),
        };
        // Half a minor unit or more is charged as one.
        price = price with { Fuel = PerMille(price.Charged.Amount, fuelPerMille) };
        return price with { Insurance = Premium(card, question.Goods + price.Freight) };
    }

    /// <summary>Volume by the divisor, a begun gram in full.</summary>
    private static long Volumetric(RateCard card, Shipment shipment) => card.CubicPerKilogram == 0
        ? 0
        : Rounding.Scale(shipment.Cubic, 1000, card.CubicPerKilogram, RoundingRule.Up);

    /// <summary>A begun step is charged in full.</summary>
    private static long Chargeable(RateCard card, long grams) =>
        Rounding.Scale(grams, 1, card.StepGrams, RoundingRule.Up) * card.StepGrams;

    internal static BreakPrice At(WeightBreak rate, long grams, long cartons) => new(rate, grams, new Money(
        rate.Basis switch
        {
            // Half a minor unit or more is charged as one.
            RateBasis.PerKilogram => Rounding.Scale(rate.Price.Minor, grams, 1000, RoundingRule.HalfUp),
            RateBasis.PerCarton => checked(rate.Price.Minor * cartons),
            _ => rate.Price.Minor,
        },
        rate.Price.Currency));

    private static Money Premium(RateCard card, Money insured)
    {
        if (card.InsurancePerMille == 0) return Money.Zero(card.Currency);
        Money premium = PerMille(insured, card.InsurancePerMille);
        return premium < card.InsuranceMinimum ? card.InsuranceMinimum : premium;
    }

    /// <summary>Half a minor unit or more is charged as one.</summary>
    private static Money PerMille(Money amount, int perMille) =>
        new(Rounding.Scale(amount.Minor, perMille, 1000, RoundingRule.HalfUp), amount.Currency);

    /// <summary>
    /// The zone whose longest postcode prefix fits, else the one that names the whole country. Where a country is
    /// parted by postcode, a price without one would be a guess.
    /// </summary>
    private static Outcome<FreightZone> ZoneOf(RateCard card, FreightQuestion question)
    {
        (FreightZone Zone, ZoneArea Area)[] there =
        [
            .. card.Zones.SelectMany(zone => zone.Areas, (zone, area) => (zone, area))
                .Where(pair => pair.area.Country == question.To),
        ];
        string? postcode = question.Postcode is { } typed ? RateCardFile.Postcode(typed) : null;
        if (string.IsNullOrEmpty(postcode) && there.Any(pair => pair.Area.Postcodes.Count > 0))
            return FreightRefusals.PostcodeNeeded.With(("to", question.To.Code));
        FreightZone? fits = there
            .Select(pair => (pair.Zone, Length: Fitting(pair.Area, postcode)))
            .Where(pair => pair.Length >= 0)
            .OrderByDescending(pair => pair.Length)
            .Select(pair => pair.Zone)
            .FirstOrDefault();
        return fits is null ? FreightRefusals.ZoneNone.With(("to", question.To.Code)) : fits;
    }

    /// <summary>Characters of the postcode that an area names: 0 for a country, -1 when it is elsewhere.</summary>
    private static int Fitting(ZoneArea area, string? postcode) => area.Postcodes.Count == 0
        ? 0
        : area.Postcodes
            .Where(prefix => postcode?.StartsWith(prefix, StringComparison.Ordinal) == true)
            .Select(prefix => prefix.Length)
            .DefaultIfEmpty(-1).Max();

    private static Outcome<int> FuelOf(RateCard card, DateOnly day)
    {
        if (card.Fuel.Count == 0) return 0;
        FuelRow? row = card.Fuel.FirstOrDefault(fuel => fuel.Validity.Contains(day));
        return row is null ? FreightRefusals.FuelUnknown.With(("date", day.Text())) : row.PerMille;
    }
}
