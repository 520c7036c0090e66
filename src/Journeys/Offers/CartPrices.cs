using System.Globalization;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;

namespace Sampan.Journeys.Offers;

/// <summary>What somebody means to buy: units of one listing, to one country. It becomes one order.</summary>
/// <param name="Card">The rate card to travel by, or <see cref="Id.None"/> for the cheapest.</param>
public sealed record CartLine(Id Id, Id Listing, long Units, Country To, Id Card);

/// <summary>A line as it stands now.</summary>
/// <param name="Listing">Null when there is none.</param>
/// <param name="Price">What it costs, or why there is no price.</param>
/// <param name="Available">Units that can still be sold.</param>
public sealed record PricedLine(CartLine Line, Listing? Listing, Outcome<DoorPrice> Price, long Available)
{
    /// <summary>Why the line cannot be ordered as it stands; null when it can.</summary>
    public Refusal? Refusal => Price.Refusal ?? (Available >= Line.Units ? null : LedgerRefusals.BalanceShort.With(
        ("kind", Chart.OnHand.Name), ("available", Available.ToString(CultureInfo.InvariantCulture)),
        ("wanted", Line.Units.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>Prices the lines of a cart anew each time: of a cart only what is wanted is ever kept.</summary>
public sealed class CartPrices(IMarket market, DoorPrices prices, AddStock stock)
{
    /// <summary>So many prices of the largest size still add up; a cart holds fewer lines.</summary>
    private const int Summed = 16;

    /// <summary>
    /// The price is refused as <see cref="DoorPrices"/> refuses it, earlier with <c>total_overflows</c>, and with
    /// <c>listing_unknown</c> for a product that is not shown any more. A rate card without a price for the line gives
    /// way to the cheapest, shown by name.
    /// </summary>
    public async Task<PricedLine> Of(CartLine line, DateOnly day)
    {
        Outcome<Listing> listing = await market.Listing(line.Listing);
        if (listing.IsRefused) return new PricedLine(line, null, listing.Refusal, 0);
        if (!listing.Value.Terms.Active) return new PricedLine(line, listing.Value, MarketRefusals.ListingUnknown, 0);
        long available = await stock.Available(listing.Value.Firm, line.Listing);
        Outcome<DoorPrice> price = await prices.Of(listing.Value, line.Units, line.To, day, line.Card);
        if (price.Refusal?.Code == JourneyRefusals.FreightUnknown && !line.Card.IsNone)
            price = await prices.Of(listing.Value, line.Units, line.To, day);
        if (!price.IsRefused && price.Value.PayNow.Minor > Money.Cap / Summed) price = JourneyRefusals.TotalOverflows;
        return new PricedLine(line, listing.Value, price, available);
    }
}
