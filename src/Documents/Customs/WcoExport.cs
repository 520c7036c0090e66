using System.Globalization;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Customs;

/// <summary>
/// The facts as a declaration of the WCO data model. Codes: UN/EDIFACT lists (UNCL) 1001 (830: goods declaration for
/// exportation, 380: commercial invoice, 861: certificate of origin), 1225 (9: original) and 7143 (HS: Harmonized
/// System), UN/ECE Recommendations 20 and 21, ISO 3166-1 and 4217.
/// </summary>
internal static class WcoExport
{
    /// <summary>The schema has room for sixteen digits, in minor units.</summary>
    internal const long AmountsBelow = 10_000_000_000_000_000;

    private const int MostAddress = 70, MostCity = 35;

    public static byte[] Write(ExportFacts facts) => XmlFile.Bytes(new XElement(
        WcoDeclaration.Message + "MetaData",
        new XAttribute(XNamespace.Xmlns + "md", WcoDeclaration.Message),
        new XAttribute(XNamespace.Xmlns + "ds", WcoDeclaration.Types),
        new XElement(WcoDeclaration.Message + "WCODataModelVersionCode", "3.6"),
        new XElement(WcoDeclaration.Message + "WCOTypeName", "DEC"),
        new XElement(WcoDeclaration.Message + "ResponsibleCountryCode", facts.From.Code),
        Declaration(facts)));

    /// <summary>Of the texts whose room is smaller here than on an invoice.</summary>
    internal static IEnumerable<InvoiceField> Limits(ExportFacts facts)
    {
        foreach ((string name, InvoiceParty party) in new[] { ("seller", facts.Exporter), ("buyer", facts.Consignee) })
        {
            yield return new($"{name}.latin_name", party.LatinName, 70, true, Letters.Latin);
            yield return new($"{name}.address_lines", Street(party), MostAddress, true, Letters.Latin);
        }
        yield return new("seller.tax_id", facts.Exporter.TaxId, 17, false, Letters.Latin);
    }

    private static XElement Declaration(ExportFacts facts) => Group("Declaration",
        Value("FunctionCode", "9"),
        Value("FunctionalReferenceID", facts.Reference),
        Date("IssueDateTime", facts.Date),
        Value("TypeCode", "830"),
        Value("GoodsItemQuantity", Number(facts.Lines.Count)),
        Amount("InvoiceAmount", facts.Total),
        // The schema holds it in whole kilograms: a part of one counts as one, as packages are weighed at a border.
        Measure("TotalGrossMassMeasure", decimal.Ceiling(facts.GrossKilograms), Unit.Kilogram),
        Value("TotalPackageQuantity", Number(facts.Packages)),
        facts.IsSandbox
            ? Group("AdditionalInformation", Value("StatementDescription", PaperText.SandboxDeclaration))
            : null,
        facts.Carrier is { } carrier ? Group("Consignment", Group("Carrier", Value("Name", carrier))) : null,
        Group("Exporter", Party(facts.Exporter, facts.Exporter.TaxId)),
        Group("GoodsShipment",
            Group("Consignee", Party(facts.Consignee, null)),
            facts.Freight.Minor == 0
                ? null
                : Group("CustomsValuation", Amount("FreightChargeAmount", facts.Freight)),
            Group("Destination", Value("CountryCode", facts.To.Code)),
            Group("ExportCountry", Value("ID", facts.From.Code)),
            facts.Lines.Select((line, index) => Item(facts, line, index)),
            facts.InvoiceNumber is { } invoice
                ? Group("Invoice", Value("ID", invoice), Date("IssueDateTime", facts.Date))
                : null,
            Group("TradeTerms",
                Value("ConditionCode", facts.DeliveryTerm.ToString()), Value("LocationName", facts.NamedPlace)),
            Group("UCR", Value("TraderAssignedReferenceID", facts.Reference))));

    private static XElement Item(ExportFacts facts, ExportLine line, int index) => Group("GovernmentAgencyGoodsItem",
        Value("SequenceNumeric", Number(index + 1)),
        facts.InvoiceNumber is { } invoice
            ? Group("AdditionalDocument", Value("ID", invoice), Value("TypeCode", "380"))
            : null,
        facts.OriginCertificate is { } certificate
            ? Group("AdditionalDocument", Value("ID", certificate), Value("TypeCode", "861"))
            : null,
        Group("Commodity",
            Value("Description", line.Description),
            Group("Classification", Value("ID", line.HsCode.Digits), Value("IdentificationTypeCode", "HS")),
            Group("GoodsMeasure",
                Measure("GrossMassMeasure", line.GrossKilograms, Unit.Kilogram),
                Measure("NetNetWeightMeasure", line.NetKilograms, Unit.Kilogram),
                Measure("TariffQuantity", line.Quantity.Amount, line.Quantity.Unit)),
            Group("InvoiceLine", Amount("ItemChargeAmount", line.Amount))),
        Group("Origin", Value("CountryCode", line.Origin.Code)),
        Group("Packaging",
            Value("SequenceNumeric", "1"),
            Value("QuantityQuantity", Number(line.Packages)),
            Value("TypeCode", facts.PackageKind.Rec21)));

    private static object?[] Party(InvoiceParty party, string? id) =>
    [
        Value("Name", party.LatinName),
        id is null ? null : Value("ID", id),
        Group("Address",
            City(party) is { } city ? Value("CityName", city) : null,
            Value("CountryCode", party.Country.Code),
            Value("Line", Street(party))),
    ];

    /// <summary>The last of several lines, where it is short enough for a town and its postcode.</summary>
    private static string? City(InvoiceParty party) =>
        party.AddressLines.Count > 1 && party.AddressLines[^1].Length <= MostCity ? party.AddressLines[^1] : null;

    private static string Street(InvoiceParty party) =>
        string.Join(", ", City(party) is null ? party.AddressLines : party.AddressLines.SkipLast(1));

    private static XElement Group(string name, params object?[] content) => new(WcoDeclaration.Dec + name, content);

    private static XElement Value(string name, string value) => new(WcoDeclaration.Dec + name, value);

    private static XElement Amount(string name, Money amount) => new(
        WcoDeclaration.Dec + name, new XAttribute("currencyID", amount.Currency.Code), amount.AmountText);

    private static XElement Measure(string name, decimal amount, Unit unit) => new(
        WcoDeclaration.Dec + name, new XAttribute("unitCode", unit.Rec20),
        amount.ToString("0.######", CultureInfo.InvariantCulture));

    /// <summary>Format 102 of UNCL 2379: year, month and day.</summary>
    private static XElement Date(string name, DateOnly day) => Group(name, new XElement(
        WcoDeclaration.Types + "DateTimeString", new XAttribute("formatCode", "102"),
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
