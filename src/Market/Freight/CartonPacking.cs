using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// How some units of a listing travel: full cartons, and one more for what is left over. The part carton is the same
/// box, so it has the full volume; its weight is computed as the empty box (a full carton less its units) and the units
/// in it. Padding for the empty room is not counted: nobody has stated what it weighs.
/// </summary>
public sealed record CartonPacking
{
    /// <summary>A thousand tonnes, and a million cubic metres: more than any card is made for.</summary>
    public const long MostGrams = 1_000_000_000;
    public const long MostCubic = 1_000_000_000_000;

    public required long FullCartons { get; init; }

    /// <summary>Units in the part carton; 0 when every carton is full.</summary>
    public required long PartUnits { get; init; }

    public required long FullGrams { get; init; }

    public required long TareGrams { get; init; }

    public required long UnitGrams { get; init; }

    /// <summary>Cubic centimetres of one carton.</summary>
    public required long CartonCubic { get; init; }

    public long Cartons => FullCartons + (PartUnits > 0 ? 1 : 0);

    public long PartGrams => PartUnits > 0 ? TareGrams + PartUnits * UnitGrams : 0;

    public long GrossGrams => FullCartons * FullGrams + PartGrams;

    public long Cubic => Cartons * CartonCubic;

    /// <summary>Refuses <c>shipment_too_large</c>. Units are positive.</summary>
    public static Outcome<CartonPacking> Of(ListingTerms terms, long units)
    {
        long cubic = (long)terms.CartonLengthCm * terms.CartonWidthCm * terms.CartonHeightCm;
        long cartons = (units - 1) / terms.UnitsPerCarton + 1;
        if ((Int128)cartons * terms.CartonGrossGrams > MostGrams || (Int128)cartons * cubic > MostCubic)
            return FreightRefusals.ShipmentTooLarge;
        return new CartonPacking
        {
            FullCartons = units / terms.UnitsPerCarton,
            PartUnits = units % terms.UnitsPerCarton,
            FullGrams = terms.CartonGrossGrams,
            TareGrams = terms.CartonGrossGrams - (long)terms.UnitsPerCarton * terms.UnitGrossGrams,
            UnitGrams = terms.UnitGrossGrams,
            CartonCubic = cubic,
        };
    }
}
