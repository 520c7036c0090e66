using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>
/// Cartons that travel together under one price, packed product by product: no carton holds two of them.
/// </summary>
public sealed record Shipment
{
    private Shipment(IReadOnlyList<CartonPacking> packings) => Packings = packings;

    public IReadOnlyList<CartonPacking> Packings { get; }

    public long Cartons => Packings.Sum(packing => packing.Cartons);

    public long GrossGrams => Packings.Sum(packing => packing.GrossGrams);

    /// <summary>Cubic centimetres of all cartons.</summary>
    public long Cubic => Packings.Sum(packing => packing.Cubic);

    /// <summary>Refuses <c>shipment_too_large</c>.</summary>
    public static Outcome<Shipment> Of(params IReadOnlyList<CartonPacking> packings)
    {
        var shipment = new Shipment(packings);
        return shipment.GrossGrams > CartonPacking.MostGrams || shipment.Cubic > CartonPacking.MostCubic
            ? FreightRefusals.ShipmentTooLarge
            : shipment;
    }
}
