using System.Text.Json.Nodes;
using Sampan.Border;
using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Api.Bodies;

internal sealed record WordingBody(string Title, string Description)
{
    public static Dictionary<string, WordingBody> Of(IReadOnlyDictionary<string, Wording> words) =>
        words.ToDictionary(pair => pair.Key, pair => new WordingBody(pair.Value.Title, pair.Value.Description));
}

internal sealed record ShopBody(
    string Id, string Slug, IReadOnlyDictionary<string, WordingBody> Words, IReadOnlyList<ShopListingBody> Listings)
{
    public static ShopBody Of(Shop shop, IEnumerable<Listing> listings) => new(
        shop.Id.ToString(), shop.Slug, WordingBody.Of(shop.Words),
        [
            .. listings.Select(l => new ShopListingBody(
                l.Id.ToString(), l.Slug, WordingBody.Of(l.Terms.Words), MoneyBody.Of(l.Terms.Price), l.Terms.SalesUnit,
                $"/api/v1/listings/{shop.Slug}/{l.Slug}")),
        ]);
}

internal sealed record ShopListingBody(
    string Id, string Slug, IReadOnlyDictionary<string, WordingBody> Words, MoneyBody Price, string SalesUnit,
    string Url);

/// <summary>A rate card, as an order or a price names it.</summary>
internal sealed record CarriageBody(string Card, int Version, string Hash, string Carrier, string Service)
{
    public static CarriageBody Of(StoredCard card) => new(
        card.Id.ToString(), card.Version, card.Hash.ToString(), card.Rates.Carrier, card.Rates.Service);

    public static CarriageBody? Of(Trade.Carriage? carriage) => carriage is null ? null : new CarriageBody(
        carriage.Card.ToString(), carriage.Version, carriage.Hash.ToString(), carriage.Carrier, carriage.Service);
}

/// <param name="Days">Days on the way as the carrier states them, <c>[least, most]</c>; null where it does not.</param>
internal sealed record WayBody(
    CarriageBody Carriage, MoneyBody Freight, MoneyBody Insurance, long ChargeableGrams, IReadOnlyList<int>? Days)
{
    public static WayBody Of(FreightChoice way) => new(
        CarriageBody.Of(way.Card), MoneyBody.Of(way.Price.Freight), MoneyBody.Of(way.Price.Insurance),
        way.Price.ChargeableGrams, way.Price.Zone.Days is { } days ? [days.Least, days.Most] : null);
}

