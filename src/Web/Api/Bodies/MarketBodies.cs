using System.Text.Json.Nodes;
using Sampan.Border;
using Sampan.Journeys.Offers;
using Sampan.Market;
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

internal sealed record FreightBody(
    string Name, string To, string Basis, MoneyBody Price, string ValidFrom, string ValidUntil);

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
    public required IReadOnlyList<FreightBody> Freight { get; init; }

    public static ListingBody Of(Listing listing, long available)
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
            Freight = [.. terms.Freight.Select(Freighted)],
        };
    }

    private static FreightBody Freighted(FreightOption option) => new(
        option.Name, option.Destination.Code, option.Basis == FreightBasis.PerCarton ? "per_carton" : "per_shipment",
        MoneyBody.Of(option.Price), option.Validity.From.Text(), option.Validity.Until.Text());
}

/// <param name="Border">The border quote as <c>POST /api/v1/quotes</c> gives it; null where it cannot be said.</param>
/// <param name="BorderProblem">Why the border's part cannot be said.</param>
internal sealed record DoorPriceBody(
    string Listing, long Units, string To, string Date, long Cartons, MoneyBody Goods, MoneyBody Freight,
    MoneyBody Insurance,
    MoneyBody PayNow, MoneyBody? AtDoor, JsonNode? Border, ProblemBody? BorderProblem)
{
    public static DoorPriceBody Of(DoorPrice price, IBorder border, Texts texts) => new(
        price.Listing.Id.ToString(), price.Units, price.To.Code, price.Day.Text(), price.Cartons,
        MoneyBody.Of(price.Goods), MoneyBody.Of(price.Freight), MoneyBody.Of(price.Insurance),
        MoneyBody.Of(price.PayNow), MoneyBody.Of(price.AtDoor),
        price.Border.IsRefused ? null : JsonNode.Parse(border.Write(price.Border.Value)),
        price.Border.IsRefused ? Problem.Of(price.Border.Refusal, texts) : null);
}
