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

    /// <summary>Every way the goods can travel for which there is a price today, the cheapest first.</summary>
    public required IReadOnlyList<FreightChoice> Ways { get; init; }

    /// <summary>The one of them that this price is computed with.</summary>
    public required FreightChoice Way { get; init; }

    public Money Freight => Way.Price.Freight;

    public Money Insurance => Way.Price.Insurance;

    public long Cartons => Way.Price.Packing.Cartons;

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
    /// What the whole costs at the door in the importing country's currency: its customs value and all charges on it;
    /// null without a border quote.
    /// </summary>
    public Money? AtDoor => Border.IsRefused
        ? null
        : Border.Value.Money(Border.Value.AtDoor);

    /// <summary>
    /// One unit's share of it, half a minor unit or more counted as one: to compare with, nobody is charged it.
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
            decimal charges = Border.Value.Money(Border.Value.Total).Major / rate.PerUnit;
            return PayNow + Money.FromMajor(decimal.Round(charges, rate.Currency.Scale), rate.Currency).Value;
        }
    }
}

/// <summary>A rate card and what it asks for a shipment.</summary>
public sealed record FreightChoice(StoredCard Card, FreightPrice Price);

/// <summary>Prices a listing for a destination, from the seller's terms, rate cards and the tariff shelf.</summary>
public sealed class DoorPrices(IBorder border, ITariffShelf shelf, IFreightCards cards)
{
    /// <summary>
    /// Refuses <c>units_not_positive</c>, <c>units_below_minimum</c>, <c>total_overflows</c>,
    /// <c>shipment_too_large</c>, <c>freight_unknown</c>. What the border refuses is part of the price, not a refusal
    /// of it.
    /// </summary>
    /// <param name="card">The rate card to travel by, or <see cref="Id.None"/> for the cheapest.</param>
    public async Task<Outcome<DoorPrice>> Of(
        Listing listing, long units, Country to, DateOnly day, Id card = default) =>
        await Of(listing, units, to, day, await cards.For(listing), card);

    /// <summary>
    /// The smallest order of a listing for each country that it has a tariff line for or that some card carries to.
    /// </summary>
    public async Task<IReadOnlyList<(Country To, Outcome<DoorPrice> Price)>> Everywhere(Listing listing, DateOnly day)
    {
        IReadOnlyList<StoredCard> found = await cards.For(listing);
        var priced = new List<(Country, Outcome<DoorPrice>)>();
        foreach (Country to in listing.Terms.TariffLines.Keys.Union(Destinations(listing.Terms, day, found)))
            priced.Add((to, await Of(listing, listing.Terms.Minimum, to, day, found, Id.None)));
        return priced;
    }

    /// <summary>The countries to which some card carries the smallest order of a listing on a day, by code.</summary>
    public async Task<IReadOnlyList<Country>> Destinations(Listing listing, DateOnly day) =>
        Destinations(listing.Terms, day, await cards.For(listing));

    /// <summary>
    /// Every card that may carry a listing, with its price or why it has none; the cheapest first. Also of fewer units
    /// than anybody can order: it is the card that is tried. Refuses <c>units_not_positive</c>, <c>total_overflows</c>,
    /// <c>shipment_too_large</c>.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<(StoredCard Card, Outcome<FreightPrice> Price)>>> Try(
        Listing listing, long units, Country to, DateOnly day, string? postcode)
    {
        if (!Question(listing.Terms, units, to, day).TryGet(out FreightQuestion? question, out Refusal? refusal))
            return refusal;
        question = question with { Postcode = postcode };
        return (await cards.For(listing))
            .Select(card => (Card: card, Price: FreightRules.Price(card.Rates, question)))
            .OrderBy(tried => tried.Price.IsRefused ? long.MaxValue : tried.Price.Value.Total.Minor).ToList();
    }

    private async Task<Outcome<DoorPrice>> Of(
        Listing listing, long units, Country to, DateOnly day, IReadOnlyList<StoredCard> found, Id card)
    {
        ListingTerms terms = listing.Terms;
        if (units > 0 && units < terms.Minimum)
            return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{terms.Minimum}"));
        if (!Question(terms, units, to, day).TryGet(out FreightQuestion? question, out Refusal? refusal))
            return refusal;
        Money goods = question.Goods;
        IReadOnlyList<FreightChoice> ways = Ways(found, question);
        FreightChoice? way = ways.FirstOrDefault(choice => card.IsNone || choice.Card.Id == card);
        if (way is null) return JourneyRefusals.FreightUnknown.With(("to", to.Code), ("date", day.Text()));
        return new DoorPrice
        {
            Listing = listing,
            Units = units,
            To = to,
            Day = day,
            Goods = goods,
            Ways = ways,
            Way = way,
            Border = await Quote(terms, units, to, day, (goods, way.Price.Freight, way.Price.Insurance)),
        };
    }

    private static Outcome<FreightQuestion> Question(ListingTerms terms, long units, Country to, DateOnly day)
    {
        if (units <= 0) return JourneyRefusals.UnitsNotPositive;
        if ((Int128)units * terms.Price.Minor > Money.Cap / 4) return JourneyRefusals.TotalOverflows;
        var goods = new Money(units * terms.Price.Minor, terms.Price.Currency);
        return CartonPacking.Of(terms, units)
            .Map(packing => new FreightQuestion(packing, goods, terms.Origin, to, day));
    }

    /// <summary>
    /// A card may name a country and yet carry nothing there: it parts the country by postcode, which a door price does
    /// not ask for, or knows no fuel surcharge for the day. Only where it answers may somebody be sent.
    /// </summary>
    private static IReadOnlyList<Country> Destinations(
        ListingTerms terms, DateOnly day, IReadOnlyList<StoredCard> found)
    {
        return
        [
            .. found.SelectMany(card => card.Rates.Zones).SelectMany(zone => zone.Areas).Select(area => area.Country)
                .Distinct().Where(IsReached).OrderBy(country => country.Code, StringComparer.Ordinal),
        ];

        bool IsReached(Country to) =>
            Question(terms, terms.Minimum, to, day).TryGet(out FreightQuestion? question, out _)
            && Ways(found, question).Count > 0;
    }

    /// <summary>Where two ask the same, the one that says it is faster comes first.</summary>
    private static IReadOnlyList<FreightChoice> Ways(IReadOnlyList<StoredCard> found, FreightQuestion question)
    {
        var ways = new List<FreightChoice>();
        foreach (StoredCard card in found)
        {
            Outcome<FreightPrice> price = FreightRules.Price(card.Rates, question);
            if (!price.IsRefused) ways.Add(new FreightChoice(card, price.Value));
        }
        return
        [
            .. ways.OrderBy(way => way.Price.Total)
                .ThenBy(way => way.Price.Zone.Days?.Most ?? int.MaxValue).ThenBy(way => way.Card.Id),
        ];
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
