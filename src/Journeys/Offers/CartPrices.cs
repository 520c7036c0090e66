using System.Globalization;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;

namespace Sampan.Journeys.Offers;

/// <summary>What somebody means to buy: units of one listing, to one country.</summary>
/// <param name="Card">The rate card to travel by, or <see cref="Id.None"/> for the cheapest.</param>
public sealed record CartLine(Id Id, Id Listing, long Units, Country To, Id Card);

/// <summary>A line as it stands now.</summary>
/// <param name="Listing">Null when there is none.</param>
/// <param name="Refusal">Why the line cannot be ordered as it stands; null when it can.</param>
public sealed record PricedLine(CartLine Line, Listing? Listing, Refusal? Refusal);

/// <summary>
/// Lines that travel together and become one order: of one seller and origin, to one country, in one currency and by
/// one delivery term. At least one.
/// </summary>
/// <param name="Price">Of the lines that nothing stands in the way of; null when there is none.</param>
public sealed record CartParcel(IReadOnlyList<PricedLine> Lines, DoorPrice? Price);

/// <summary>Prices what is in a cart anew each time: of a cart only what is wanted is ever kept.</summary>
public sealed class CartPrices(IMarket market, DoorPrices prices, AddStock stock)
{
    /// <summary>So many prices of the largest size still add up; a cart holds fewer lines.</summary>
    private const int Summed = 16;

    /// <summary>The cart's lines in their order, by the parcels they make.</summary>
    public async Task<IReadOnlyList<CartParcel>> Of(IReadOnlyList<CartLine> lines, DateOnly day)
    {
        var together = new List<List<PricedLine>>();
        foreach (CartLine line in lines)
        {
            PricedLine found = await Find(line);
            List<PricedLine>? fits = together.Find(parcel => MayTravelWith(parcel[0], found));
            if (fits is null) together.Add([found]);
            else fits.Add(found);
        }
        var parcels = new List<CartParcel>();
        foreach (List<PricedLine> parcel in together) parcels.AddRange(await Parcels(parcel, day));
        return parcels;
    }

    /// <summary>
    /// These lines in one order, whether or not there is stock for them: that is asked by the ledger when it is placed.
    /// Refuses what <see cref="DoorPrices"/> refuses, earlier with <c>total_overflows</c>, and <c>listing_unknown</c>
    /// for a product that is not shown any more.
    /// </summary>
    public async Task<Outcome<DoorPrice>> Together(IReadOnlyList<CartLine> lines, DateOnly day)
    {
        var priced = new List<PricedLine>();
        foreach (CartLine line in lines)
        {
            Outcome<Listing> listing = await market.Listing(line.Listing);
            if (listing.IsRefused) return listing.Refusal;
            if (!listing.Value.Terms.Active) return MarketRefusals.ListingUnknown;
            priced.Add(new PricedLine(line, listing.Value, null));
        }
        return await Price(priced, day);
    }

    /// <summary>One, unless what can be ordered of it cannot travel together.</summary>
    private async Task<IReadOnlyList<CartParcel>> Parcels(List<PricedLine> lines, DateOnly day)
    {
        List<PricedLine> ready = lines.FindAll(line => line.Refusal is null);
        if (ready.Count == 0) return [new CartParcel(lines, null)];
        Outcome<DoorPrice> price = await Price(ready, day);
        if (!price.IsRefused) return [new CartParcel(lines, price.Value)];
        if (lines.Count == 1) return [new CartParcel([lines[0] with { Refusal = price.Refusal }], null)];
        var alone = new List<CartParcel>();
        foreach (PricedLine line in lines) alone.AddRange(await Parcels([line], day));
        // What is wrong with one of them is no reason to part the others.
        List<PricedLine> seen = [.. alone.Select(parcel => parcel.Lines[0])];
        return seen.Count(line => line.Refusal is null) < ready.Count ? await Parcels(seen, day) : alone;
    }

    /// <summary>Refused with <c>listing_unknown</c> and <c>balance_short</c>.</summary>
    private async Task<PricedLine> Find(CartLine line)
    {
        Outcome<Listing> listing = await market.Listing(line.Listing);
        if (listing.IsRefused) return new PricedLine(line, null, listing.Refusal);
        if (!listing.Value.Terms.Active) return new PricedLine(line, listing.Value, MarketRefusals.ListingUnknown);
        long available = await stock.Available(listing.Value.Firm, line.Listing);
        return new PricedLine(line, listing.Value, available >= line.Units ? null : LedgerRefusals.BalanceShort.With(
            ("kind", Chart.OnHand.Name), ("available", available.ToString(CultureInfo.InvariantCulture)),
            ("wanted", line.Units.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>
    /// By the first card that a line names. One without a price for them gives way to the cheapest, shown by name.
    /// </summary>
    private async Task<Outcome<DoorPrice>> Price(List<PricedLine> lines, DateOnly day)
    {
        IReadOnlyList<WantedGoods> goods = [.. lines.Select(line => new WantedGoods(line.Listing!, line.Line.Units))];
        Country to = lines[0].Line.To;
        Id card = lines.Select(line => line.Line.Card).FirstOrDefault(named => !named.IsNone);
        Outcome<DoorPrice> price = await prices.Of(goods, to, day, card);
        if (price.Refusal?.Code == JourneyRefusals.FreightUnknown && !card.IsNone)
            price = await prices.Of(goods, to, day);
        bool isTooMuch = !price.IsRefused && price.Value.PayNow.Minor > Money.Cap / Summed;
        return isTooMuch ? JourneyRefusals.TotalOverflows : price;
    }

    private static bool MayTravelWith(PricedLine one, PricedLine other) =>
        one.Listing is { } first && other.Listing is { } second && one.Line.To == other.Line.To
        && DoorPrices.MayTravelWith(first, second);
}
