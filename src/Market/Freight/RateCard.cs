using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// A carrier's prices for one service from one country, for stated days and from a stated source. It never changes:
/// other figures are another card. <see cref="RateCardFile"/> writes it, and its hash is that of the written bytes.
/// </summary>
public sealed record RateCard
{
    public required string Carrier { get; init; }

    public required string Service { get; init; }

    public required Country Origin { get; init; }

    /// <summary>Of every price on the card. It answers only for goods that are priced in it.</summary>
    public required Currency Currency { get; init; }

    public required Period Validity { get; init; }

    /// <summary>Where the figures come from, as "the forwarder's offer of 2026-11-20".</summary>
    public required string Source { get; init; }

    /// <summary>Cubic centimetres that count as one kilogram; 0 where the volume does not count.</summary>
    public required int CubicPerKilogram { get; init; }

    /// <summary>Weight is charged in steps of so many grams, a begun one in full.</summary>
    public required int StepGrams { get; init; }

    /// <summary>
    /// The break-point rule: where the next break at its lowest weight costs less than the own break, that is charged.
    /// </summary>
    public required bool CheaperOfNext { get; init; }

    /// <summary>Premium on goods and freight together; 0 where the carrier insures nothing.</summary>
    public required int InsurancePerMille { get; init; }

    /// <summary>The least premium of a shipment.</summary>
    public required Money InsuranceMinimum { get; init; }

    /// <summary>By day. None at all: the card has no fuel surcharge. Else a day without a row has no price.</summary>
    public required IReadOnlyList<FuelRow> Fuel { get; init; }

    public required IReadOnlyList<FreightZone> Zones { get; init; }
}

/// <summary>Fuel surcharge on the price of carriage, for stated days.</summary>
public sealed record FuelRow(Period Validity, int PerMille);

/// <summary>Destinations with the same prices. <paramref name="Breaks"/> rise from 0 grams.</summary>
public sealed record FreightZone(
    string Name, IReadOnlyList<ZoneArea> Areas, TransitDays? Days, IReadOnlyList<WeightBreak> Breaks);

/// <summary>A country, or those of its postcodes that begin with one of these.</summary>
public sealed record ZoneArea(Country Country, IReadOnlyList<string> Postcodes);

/// <summary>Days on the way as the carrier states them, promised by nobody here.</summary>
public sealed record TransitDays(int Least, int Most);

public enum RateBasis
{
    PerKilogram = 1,

    /// <summary>One price for any weight of the break.</summary>
    Flat,
    PerCarton,
}

/// <summary>What is charged from a weight on, until the next break; never less than the minimum.</summary>
public sealed record WeightBreak(int FromGrams, Money Minimum, RateBasis Basis, Money Price);
