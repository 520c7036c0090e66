using System.Text;
using Microsoft.EntityFrameworkCore;
using Sampan.Kernel;
using Sampan.Market.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Market.Freight;

/// <summary>
/// Listings once held their own freight: a price per carton or per shipment, for a country and some days. Each such
/// option becomes a card that answers for that listing only, and asks the same.
/// </summary>
internal static class FreightOfListings
{
    private const string Source = "entered with the listing, before there were rate cards";

    /// <summary>Makes what is not made yet; an interrupted run goes on where it stopped.</summary>
    internal static async Task Move(Func<MarketContext> open)
    {
        await using MarketContext market = open();
        foreach (ListingFreightRow row in await market.ListingFreight.ToListAsync())
        {
            FreightCardRow[] cards =
                [.. MarketJson.Read<IReadOnlyList<OldOption>>(row.Freight).Select(option => Card(row, option))];
            market.Cards.AddRange(cards);
            _ = market.ListingFreight.Remove(row);
            await market.SaveNoting(row.ChangedAt, [.. cards.Select(card => ("freight", card.Id))]);
        }
    }

    private static FreightCardRow Card(ListingFreightRow row, OldOption option)
    {
        byte[] text = RateCardFile.Write(Rates(row, option));
        return new FreightCardRow
        {
            Id = Id.New(row.ChangedAt),
            Version = 1,
            Firm = row.Firm,
            Listing = row.Listing,
            Hash = Hash256.Of(text),
            Text = Encoding.UTF8.GetString(text),
            Withdrawn = false,
            SavedAt = row.ChangedAt,
        };
    }

    private static RateCard Rates(ListingFreightRow row, OldOption option)
    {
        var nothing = Money.Zero(option.Price.Currency);
        RateBasis basis = option.Basis == OldBasis.PerCarton ? RateBasis.PerCarton : RateBasis.Flat;
        return new RateCard
        {
            Carrier = Name(option.Name),
            Service = $"freight of {row.Slug}",
            Origin = row.Origin,
            Currency = option.Price.Currency,
            Validity = option.Validity,
            Source = Source,
            CubicPerKilogram = 0,
            StepGrams = 1,
            CheaperOfNext = false,
            InsurancePerMille = option.InsurancePerMille,
            InsuranceMinimum = nothing,
            Fuel = [],
            Zones =
            [
                new FreightZone("A", [new ZoneArea(option.Destination, [])], null,
                    [new WeightBreak(0, nothing, basis, option.Price)]),
            ],
        };
    }

    /// <summary>As a card may be called: one line, and nothing that a spreadsheet would compute.</summary>
    private static string Name(string typed)
    {
        string name = typed.ReplaceLineEndings(" ").Trim().TrimStart('=', '+', '-', '@', ' ');
        return name.Length > 0 ? name : "Freight";
    }

    private enum OldBasis
    {
        PerCarton = 1,
        PerShipment = 2,
    }

    private sealed record OldOption(
        string Name, Country Destination, OldBasis Basis, Money Price, int InsurancePerMille)
    {
        public required Period Validity { get; init; }
    }
}
