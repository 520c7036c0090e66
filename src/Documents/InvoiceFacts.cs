using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// Everything a commercial invoice says, once. Whoever issues the paper fills this from the trade record; nothing is
/// typed for the paper's sake. Texts are single lines without control characters; those of <see cref="InvoiceField"/>
/// marked Latin are written in Latin letters, because papers cross borders.
/// </summary>
public sealed record InvoiceFacts
{
    /// <summary>Counted without gaps per seller and year by the issuer, who hands it in.</summary>
    public required string Number { get; init; }

    /// <summary>Also the date inside the PDF file, so that the same facts give the same bytes.</summary>
    public required DateOnly IssueDate { get; init; }

    public required string OrderNumber { get; init; }

    public required InvoiceParty Seller { get; init; }

    public required InvoiceParty Buyer { get; init; }

    public required Incoterm DeliveryTerm { get; init; }

    /// <summary>The place the delivery term names: <c>Nagoya</c>, <c>Bangkok port</c>.</summary>
    public required string NamedPlace { get; init; }

    public required PaymentTerms PaymentTerms { get; init; }

    /// <summary>The currency of every amount on the paper.</summary>
    public required Currency Currency { get; init; }

    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    public required Money GoodsTotal { get; init; }

    /// <summary>Charged on top of the goods; zero when it is not, or when the prices contain it.</summary>
    public required Money Freight { get; init; }

    /// <summary>Charged on top of the goods; zero when it is not, or when the prices contain it.</summary>
    public required Money Insurance { get; init; }

    /// <summary>Goods, freight and insurance: what the buyer pays the seller.</summary>
    public required Money GrandTotal { get; init; }

    public required Quantity GrossWeight { get; init; }

    public required Quantity NetWeight { get; init; }

    public required int Packages { get; init; }

    public required PackageKind PackageKind { get; init; }

    /// <summary>What the buyer writes on the transfer into escrow; null when the order has no escrow.</summary>
    public string? EscrowReference { get; init; }

    public string? Remarks { get; init; }

    /// <summary>A rehearsal with sandbox money: every page and the XML say that this is not a real invoice.</summary>
    public required bool IsSandbox { get; init; }
}

/// <summary>Seller or buyer as the paper names it.</summary>
public sealed record InvoiceParty
{
    /// <summary>The name in Latin letters; always printed.</summary>
    public required string LatinName { get; init; }

    /// <summary>The name in its own script; always in the XML, on paper when the font has its letters.</summary>
    public string? LocalName { get; init; }

    /// <summary>One to six lines in Latin letters, without the country.</summary>
    public required IReadOnlyList<string> AddressLines { get; init; }

    public required Country Country { get; init; }

    public string? TaxId { get; init; }
}

/// <summary>One kind of goods. The net amount is quantity × unit price, half a minor unit or more rounded up.</summary>
public sealed record InvoiceLine
{
    public required string Description { get; init; }

    public string? ThaiDescription { get; init; }

    public required HsCode HsCode { get; init; }

    /// <summary>The country the goods originate in under the importer's rules.</summary>
    public required Country Origin { get; init; }

    /// <summary>More than nothing, at most a million million, to six decimals.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Per one unit of the quantity. Zero for goods free of charge.</summary>
    public required Money UnitPrice { get; init; }

    public required Money NetAmount { get; init; }
}

/// <summary>How the buyer pays. The paper's wording: <see cref="PaperText.Of(PaymentTerms)"/>.</summary>
/// <param name="Deposit">Into escrow before shipment; null when that is all of it.</param>
/// <param name="RestDays">Days from delivery within which the rest is paid; none without a deposit.</param>
public sealed record PaymentTerms(Money? Deposit = null, int RestDays = 0);

/// <summary>How the goods are packed. Codes: UN/ECE Recommendation 21, revision 12.</summary>
public sealed record PackageKind(string Name, string Plural, string Rec21)
{
    public static readonly PackageKind Carton = new("carton", "cartons", "CT");
    public static readonly PackageKind Box = new("box", "boxes", "BX");
    public static readonly PackageKind Bag = new("bag", "bags", "BG");
    public static readonly PackageKind Crate = new("crate", "crates", "CR");
    public static readonly PackageKind Drum = new("drum", "drums", "DR");
    public static readonly PackageKind Pallet = new("pallet", "pallets", "PX");
    public static readonly PackageKind Package = new("package", "packages", "PK");

    public static readonly IReadOnlyList<PackageKind> All = [Carton, Box, Bag, Crate, Drum, Pallet, Package];

    /// <summary>The same kind as UN/ECE Recommendation 20 lists it among the units: an X before the code.</summary>
    public string Rec20 => "X" + Rec21;
}
