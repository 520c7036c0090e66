using Sampan.Kernel;

namespace Sampan.Border.Tariff.Rates;

/// <summary>
/// What duty is charged on. <paramref name="Rounded"/> is the customs value with the part below a thousand yen
/// dropped, on which percentages are taken; <paramref name="Exact"/> is the value itself, from which differences are.
/// </summary>
internal readonly record struct DutyBasis(
    long Rounded, long Exact, IReadOnlyList<Quantity> Quantities, IReadOnlyList<StandardPrice> StandardPrices)
{
    /// <summary>What parts of the goods are worth, in minor units of the value's currency.</summary>
    public IReadOnlyList<(string Part, decimal Value)> Parts { get; init; } = [];

    public IReadOnlyList<ContentOf> Contents { get; init; } = [];
}
