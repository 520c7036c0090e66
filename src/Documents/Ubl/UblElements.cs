using System.Globalization;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Ubl;

/// <summary>The few shapes UBL is made of: basic elements (cbc) with a value, and groups of them (cac).</summary>
internal static class UblElements
{
    public static readonly XNamespace Root = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
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
}
