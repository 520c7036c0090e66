using System.Globalization;
using Sampan.Journeys;
using Sampan.Journeys.Offers;
using Sampan.Market;

namespace Sampan.Web.Parts;

/// <summary>
/// What a visitor asks of a listing: how many, where to, and by which rate card if he chose one.
/// Read from an address, so it can be sent to others.
/// </summary>
public sealed record PriceQuestion(string Units, string To, string? By = null)
{
    /// <summary>A count as it was typed; zero, which is refused by name, when it is none.</summary>
    public long Count => long.TryParse(
        Units, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture, out long units) ? units : 0;

    /// <summary>
    /// What was asked, or where nothing was, the smallest order to Japan, or where nothing goes there, to the first
    /// country the seller sends to.
    /// </summary>
    public static PriceQuestion For(
        Listing listing, IReadOnlyList<Country> destinations, string? units, string? to) => new(
        units ?? listing.Terms.Minimum.ToString(CultureInfo.InvariantCulture),
        to ?? (destinations.Contains(Country.Japan) || destinations.Count == 0 ? Country.Japan : destinations[0]).Code);

    public Task<Outcome<DoorPrice>> Ask(DoorPrices prices, Listing listing, DateOnly day) =>
        Ask(prices, [new WantedGoods(listing, Count)], day);

    /// <summary>Of goods that are to travel together; their own units count.</summary>
    public async Task<Outcome<DoorPrice>> Ask(DoorPrices prices, IReadOnlyList<WantedGoods> goods, DateOnly day)
    {
        Outcome<Country> to = Country.Parse(To);
        if (to.IsRefused) return to.Refusal;
        Outcome<Id> card = Id.Parse(By);
        if (card.IsRefused) return await prices.Of(goods, to.Value, day);
        // A card chosen for other goods or another country may have no price for these: the cheapest is shown by name.
        Outcome<DoorPrice> chosen = await prices.Of(goods, to.Value, day, card.Value);
        return chosen.Refusal?.Code == JourneyRefusals.FreightUnknown
            ? await prices.Of(goods, to.Value, day)
            : chosen;
    }
}
