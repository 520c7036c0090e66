using System.Globalization;
using Sampan.Journeys.Offers;
using Sampan.Market;

namespace Sampan.Web.Parts;

/// <summary>
/// What a visitor asks of a listing: how many, where to. Read from an address, so it can be sent to others.
/// </summary>
public sealed record PriceQuestion(string Units, string To)
{
    /// <summary>A count as it was typed; zero, which is refused by name, when it is none.</summary>
    public long Count => long.TryParse(
        Units, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture, out long units) ? units : 0;

    /// <summary>
    /// What was asked, or where nothing was, the smallest order to the first country the seller sends to.
    /// </summary>
    public static PriceQuestion For(Listing listing, string? units, string? to) => new(
        units ?? listing.Terms.Minimum.ToString(CultureInfo.InvariantCulture),
        to ?? Destinations(listing).FirstOrDefault(Kernel.Country.Japan).Code);

    public static IEnumerable<Country> Destinations(Listing listing) =>
        listing.Terms.Freight.Select(option => option.Destination).Distinct().OrderBy(country => country.Code);

    public async Task<Outcome<DoorPrice>> Ask(DoorPrices prices, Listing listing, DateOnly day)
    {
        Outcome<Country> to = Country.Parse(To);
        return to.IsRefused ? to.Refusal : await prices.Of(listing, Count, to.Value, day);
    }
}
