using System.Globalization;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>One line of a freight price: what it is, how it came about, and its amount where it is money.</summary>
public sealed record FreightLine(string What, string How, Kernel.Money? Amount = null);

/// <summary>How a freight price came about, line by line, each rounding named.</summary>
public static class FreightWords
{
    public static string Name(RateCard card) => $"{card.Carrier} · {card.Service}";

    public static string Name(Carriage carriage) => $"{carriage.Carrier} · {carriage.Service}";

    public static string Days(Texts text, FreightZone zone) => zone.Days is { } days
        ? text.Of("freight.days", ("least", $"{days.Least}"), ("most", $"{days.Most}"))
        : text["freight.days_unknown"];

    public static IEnumerable<FreightLine> Lines(Texts text, FreightPrice price)
    {
        RateCard card = price.Card;
        yield return new FreightLine(text["freight.line.gross"], Gross(text, price.Shipment));
        yield return new FreightLine(text["freight.line.volumetric"], Volumetric(text, price));
        yield return new FreightLine(text["freight.line.chargeable"], text.Of(
            "freight.how.chargeable", ("step", text.Weight(card.StepGrams)),
            ("weight", text.Weight(price.ChargeableGrams))));
        bool nextIsCharged = price.Charged != price.Own;
        yield return new FreightLine(
            text["freight.line.carriage"], Break(text, price, price.Own), nextIsCharged ? null : price.Own.Amount);
        if (price.Next is { } next)
        {
            yield return new FreightLine(
                text["freight.line.next"],
                text.Of(nextIsCharged ? "freight.how.next" : "freight.how.next_dearer",
                    ("how", Break(text, price, next)), ("amount", text.Money(next.Amount))),
                nextIsCharged ? next.Amount : null);
        }
        yield return new FreightLine(
            text["freight.line.fuel"],
            card.Fuel.Count == 0 ? text["freight.how.no_fuel"] : text.Of(
                "freight.how.fuel", ("percent", Percent(price.FuelPerMille)),
                ("base", text.Money(price.Charged.Amount))),
            price.Fuel);
        yield return new FreightLine(text["freight.line.insurance"], Insurance(text, card), price.Insurance);
    }

    /// <summary>Of the card that was asked, so that the figures can be looked up.</summary>
    public static string Citation(Texts text, StoredCard card) => text.Of(
        "freight.citation", ("name", Name(card.Rates)), ("version", $"{card.Version}"),
        ("from", text.Date(card.Rates.Validity.From)), ("until", text.Date(card.Rates.Validity.Until)),
        ("source", text.Readable(card.Rates.Source)));

    private static string Gross(Texts text, Shipment shipment) =>
        $"{string.Join(" + ", shipment.Packings.Select(packing => Boxes(text, packing)))} = "
        + text.Weight(shipment.GrossGrams);

    private static string Boxes(Texts text, CartonPacking packing)
    {
        string full = text.Of(
            "freight.how.full", ("cartons", Show.Number(packing.FullCartons)),
            ("each", text.Weight(packing.FullGrams)));
        string part = text.Of(
            "freight.how.part", ("units", Show.Number(packing.PartUnits)), ("tare", text.Weight(packing.TareGrams)),
            ("each", text.Weight(packing.UnitGrams)), ("weight", text.Weight(packing.PartGrams)));
        return packing.PartUnits == 0 ? full : packing.FullCartons == 0 ? part : $"{full} + {part}";
    }

    private static string Volumetric(Texts text, FreightPrice price) => price.Card.CubicPerKilogram == 0
        ? text["freight.how.no_volume"]
        : text.Of(
            "freight.how.volumetric", ("volume", Volume(text, price.Shipment)),
            ("divisor", Show.Number(price.Card.CubicPerKilogram)), ("weight", text.Weight(price.VolumetricGrams)));

    /// <summary>As <c>3 × 27,000 cm³ + 1 × 8,000 cm³</c>.</summary>
    private static string Volume(Texts text, Shipment shipment) => string.Join(
        " + ", shipment.Packings.Select(packing => text.Of(
            "freight.how.volume", ("cartons", Show.Number(packing.Cartons)),
            ("cubic", Show.Number(packing.CartonCubic)))));

    private static string Break(Texts text, FreightPrice price, BreakPrice at)
    {
        (string, string) each = ("price", text.Money(at.Break.Price));
        string how = at.Break.Basis switch
        {
            RateBasis.PerKilogram => text.Of("freight.how.per_kg", ("weight", text.Weight(at.Grams)), each),
            RateBasis.PerCarton => text.Of(
                "freight.how.per_carton", ("cartons", Show.Number(price.Shipment.Cartons)), each),
            _ => text.Of("freight.how.flat", ("from", text.Weight(at.Break.FromGrams)), each),
        };
        return at.IsMinimum
            ? $"{how}; {text.Of("freight.how.minimum", ("minimum", text.Money(at.Break.Minimum)))}"
            : how;
    }

    private static string Insurance(Texts text, RateCard card) => card.InsurancePerMille == 0
        ? text["freight.how.no_insurance"]
        : text.Of(
            "freight.how.insurance", ("rate", $"{card.InsurancePerMille}"),
            ("minimum", text.Money(card.InsuranceMinimum)));

    private static string Percent(int perMille) => (perMille / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
