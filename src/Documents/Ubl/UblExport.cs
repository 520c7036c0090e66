using System.Xml.Linq;
using Sampan.Documents.Customs;
using Sampan.Kernel;
using static Sampan.Documents.Ubl.UblElements;

namespace Sampan.Documents.Ubl;

/// <summary>
/// The facts as an ExportCustomsDeclaration of UBL 2.5, Committee Specification Draft 01: not yet a standard. The order
/// of elements is the schema's; codes as in <see cref="UblInvoice"/> and <see cref="WcoExport"/>.
/// </summary>
internal static class UblExport
{
    private static readonly XNamespace Root = "urn:oasis:names:specification:ubl:schema:xsd:ExportCustomsDeclaration-2";

    public static byte[] Write(ExportFacts facts) => XmlFile.Bytes(new XElement(Root + "ExportCustomsDeclaration",
        new XAttribute("xmlns", Root),
        new XAttribute(XNamespace.Xmlns + "cac", Cac),
        new XAttribute(XNamespace.Xmlns + "cbc", Cbc),
        Basic("UBLVersionID", "2.5"),
        Basic("ID", facts.Reference),
        Basic("IssueDate", facts.Date.Text()),
        facts.IsSandbox ? Basic("Note", PaperText.SandboxDeclaration, ("languageID", "en")) : null,
        Group("ExporterParty", Party(facts.Exporter).Elements()),
        Group("CustomsDeclaration",
            Basic("ID", facts.Reference),
            Basic("FunctionCode", "9", ("listID", "UNCL1225")),
            Shipment(facts),
            Group("ConsigneeParty", Party(facts.Consignee).Elements()),
            Reference(facts.InvoiceNumber, "380"),
            Reference(facts.OriginCertificate, "861"))));

    private static XElement Shipment(ExportFacts facts) => Group("Shipment",
        Basic("ID", facts.Reference),
        Measure("GrossWeightMeasure", facts.GrossKilograms, Unit.Kilogram.Rec20),
        Measure("NetWeightMeasure", facts.NetKilograms, Unit.Kilogram.Rec20),
        Basic("TotalGoodsItemQuantity", Number(facts.Lines.Count)),
        Measure("TotalTransportHandlingUnitQuantity", facts.Packages, facts.PackageKind.Rec20),
        Group("Consignment",
            Basic("ID", facts.Reference),
            Amount("TotalInvoiceAmount", facts.Total),
            facts.Carrier is { } carrier
                ? Group("CarrierParty", Group("PartyName", Basic("Name", carrier)))
                : null,
            CountryGroup("OriginalDepartureCountry", facts.From),
            CountryGroup("FinalDestinationCountry", facts.To),
            Group("DeliveryTerms",
                Basic("ID", facts.DeliveryTerm.ToString(), ("schemeID", "INCOTERMS"), ("schemeVersionID", "2020")),
                Group("DeliveryLocation", Basic("Name", facts.NamedPlace))),
            Charge("FreightAllowanceCharge", "Freight", "FC", facts.Freight),
            Charge("ExtraAllowanceCharge", "Insurance", null, facts.Insurance)),
        facts.Lines.Select((line, index) => Item(facts, line, index)),
        CountryGroup("ExportCountry", facts.From));

    private static XElement Item(ExportFacts facts, ExportLine line, int index) => Group("GoodsItem",
        Basic("ID", Number(index + 1)),
        Amount("ValueAmount", line.Amount),
        Measure("GrossWeightMeasure", line.GrossKilograms, Unit.Kilogram.Rec20),
        Measure("NetNetWeightMeasure", line.NetKilograms, Unit.Kilogram.Rec20),
        Measure("Quantity", line.Quantity.Amount, line.Quantity.Unit.Rec20),
        Group("Item",
            Basic("Description", line.Description, ("languageID", "en")),
            CountryGroup("OriginCountry", line.Origin),
            Group("CommodityClassification", Basic("ItemClassificationCode", line.HsCode.Digits, ("listID", "HS")))),
        Group("ContainingPackage",
            Basic("Quantity", Number(line.Packages)),
            Basic("PackagingTypeCode", facts.PackageKind.Rec21, ("listID", "UNECERec21"))));

    private static XElement? Reference(string? number, string code) => number is null
        ? null
        : Group("AdditionalDocumentReference",
            Basic("ID", number), Basic("DocumentTypeCode", code, ("listID", "UNCL1001")));
}
