using System.Globalization;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Ubl;

/// <summary>The few shapes UBL is made of: basic elements (cbc) with a value, and groups of them (cac).</summary>
internal static class UblElements
{
    public static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    public static XElement Group(string name, params object?[] content) => new(Cac + name, content);

    public static XElement Basic(string name, string value, params (string Name, string Value)[] attributes) =>
        new(Cbc + name, attributes.Select(a => new XAttribute(a.Name, a.Value)), value);

    public static XElement? Optional(string name, string? value) => value is null ? null : Basic(name, value);

    public static XElement Amount(string name, Money amount) =>
        Basic(name, amount.AmountText, ("currencyID", amount.Currency.Code));

    public static XElement Measure(string name, decimal amount, string unitCode) =>
        Basic(name, amount.ToString("0.######", CultureInfo.InvariantCulture), ("unitCode", unitCode));

    public static XElement Party(InvoiceParty party) => Group("Party",
        Group("PartyName", Basic("Name", party.LatinName)),
        party.LocalName is { } name ? Group("PartyName", Basic("Name", name)) : null,
        Group("PostalAddress",
            party.AddressLines.Select(line => Group("AddressLine", Basic("Line", line))),
            CountryGroup("Country", party.Country)),
        party.TaxId is { } taxId
            ? Group("PartyTaxScheme", Basic("CompanyID", taxId), Group("TaxScheme", Basic("ID", "TAX")))
            : null);

    /// <summary>UNCL 7161 has a code for freight (FC) but none for cargo insurance, which is named in words.</summary>
    public static XElement? Charge(string name, string reason, string? code, Money amount) => amount.Minor == 0
        ? null
        : Group(name,
            Basic("ChargeIndicator", "true"),
            Optional("AllowanceChargeReasonCode", code),
            Basic("AllowanceChargeReason", reason, ("languageID", "en")),
            Amount("Amount", amount));

    public static XElement CountryGroup(string name, Country country) =>
        Group(name, Basic("IdentificationCode", country.Code, ("listID", "ISO3166-1")));

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
