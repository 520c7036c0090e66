using Sampan.Kernel;

namespace Sampan.Market;

/// <summary>What is sold, at what price and how it is packed: all that a seller enters about a product.</summary>
public sealed record ListingTerms
{
    /// <summary>By language: <c>th</c>, <c>en</c>, <c>zh</c>, <c>ja</c>. At least one.</summary>
    public required IReadOnlyDictionary<string, Wording> Words { get; init; }

    /// <summary>The exporting country's code for the goods, at least six digits.</summary>
    public required HsCode HsCode { get; init; }

    /// <summary>
    /// By destination, that country's own line (Japan: 9 digits). Its first six digits are the goods'.
    /// </summary>
    public required IReadOnlyDictionary<Country, HsCode> TariffLines { get; init; }

    public required Country Origin { get; init; }

    /// <summary>What one of it is called: a name of <see cref="ListingRules.SalesUnits"/>.</summary>
    public required string SalesUnit { get; init; }

    /// <summary>For one sales unit.</summary>
    public required Money Price { get; init; }

    /// <summary>The fewest sales units of one order.</summary>
    public required int Minimum { get; init; }

    public required int UnitsPerCarton { get; init; }

    public required int CartonLengthCm { get; init; }

    public required int CartonWidthCm { get; init; }

    public required int CartonHeightCm { get; init; }

    /// <summary>Grams of one sales unit without any packing.</summary>
    public required int UnitNetGrams { get; init; }

    /// <summary>Grams of one sales unit as it is sold.</summary>
    public required int UnitGrossGrams { get; init; }

    /// <summary>Grams of one full carton.</summary>
    public required int CartonGrossGrams { get; init; }

    /// <summary>The delivery term offered unless an order says otherwise.</summary>
    public required Incoterm Incoterm { get; init; }

    /// <summary>Days from payment to handing over to the carrier.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Shown to visitors.</summary>
    public required bool Active { get; init; }
}
