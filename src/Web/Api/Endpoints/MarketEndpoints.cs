using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Journeys;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Endpoints;

/// <summary>What everybody may see: shops, listings, and what they cost at the door.</summary>
internal static class MarketEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        _ = api.MapGet("/shops/{slug}", Shop).AllowedTo(Who.Anyone)
            .Says("A shop", "The shop and its active listings.")
            .Gives<ShopBody>().Refuses(MarketRefusals.ShopUnknown);
        _ = api.MapGet("/listings/{shop}/{slug}", Listing).AllowedTo(Who.Anyone)
            .Says("A listing", "Price, packing, destinations and what is available of one product.")
            .Gives<ListingBody>().Refuses(MarketRefusals.ListingUnknown);
        _ = api.MapGet("/listings/{shop}/{slug}/door-price", DoorPrice).AllowedTo(Who.Anyone)
            .Says(
                "What it costs at the door",
                "What is paid into escrow, and what the border charges with the law behind each line. Where the "
                + "border's part cannot be said, borderProblem says why; no charge is left out silently. Export and "
                + "import are the permits that are asked for at both ends, or why that is not known.")
            .Asks("units", "sales units, a whole number", required: true, example: "1000")
            .Asks("to", "country of destination, as JP", required: true, example: "JP")
            .Asks("card", "the rate card to travel by, one of the ways; the cheapest when absent")
            .Asks("date", "day of import, as 2026-11-24; today when absent")
            .Gives<DoorPriceBody>()
            .Refuses(
                MarketRefusals.ListingUnknown, ApiRefusals.FieldMalformed, KernelRefusals.CountryMalformed,
                KernelRefusals.DateMalformed, KernelRefusals.IdMalformed, JourneyRefusals.UnitsNotPositive,
                JourneyRefusals.UnitsBelowMinimum, JourneyRefusals.TotalOverflows, FreightRefusals.ShipmentTooLarge,
                JourneyRefusals.FreightUnknown);
    }

    private static async Task<IResult> Shop(HttpContext context, IMarket market)
    {
        Outcome<Shop> shop = await market.ShopBySlug(context.Route("slug"));
        if (shop.IsRefused) return (ApiAnswer)shop.Refusal;
        IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Value.Id, onlyActive: true);
        return ApiAnswer.Ok(ShopBody.Of(shop.Value, listings), Wire.Json.ShopBody);
    }

    private static async Task<IResult> Listing(HttpContext context, IMarket market, AddStock stock, DoorPrices prices)
    {
        Outcome<Listing> listing = await Find(context, market);
        if (listing.IsRefused) return (ApiAnswer)listing.Refusal;
        long available = await stock.Available(listing.Value.Firm, listing.Value.Id);
        IReadOnlyList<Country> destinations = await prices.Destinations(listing.Value, context.Now().UtcDate);
        return ApiAnswer.Ok(ListingBody.Of(listing.Value, available, destinations), Wire.Json.ListingBody);
    }

    private static async Task<IResult> DoorPrice(HttpContext context, IMarket market, DoorPrices prices, IBorder border)
    {
        Outcome<Listing> listing = await Find(context, market);
        if (listing.IsRefused) return (ApiAnswer)listing.Refusal;
        IQueryCollection query = context.Request.Query;
        Outcome<long> units = Whole("units", query["units"]);
        if (units.IsRefused) return (ApiAnswer)units.Refusal;
        Outcome<Country> to = Country.Parse(query["to"]);
        if (to.IsRefused) return (ApiAnswer)to.Refusal;
        Outcome<DateOnly> day = query.ContainsKey("date") ? Dates.Parse(query["date"]) : context.Now().UtcDate;
        if (day.IsRefused) return (ApiAnswer)day.Refusal;
        Outcome<Id> card = query.ContainsKey("card") ? Id.Parse(query["card"]) : Id.None;
        if (card.IsRefused) return (ApiAnswer)card.Refusal;
        Outcome<DoorPrice> price = await prices.Of(listing.Value, units.Value, to.Value, day.Value, card.Value);
        return ApiAnswer.From(
            price, found => DoorPriceBody.Of(found, border, context.Texts()), Wire.Json.DoorPriceBody);
    }

    internal static Outcome<long> Whole(string field, string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : ApiRefusals.FieldMalformed.With(("field", field),
                ("text", text is null ? "" : text.Length <= 80 ? text : text[..80]));

    private static Task<Outcome<Listing>> Find(HttpContext context, IMarket market) =>
        market.ListingBySlug(context.Route("shop"), context.Route("slug"));
}
