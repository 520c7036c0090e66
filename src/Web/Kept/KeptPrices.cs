using Sampan.Journeys.Offers;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Kept;

/// <summary>Door prices as pages show them. An offer is priced anew.</summary>
internal static class KeptPrices
{
    private const Shows Priced = Shows.Market | Shows.Freight | Shows.Tariff;

    internal static Task<IReadOnlyList<Country>> Destinations(
        this KeptReadings kept, DoorPrices prices, Listing listing, DateOnly day) => kept.Of(
        Priced, $"destinations {listing.Id} {listing.Version} {day.Text()}", () => prices.Destinations(listing, day));

    internal static Task<Outcome<DoorPrice>> Price(
        this KeptReadings kept, DoorPrices prices, Listing listing, PriceQuestion asked, DateOnly day)
    {
        // The name holds only what was understood: two questions that are typed alike are never taken for one.
        Outcome<Country> to = Country.Parse(asked.To);
        if (to.IsRefused) return asked.Ask(prices, listing, day);
        Outcome<Id> card = Id.Parse(asked.By);
        string by = card.IsRefused ? "cheapest" : $"{card.Value}";
        return kept.Of(
            Priced, $"price {listing.Id} {listing.Version} {day.Text()} {to.Value.Code} {asked.Count} {by}",
            () => asked.Ask(prices, listing, day));
    }
}
