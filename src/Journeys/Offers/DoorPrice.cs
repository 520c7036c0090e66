using Sampan.Border;
using Sampan.Journeys.Orders;
using Sampan.Market;

namespace Sampan.Journeys.Offers;

/// <summary>Units of a listing that somebody would like to have.</summary>
public sealed record WantedGoods(Listing Listing, long Units);

/// <summary>
/// One product of a price, with its part of freight and insurance: the freight is shared by gross weight, the insurance
/// by what is insured; the parts sum exactly. docs/decisions/0057.
/// </summary>
public sealed record PricedGoods
{
    public required Listing Listing { get; init; }

    public required long Units { get; init; }

    public required Money Goods { get; init; }

    public required Money Freight { get; init; }

    public required Money Insurance { get; init; }

    public required CartonPacking Packing { get; init; }

    /// <summary>Duty and tax with the law behind each line, or why it cannot be said.</summary>
    public required Outcome<BorderQuote> Border { get; init; }

    /// <summary>What these goods need to leave their origin and to come in.</summary>
    public required PermitList Permits { get; init; }

    /// <summary>
    /// One unit's share of what these goods cost at the door, half a minor unit or more counted as one: to compare
    /// with, nobody is charged it. Null without a border quote.
    /// </summary>
    public Money? AtDoorEach => Border.IsRefused
        ? null
        : Border.Value.Money(Rounding.Scale(Border.Value.AtDoor, 1, Units, RoundingRule.HalfUp));
}

/// <summary>
/// What goods of one seller cost at the buyer's door when they travel together: what is paid into escrow, and what the
/// border will charge. Where the border's rules are not known the price says so by name; it never leaves a charge out
/// silently.
/// </summary>
public sealed record DoorPrice
{
    /// <summary>Product by product, at least one.</summary>
    public required IReadOnlyList<PricedGoods> Lines { get; init; }

    public required Country To { get; init; }

    public required DateOnly Day { get; init; }

    public Money Goods => Lines.Select(line => line.Goods).Aggregate((sum, more) => sum + more);

    /// <summary>Every way the goods can travel for which there is a price today, the cheapest first.</summary>
    public required IReadOnlyList<FreightChoice> Ways { get; init; }

    /// <summary>The one of them that this price is computed with.</summary>
    public required FreightChoice Way { get; init; }

    public Money Freight => Way.Price.Freight;

    public Money Insurance => Way.Price.Insurance;

    public long Cartons => Way.Price.Shipment.Cartons;

    /// <summary>What the buyer pays into escrow.</summary>
    public Money PayNow => Goods + Freight + Insurance;

    /// <summary>The platform's part, as the order will carry it.</summary>
    public Money Fee => OfferOrder.FeeOf(Goods);

    /// <summary>What the seller is paid when the escrow is released: all of it less the fee.</summary>
    public Money ToSeller => PayNow - Fee;

    /// <summary>What is left of that for the goods, once the seller has paid the carrier and the insurer.</summary>
    public Money LeftForGoods => ToSeller - Freight - Insurance;

    /// <summary>Why the border's part cannot be said of one of the products; null when it can of each.</summary>
    public Refusal? BorderUnknown => Lines.Select(line => line.Border.Refusal).FirstOrDefault(why => why is not null);

    /// <summary>Duty and tax of all lines; null unless they are known of each.</summary>
    public Money? AtBorder => Sum(quote => quote.Total);

    /// <summary>
    /// What the whole costs at the door in the importing country's currency: its customs value and all charges on it;
    /// null without a border quote of each line.
    /// </summary>
    public Money? AtDoor => Sum(quote => quote.AtDoor);

    /// <summary>
    /// The whole in the price's currency, by the exchange rate customs uses: to compare with, nobody is charged it.
    /// Null without a border quote of each line.
    /// </summary>
    public Money? AtDoorHome
    {
        get
        {
            if (AtBorder is not { } charges || Lines[0].Border.Value.Exchange is not { } rate) return null;
            decimal home = charges.Major / rate.PerUnit;
            return PayNow + Money.FromMajor(decimal.Round(home, rate.Currency.Scale), rate.Currency).Value;
        }
    }

    private Money? Sum(Func<BorderQuote, long> of) => BorderUnknown is not null
        ? null
        : Lines.Select(line => line.Border.Value.Money(of(line.Border.Value))).Aggregate((sum, more) => sum + more);
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
        await Of([new WantedGoods(listing, units)], to, day, await cards.For(listing), card);