internal sealed record ListingBody
{
    public required string Id { get; init; }
    public required string Slug { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyDictionary<string, WordingBody> Words { get; init; }
    public required string HsCode { get; init; }
    public required IReadOnlyDictionary<string, string> TariffLines { get; init; }
    public required string Origin { get; init; }
    public required string SalesUnit { get; init; }
    public required MoneyBody Price { get; init; }
    public required int Minimum { get; init; }

    /// <summary>Units that can still be sold.</summary>
    public required long Available { get; init; }
    public required int UnitsPerCarton { get; init; }
    public required int UnitNetGrams { get; init; }
    public required int UnitGrossGrams { get; init; }
    public required string Incoterm { get; init; }
    public required int LeadDays { get; init; }
    /// <summary>Countries to which some carrier takes it today.</summary>
    public required IReadOnlyList<string> Destinations { get; init; }

    public static ListingBody Of(Listing listing, long available, IEnumerable<Country> destinations)
    {
        ListingTerms terms = listing.Terms;
        return new ListingBody
        {
            Id = listing.Id.ToString(),
            Slug = listing.Slug,
            Version = listing.Version,
            Words = WordingBody.Of(terms.Words),
            HsCode = terms.HsCode.ToString(),
            TariffLines = terms.TariffLines.ToDictionary(pair => pair.Key.Code, pair => pair.Value.ToString()),
            Origin = terms.Origin.Code,
            SalesUnit = terms.SalesUnit,
            Price = MoneyBody.Of(terms.Price),
            Minimum = terms.Minimum,
            Available = available,
            UnitsPerCarton = terms.UnitsPerCarton,
            UnitNetGrams = terms.UnitNetGrams,
            UnitGrossGrams = terms.UnitGrossGrams,
            Incoterm = terms.Incoterm.ToString(),
            LeadDays = terms.LeadDays,
            Destinations = [.. destinations.Select(country => country.Code)],
        };
    }
}

/// <summary>The price of one product.</summary>
/// <param name="Carriage">The rate card that freight and insurance are priced by.</param>
/// <param name="Ways">Every card with a price today, the cheapest first.</param>
/// <param name="Border">The border quote as <c>POST /api/v1/quotes</c> gives it; null where it cannot be said.</param>
/// <param name="BorderProblem">Why the border's part cannot be said.</param>
/// <param name="Export">What the goods need to leave their origin.</param>
/// <param name="Import">What they need to come in.</param>
internal sealed record DoorPriceBody(
    string Listing, long Units, string To, string Date, long Cartons, MoneyBody Goods, MoneyBody Freight,
    MoneyBody Insurance, CarriageBody Carriage, IReadOnlyList<WayBody> Ways,
    MoneyBody PayNow, MoneyBody? AtDoor, JsonNode? Border, ProblemBody? BorderProblem,
    PermitsBody Export, PermitsBody Import)
{
    public static DoorPriceBody Of(DoorPrice price, IBorder border, Texts texts) => new(
        price.Lines[0].Listing.Id.ToString(), price.Lines[0].Units, price.To.Code, price.Day.Text(), price.Cartons,
        MoneyBody.Of(price.Goods), MoneyBody.Of(price.Freight), MoneyBody.Of(price.Insurance),
        CarriageBody.Of(price.Way.Card), [.. price.Ways.Select(WayBody.Of)],
        MoneyBody.Of(price.PayNow), MoneyBody.Of(price.AtDoor),
        price.Lines[0].Border is { IsRefused: false } quote ? JsonNode.Parse(border.Write(quote.Value)) : null,
        price.BorderUnknown is { } unknown ? Problem.Of(unknown, texts) : null,
        PermitsBody.Of(price.Lines[0].Permits.Export, texts), PermitsBody.Of(price.Lines[0].Permits.Import, texts));
}

/// <summary>What authorities ask for at one end, as far as we have read; null where it is not known.</summary>
/// <param name="Looked">The day on which it was looked for last.</param>
/// <param name="Problem">Why it is not known.</param>
internal sealed record PermitsBody(
    string? Country, string? Looked, IReadOnlyList<PermitBody>? Permits, ProblemBody? Problem)
{
    public static PermitsBody Of(Outcome<PermitSide> side, Texts texts) => side.IsRefused
        ? new PermitsBody(null, null, null, Api.Problem.Of(side.Refusal, texts))
        : new PermitsBody(
            side.Value.Country.Code, side.Value.Looked.Text(),
            [.. side.Value.Found.Select(permit => PermitBody.Of(permit, texts))], null);
}

/// <summary>A permit, licence, notice or certificate.</summary>
/// <param name="Need"><c>yes</c>, <c>ask</c> where it depends, <c>no</c> where it is known not to be asked for.</param>
/// <param name="Holder"><c>seller</c> or <c>buyer</c>: who has to obtain it.</param>
/// <param name="Before"><c>shipping</c> or <c>release</c>: what cannot happen without it.</param>
internal sealed record PermitBody(
    string Id, string Name, string Says, string Need, string Holder, string Before, string Office, string Source)
{
    public static PermitBody Of(Permit permit, Texts texts) => new(
        permit.Id, texts[$"permit.{permit.Id}"], texts[$"permit.{permit.Id}_what"], Show.Key(permit.Need),
        Show.Key(permit.Holder), Show.Key(permit.Before), permit.Office, permit.Citation.Source);
}
