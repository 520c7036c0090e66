using Sampan.Kernel;

namespace Sampan.Market.Freight;

/// <summary>What rows that are each right can still say wrongly together.</summary>
internal static class RateCardCheck
{
    internal static IEnumerable<BadRow> Together(RateCardDraft draft) =>
        draft.Missing.Select(word => new BadRow(0, FreightRefusals.CardMissing.With(("word", word))))
            .Concat(Filled(draft)).Concat(Fuel(draft)).Concat(Zones(draft)).Concat(Areas(draft))
            .Concat(draft.Rates.GroupBy(rate => rate.Zone).SelectMany(zone => Breaks([.. zone])));

    private static IEnumerable<BadRow> Filled(RateCardDraft draft)
    {
        if (draft.Areas.Count == 0) yield return new BadRow(0, FreightRefusals.CardMissing.With(("word", "zone")));
        foreach ((int row, _, TransitDays days) in draft.Days.Where(days => days.Days.Most < days.Days.Least))
            yield return new BadRow(row, FreightRefusals.CardPeriodReversed);
        foreach (var zone in draft.Days.GroupBy(days => days.Zone))
        {
            foreach ((int row, _, _) in zone.Skip(1))
                yield return new BadRow(row, FreightRefusals.CardTwice.With(
                    ("word", $"days {zone.Key}"), ("first", $"{zone.First().Row}")));
        }
    }

    private static IEnumerable<BadRow> Fuel(RateCardDraft draft)
    {
        (int Row, FuelRow Fuel)[] byDay = [.. draft.Fuel.OrderBy(fuel => fuel.Fuel.Validity.From)];
        for (int i = 1; i < byDay.Length; i++)
        {
            if (byDay[i].Fuel.Validity.From > byDay[i - 1].Fuel.Validity.Until) continue;
            yield return new BadRow(
                byDay[i].Row, FreightRefusals.CardFuelOverlaps.With(("first", $"{byDay[i - 1].Row}")));
        }
    }

    private static IEnumerable<BadRow> Zones(RateCardDraft draft)
    {
        var named = draft.Areas.Select(area => area.Zone).ToHashSet();
        foreach ((int row, string zone) in draft.Rates.Select(r => (r.Row, r.Zone))
            .Concat(draft.Days.Select(d => (d.Row, d.Zone))).Where(used => !named.Contains(used.Zone)))
            yield return new BadRow(row, FreightRefusals.CardZoneUnknown.With(("zone", zone)));
        var priced = draft.Rates.Select(rate => rate.Zone).ToHashSet();
        foreach ((int row, string zone, _) in draft.Areas.DistinctBy(area => area.Zone)
            .Where(area => !priced.Contains(area.Zone)))
            yield return new BadRow(row, FreightRefusals.CardZoneUnpriced.With(("zone", zone)));
    }

    /// <summary>A place has one zone: a country stands whole in one, and each postcode prefix in one.</summary>
    private static IEnumerable<BadRow> Areas(RateCardDraft draft)
    {
        var seen = new Dictionary<(Country, string), int>();
        foreach ((int row, _, ZoneArea area) in draft.Areas)
        {
            foreach (string postcode in area.Postcodes.DefaultIfEmpty(""))
            {
                if (seen.TryAdd((area.Country, postcode), row)) continue;
                yield return new BadRow(row, FreightRefusals.CardAreaTwice.With(
                    ("area", $"{area.Country} {postcode}".Trim()), ("first", $"{seen[(area.Country, postcode)]}")));
            }
        }
    }

    private static IEnumerable<BadRow> Breaks((int Row, string Zone, WeightBreak Break)[] zone)
    {
        if (zone[0].Break.FromGrams != 0) yield return new BadRow(zone[0].Row, FreightRefusals.CardBreakFirst);
        for (int i = 0; i < zone.Length; i++)
        {
            WeightBreak own = zone[i].Break;
            if (own.Basis == RateBasis.PerCarton && zone.Length > 1)
                yield return new BadRow(zone[i].Row, FreightRefusals.CardCartonAlone);
            if (i == 0) continue;
            WeightBreak before = zone[i - 1].Break;
            if (own.FromGrams <= before.FromGrams) yield return new BadRow(zone[i].Row, FreightRefusals.CardBreakOrder);
            else if (AtStart(own) < AtStart(before))
                yield return new BadRow(zone[i].Row, FreightRefusals.CardBreakFalls);
        }
    }

    /// <summary>What a break asks at its lowest weight.</summary>
    private static Money AtStart(WeightBreak rate) => FreightRules.At(rate, rate.FromGrams, cartons: 1).Amount;
}
