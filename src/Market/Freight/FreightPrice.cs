using Sampan.Kernel;

namespace Sampan.Market;

/// <param name="Goods">What the goods cost: the premium is charged on it too.</param>
public sealed record FreightQuestion(
    Shipment Shipment, Money Goods, Country From, Country To, DateOnly Day)
{
    /// <summary>Null when nobody has said it; some zones cannot be told without.</summary>
    public string? Postcode { get; init; }
}

/// <summary>
/// What a card asks for a shipment, with every figure it came from. The parts sum to the total.
/// </summary>
public sealed record FreightPrice
{
    public required RateCard Card { get; init; }

    public required FreightZone Zone { get; init; }

    public required Shipment Shipment { get; init; }

    /// <summary>The volume as grams; 0 where the card does not count it.</summary>
    public required long VolumetricGrams { get; init; }

    /// <summary>The larger of gross and volumetric weight, up to the next full step.</summary>
    public required long ChargeableGrams { get; init; }

    /// <summary>The break the chargeable weight falls in, and what it asks.</summary>
    public required BreakPrice Own { get; init; }

    /// <summary>The next break at its lowest weight, where the card compares with it and there is one.</summary>
    public required BreakPrice? Next { get; init; }

    public required int FuelPerMille { get; init; }

    public required Money Fuel { get; init; }

    public required Money Insurance { get; init; }

    /// <summary>Which of the two is charged: the next only when it costs less.</summary>
    public BreakPrice Charged => Next is { } next && next.Amount < Own.Amount ? next : Own;

    public Money Freight => Charged.Amount + Fuel;

    public Money Total => Freight + Insurance;
}

/// <summary>A break's price for a weight. <paramref name="Computed"/> is before the minimum.</summary>
public sealed record BreakPrice(WeightBreak Break, long Grams, Money Computed)
{
    public Money Amount => Computed < Break.Minimum ? Break.Minimum : Computed;

    public bool IsMinimum => Computed < Break.Minimum;
}
