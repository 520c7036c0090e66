using Sampan.Kernel;

namespace Sampan.Documents.Customs;

/// <summary>
/// Everything an export declaration says that an order knows. What only the exporter and its customs know, the
/// procedure, the office, the national tariff's further digits, the declarant's registration, is not in it: the broker
/// adds it.
/// </summary>
public sealed record ExportFacts
{
    /// <summary>The order's payment reference, by which a declaration finds its order again.</summary>
    public required string Reference { get; init; }

    /// <summary>The day of the invoice, or before there is one of the payment.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Null until the goods leave and the invoice has its number.</summary>
    public string? InvoiceNumber { get; init; }

    public required InvoiceParty Exporter { get; init; }

    public required InvoiceParty Consignee { get; init; }

    public required Country From { get; init; }

    public required Country To { get; init; }

    public required Incoterm DeliveryTerm { get; init; }

    public required string NamedPlace { get; init; }

    /// <summary>Goods, freight and insurance; the currency of every amount.</summary>
    public required Money Total { get; init; }

    public required Money Freight { get; init; }

    public required Money Insurance { get; init; }

    public required IReadOnlyList<ExportLine> Lines { get; init; }

    public required PackageKind PackageKind { get; init; }

    /// <summary>The number of the certificate that goes with the goods; null without one.</summary>
    public string? OriginCertificate { get; init; }

    /// <summary>Who carries the goods over the border; null until they leave.</summary>
    public string? Carrier { get; init; }

    /// <summary>A rehearsal: every form of it says so.</summary>
    public required bool IsSandbox { get; init; }

    public decimal GrossKilograms => Lines.Sum(line => line.GrossKilograms);

    public decimal NetKilograms => Lines.Sum(line => line.NetKilograms);

    public long Packages => Lines.Sum(line => line.Packages);
}

/// <summary>One kind of goods with its own weights and packages.</summary>
public sealed record ExportLine
{
    public required string Description { get; init; }

    public required HsCode HsCode { get; init; }

    public required Country Origin { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>As on the invoice, without freight and insurance that are charged apart.</summary>
    public required Money Amount { get; init; }

    public required decimal NetKilograms { get; init; }

    public required decimal GrossKilograms { get; init; }

    public required long Packages { get; init; }
}