    /// <summary>
    /// Several products in one order. Refuses as for one, and <c>lines_out_of_range</c> and <c>goods_apart</c>.
    /// </summary>
    public async Task<Outcome<DoorPrice>> Of(
        IReadOnlyList<WantedGoods> goods, Country to, DateOnly day, Id card = default)
    {
        if (goods.Count is 0 or > OfferOrder.MostLines)
            return JourneyRefusals.LinesOutOfRange.With(("most", $"{OfferOrder.MostLines}"));
        Listing first = goods[0].Listing;
        if (goods.Any(other => !MayTravelWith(first, other.Listing))) return JourneyRefusals.GoodsApart;
        IReadOnlyList<StoredCard> shared = await cards.For(first);
        foreach (WantedGoods other in goods.Skip(1))
        {
            // A card may be for one listing only: what carries all of them is among the cards of each.
            HashSet<Id> own = [.. (await cards.For(other.Listing)).Select(stored => stored.Id)];
            shared = [.. shared.Where(stored => own.Contains(stored.Id))];
        }
        return await Of(goods, to, day, shared, card);
    }

    /// <summary>Whether two listings can be goods of one order.</summary>
    public static bool MayTravelWith(Listing one, Listing other) =>
        one.Firm == other.Firm && one.Terms.Origin == other.Terms.Origin && one.Terms.Incoterm == other.Terms.Incoterm
        && one.Terms.Price.Currency == other.Terms.Price.Currency;

    /// <summary>
    /// The smallest order of a listing for each country that it has a tariff line for or that some card carries to.
    /// </summary>
    public async Task<IReadOnlyList<(Country To, Outcome<DoorPrice> Price)>> Everywhere(Listing listing, DateOnly day)
    {
        IReadOnlyList<StoredCard> found = await cards.For(listing);
        var priced = new List<(Country, Outcome<DoorPrice>)>();
        foreach (Country to in listing.Terms.TariffLines.Keys.Union(Destinations(listing, day, found)))
            priced.Add((to, await Of([new WantedGoods(listing, listing.Terms.Minimum)], to, day, found, Id.None)));
        return priced;
    }

    /// <summary>The countries to which some card carries the smallest order of a listing on a day, by code.</summary>
    public async Task<IReadOnlyList<Country>> Destinations(Listing listing, DateOnly day) =>
        Destinations(listing, day, await cards.For(listing));

