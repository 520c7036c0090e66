using System.Xml.Linq;
using Sampan.Kernel;
using static Sampan.Documents.Ubl.UblElements;

namespace Sampan.Documents.Ubl;

/// <summary>
/// The facts as an Invoice of UBL 2.1. The order of elements is the schema's. Codes: ISO 4217, ISO 3166-1, UN/ECE
/// Recommendations 20 and 21, and the UN/EDIFACT lists (UNCL) 1001 (380: commercial invoice), 4461 (ZZZ: mutually
/// defined), 7143 (HS: Harmonized System) and 7161 (FC: freight).
/// </summary>
internal static class UblInvoice
{
    private static readonly XNamespace Root = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

    public static byte[] Write(InvoiceFacts facts) => XmlFile.Bytes(new XElement(Root + "Invoice",
        new XAttribute("xmlns", Root),
        new XAttribute(XNamespace.Xmlns + "cac", Cac),
        new XAttribute(XNamespace.Xmlns + "cbc", Cbc),
        Basic("UBLVersionID", "2.1"),
        Basic("ID", facts.Number),
        Basic("IssueDate", facts.IssueDate.Text()),
        Basic("InvoiceTypeCode", "380", ("listID", "UNCL1001")),
        facts.IsSandbox ? Basic("Note", PaperText.Sandbox, ("languageID", "en")) : null,
        Optional("Note", facts.Remarks),
        Basic("DocumentCurrencyCode", facts.Currency.Code, ("listID", "ISO4217")),
        Basic("LineCountNumeric", Number(facts.Lines.Count)),
        Group("OrderReference", Basic("ID", facts.OrderNumber)),
        Group("AccountingSupplierParty", Party(facts.Seller)),
        Group("AccountingCustomerParty", Party(facts.Buyer)),
        Delivery(facts),
        DeliveryTerms(facts),
        PaymentMeans(facts.EscrowReference),
        Group("PaymentTerms", Basic("Note", PaperText.Of(facts.PaymentTerms), ("languageID", "en"))),
        Charge("AllowanceCharge", "Freight", "FC", facts.Freight),
        Charge("AllowanceCharge", "Insurance", null, facts.Insurance),
        Totals(facts),
        facts.Lines.Select(Line)));

    private static XElement Delivery(InvoiceFacts facts) => Group("Delivery", Group("Shipment",
        Basic("ID", facts.OrderNumber),
        Measure("GrossWeightMeasure", facts.GrossWeight.Amount, facts.GrossWeight.Unit.Rec20),
        Measure("NetWeightMeasure", facts.NetWeight.Amount, facts.NetWeight.Unit.Rec20),
        Measure("TotalTransportHandlingUnitQuantity", facts.Packages, facts.PackageKind.Rec20)));

    private static XElement DeliveryTerms(InvoiceFacts facts) => Group("DeliveryTerms",
        Basic("ID", facts.DeliveryTerm.ToString(), ("schemeID", "INCOTERMS"), ("schemeVersionID", "2020")),
        Group("DeliveryLocation", Basic("Name", facts.NamedPlace)));

    private static XElement? PaymentMeans(string? escrowReference) => escrowReference is null
        ? null
        : Group("PaymentMeans",
            Basic("PaymentMeansCode", "ZZZ", ("listID", "UNCL4461")),
            Basic("InstructionNote", "Payment into escrow", ("languageID", "en")),
            Basic("PaymentID", escrowReference));

    private static XElement Totals(InvoiceFacts facts) => Group("LegalMonetaryTotal",
        Amount("LineExtensionAmount", facts.GoodsTotal),
        Amount("ChargeTotalAmount", facts.Freight + facts.Insurance),
        Amount("PayableAmount", facts.GrandTotal));

    private static XElement Line(InvoiceLine line, int index) => Group("InvoiceLine",
        Basic("ID", Number(index + 1)),
        Measure("InvoicedQuantity", line.Quantity.Amount, line.Quantity.Unit.Rec20),
        Amount("LineExtensionAmount", line.NetAmount),
        Group("Item",
            Basic("Description", line.Description, ("languageID", "en")),
            line.ThaiDescription is { } thai ? Basic("Description", thai, ("languageID", "th")) : null,
            CountryGroup("OriginCountry", line.Origin),
            Group("CommodityClassification", Basic("ItemClassificationCode", line.HsCode.Digits, ("listID", "HS")))),
        Group("Price",
            Amount("PriceAmount", line.UnitPrice),
            Measure("BaseQuantity", 1, line.Quantity.Unit.Rec20)));
}
