using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.XPath;

namespace Sampan.Tests.Rules.Documents;

/// <summary>A UBL invoice as a receiver reads it: checked against the official schema, asked by path.</summary>
internal sealed class UblDocument
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(() => XmlFiles.Schemas(SchemaPath()));
    private readonly XDocument _document;
    private readonly XmlNamespaceManager _names = new(new NameTable());

    public UblDocument(byte[] bytes)
    {
        _document = XDocument.Load(new MemoryStream(bytes));
        _names.AddNamespace("i", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2");
        _names.AddNamespace("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        _names.AddNamespace("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
    }

    /// <summary>Skips the test where the official schema is not at hand.</summary>
    public static void RequireSchema() => _ = SchemaPath();

    /// <summary>What the schema has to say against the document.</summary>
    public IReadOnlyList<string> SchemaErrors() => _document.Errors(Schemas.Value);

    /// <summary>The value at a path below the invoice, or null.</summary>
    public string? this[string path] => _document.XPathSelectElement("/i:Invoice/" + path, _names)?.Value;

    public IEnumerable<string> All(string path) =>
        _document.XPathSelectElements("/i:Invoice/" + path, _names).Select(element => element.Value);

    private static string SchemaPath() => ReferenceData.Path("ubl", "ubl-2.1-xsdrt", "maindoc", "UBL-Invoice-2.1.xsd");
}
