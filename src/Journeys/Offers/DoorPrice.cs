using Sampan.Border;
using Sampan.Journeys.Orders;
using Sampan.Market;

namespace Sampan.Journeys.Offers;

/// <summary>
/// What some units of a listing cost at the buyer's door: what is paid into escrow, and what the border will charge.
/// Where the border's rules are not known the price says so by name; it never leaves a charge out silently.
/// </summary>
public sealed record DoorPrice
{
    public required Listing Listing { get; init; }

    public required long Units { get; init; }

    public required Country To { get; init; }

    public required DateOnly Day { get; init; }

    public required Money Goods { get; init; }

    public required FreightOption FreightOption { get; init; }

    public required Money Freight { get; init; }

    public required Money Insurance { get; init; }

    public required long Cartons { get; init; }

    /// <summary>Duty and tax with the law behind each line, or why it cannot be said.</summary>
    public required Outcome<BorderQuote> Border { get; init; }

    /// <summary>What the buyer pays into escrow.</summary>
    public Money PayNow => Goods + Freight + Insurance;

    /// <summary>The platform's part, as the order will carry it.</summary>
    public Money Fee => OfferOrder.FeeOf(Goods);

    /// <summary>What the seller is paid when the escrow is released: all of it less the fee.</summary>
    public Money ToSeller => PayNow - Fee;

    /// <summary>What is left of that for the goods, once the seller has paid the carrier and the insurer.</summary>
    public Money LeftForGoods => ToSeller - Freight - Insurance;

    /// <summary>
    /// Yen at the door: the customs value of the whole and all charges on it; null without a border quote.
    /// </summary>
    public Money? AtDoor => Border.IsRefused
        ? null
        : new Money(Border.Value.CustomsValue + Border.Value.Total, Currency.Jpy);

    /// <summary>
    /// One unit's share of it, half a yen or more counted as one: to compare with, nobody is charged it.
    /// </summary>
    public Money? AtDoorEach => AtDoor is not { } whole
        ? null
        : new Money(Rounding.Scale(whole.Minor, 1, Units, RoundingRule.HalfUp), whole.Currency);

    /// <summary>
    /// The whole in the price's currency, by the exchange rate customs uses: to compare with, nobody is charged it.
    /// Null without a border quote.
    /// </summary>
    public Money? AtDoorHome
    {
        get
        {
            if (Border.IsRefused || Border.Value.Exchange is not { } rate) return null;
            decimal charges = Border.Value.Total / rate.YenPerUnit;
            return PayNow + Money.FromMajor(decimal.Round(charges, rate.Currency.Scale), rate.Currency).Value;
        }
    }
}

/// <summary>Prices a listing for a destination, from the seller's terms and the tariff shelf.</summary>
public sealed class DoorPrices(IBorder border, ITariffShelf shelf)
{
    /// <summary>
    /// Refuses <c>units_not_positive</c>, <c>units_below_minimum</c>, <c>total_overflows</c>, <c>freight_unknown</c>.
    /// What the border refuses is part of the price, not a refusal of it.
    /// </summary>
    public async Task<Outcome<DoorPrice>> Of(Listing listing, long units, Country to, DateOnly day)
    {
        ListingTerms terms = listing.Terms;
        if (units <= 0) return JourneyRefusals.UnitsNotPositive;
        if (units < terms.Minimum) return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{terms.Minimum}"));
        if ((Int128)units * terms.Price.Minor > Money.Cap / 4) return JourneyRefusals.TotalOverflows;
        FreightOption? option = terms.Freight.FirstOrDefault(f => f.Destination == to && f.Validity.Contains(day));
        if (option is null) return JourneyRefusals.FreightUnknown.With(("to", to.Code), ("date", day.Text()));

        var goods = new Money(units * terms.Price.Minor, terms.Price.Currency);
        long cartons = (units + terms.UnitsPerCarton - 1) / terms.UnitsPerCarton;
        long boxes = option.Basis == FreightBasis.PerCarton ? cartons : 1;
        if ((Int128)boxes * option.Price.Minor > Money.Cap / 4) return JourneyRefusals.TotalOverflows;
        var freight = new Money(boxes * option.Price.Minor, option.Price.Currency);
        // The seller's own premium, on goods and freight together; half a satang or more is charged as one.
        long premium = Rounding.Scale((goods + freight).Minor, option.InsurancePerMille, 1000, RoundingRule.HalfUp);
        var insurance = new Money(premium, goods.Currency);
        return new DoorPrice
        {
            Listing = listing,
            Units = units,
            To = to,
            Day = day,
            Goods = goods,
            FreightOption = option,
            Freight = freight,
            Insurance = insurance,
            Cartons = cartons,
            Border = await Quote(terms, units, to, day, (goods, freight, insurance)),
        };
    }

    private async Task<Outcome<BorderQuote>> Quote(
        ListingTerms terms, long units, Country to, DateOnly day, (Money Goods, Money Freight, Money Insurance) charged)
    {
        Outcome<TariffBook> book = await shelf.For(to, day);
        if (book.IsRefused) return book.Refusal;
        // Without the seller's own line for the country, the six digits decide if they name only one.
        HsCode code = terms.TariffLines.TryGetValue(to, out HsCode line) ? line
            : HsCode.Parse(terms.HsCode.Subheading).Value;
        decimal kilograms = units * (decimal)terms.UnitNetGrams / 1000;
        var request = new QuoteRequest
        {
            From = terms.Origin,
            To = to,
            Date = day,
            Code = code,
            GoodsValue = charged.Goods,
            Term = terms.Incoterm,
            Freight = charged.Freight,
            Insurance = charged.Insurance,
            Quantities = [new Quantity(kilograms, Unit.Kilogram)],
        };
        return border.Quote(request, book.Value, await shelf.Rates(charged.Goods.Currency));
    }
}