    /// <summary>
    /// Every card that may carry a listing, with its price or why it has none; the cheapest first. Also of fewer units
    /// than anybody can order: it is the card that is tried. Refuses <c>units_not_positive</c>, <c>total_overflows</c>,
    /// <c>shipment_too_large</c>.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<(StoredCard Card, Outcome<FreightPrice> Price)>>> Try(
        Listing listing, long units, Country to, DateOnly day, string? postcode)
    {
        if (!Question([new WantedGoods(listing, units)], to, day).TryGet(
            out FreightQuestion? question, out Refusal? refusal)) return refusal;
        question = question with { Postcode = postcode };
        return (await cards.For(listing))
            .Select(card => (Card: card, Price: FreightRules.Price(card.Rates, question)))
            .OrderBy(tried => tried.Price.IsRefused ? long.MaxValue : tried.Price.Value.Total.Minor).ToList();
    }

    private async Task<Outcome<DoorPrice>> Of(
        IReadOnlyList<WantedGoods> goods, Country to, DateOnly day, IReadOnlyList<StoredCard> found, Id card)
    {
        foreach ((Listing listing, long units) in goods)
            if (units > 0 && units < listing.Terms.Minimum)
                return JourneyRefusals.UnitsBelowMinimum.With(("minimum", $"{listing.Terms.Minimum}"));
        if (!Question(goods, to, day).TryGet(out FreightQuestion? question, out Refusal? refusal)) return refusal;
        IReadOnlyList<FreightChoice> ways = Ways(found, question);
        FreightChoice? way = ways.FirstOrDefault(choice => card.IsNone || choice.Card.Id == card);
        if (way is null) return JourneyRefusals.FreightUnknown.With(("to", to.Code), ("date", day.Text()));
        return new DoorPrice
        {
            Lines = await Lines(goods, way.Price, to, day),
            To = to,
            Day = day,
            Ways = ways,
            Way = way,
        };
    }

    private async Task<IReadOnlyList<PricedGoods>> Lines(
        IReadOnlyList<WantedGoods> goods, FreightPrice freight, Country to, DateOnly day)
    {
        IReadOnlyList<CartonPacking> packings = freight.Shipment.Packings;
        Money[] prices = [.. goods.Select(PriceOf)];
        Money[] carried = Shares(freight.Freight, packings.Select(packing => packing.GrossGrams));
        Money[] insured = Shares(freight.Insurance, prices.Zip(carried, (price, share) => (price + share).Minor));
        var lines = new List<PricedGoods>();
        for (int i = 0; i < goods.Count; i++)
        {
            (Listing listing, long units) = goods[i];
            lines.Add(new PricedGoods
            {
                Listing = listing,
                Units = units,
                Goods = prices[i],
                Freight = carried[i],
                Insurance = insured[i],
                Packing = packings[i],
                Border = await Quote(listing.Terms, units, to, day, (prices[i], carried[i], insured[i])),
                Permits = border.Permits(CodeIn(listing.Terms, to), listing.Terms.Origin, to, day),
            });
        }
        return lines;
    }

    private static Money PriceOf(WantedGoods goods) =>
        goods.Listing.Terms.Price with { Minor = goods.Units * goods.Listing.Terms.Price.Minor };

    private static Money[] Shares(Money whole, IEnumerable<long> weights) =>
        [.. Rounding.Allocate(whole.Minor, [.. weights]).Select(minor => whole with { Minor = minor })];

    private static Outcome<FreightQuestion> Question(IReadOnlyList<WantedGoods> goods, Country to, DateOnly day)
    {
        var packings = new List<CartonPacking>();
        Int128 sum = 0;
        foreach ((Listing listing, long units) in goods)
        {
            if (units <= 0) return JourneyRefusals.UnitsNotPositive;
            sum += (Int128)units * listing.Terms.Price.Minor;
            if (sum > Money.Cap / 4) return JourneyRefusals.TotalOverflows;
            Outcome<CartonPacking> packing = CartonPacking.Of(listing.Terms, units);
            if (packing.IsRefused) return packing.Refusal;
            packings.Add(packing.Value);
        }
        ListingTerms terms = goods[0].Listing.Terms;
        return Shipment.Of(packings).Map(shipment => new FreightQuestion(
            shipment, terms.Price with { Minor = (long)sum }, terms.Origin, to, day));
    }

    /// <summary>
    /// A card may name a country and yet carry nothing there: it parts the country by postcode, which a door price does
    /// not ask for, or knows no fuel surcharge for the day. Only where it answers may somebody be sent.
    /// </summary>
    private static IReadOnlyList<Country> Destinations(
        Listing listing, DateOnly day, IReadOnlyList<StoredCard> found)
    {
        return
        [
            .. found.SelectMany(card => card.Rates.Zones).SelectMany(zone => zone.Areas).Select(area => area.Country)
                .Distinct().Where(IsReached).OrderBy(country => country.Code, StringComparer.Ordinal),
        ];

        bool IsReached(Country to) =>
            Question([new WantedGoods(listing, listing.Terms.Minimum)], to, day)
                .TryGet(out FreightQuestion? question, out _) && Ways(found, question).Count > 0;
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

    /// <summary>
    /// Without the seller's own line for the country, the six digits decide if they name only one.
    /// </summary>
    private static HsCode CodeIn(ListingTerms terms, Country to) => terms.TariffLines.TryGetValue(to, out HsCode line)
        ? line : HsCode.Parse(terms.HsCode.Subheading).Value;

    private async Task<Outcome<BorderQuote>> Quote(
        ListingTerms terms, long units, Country to, DateOnly day, (Money Goods, Money Freight, Money Insurance) charged)
    {
        Outcome<TariffBook> book = await shelf.For(to, day);
        if (book.IsRefused) return book.Refusal;
        decimal kilograms = units * (decimal)terms.UnitNetGrams / 1000;
        var request = new QuoteRequest
        {
            From = terms.Origin,
            To = to,
            Date = day,
            Code = CodeIn(terms, to),
            GoodsValue = charged.Goods,
            Term = terms.Incoterm,
            Freight = charged.Freight,
            Insurance = charged.Insurance,
            Quantities = [new Quantity(kilograms, Unit.Kilogram)],
        };
        return border.Quote(request, book.Value, await shelf.Rates(charged.Goods.Currency));
    }
}
