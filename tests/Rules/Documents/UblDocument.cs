using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.XPath;

namespace Sampan.Tests.Rules.Documents;

/// <summary>A UBL invoice as a receiver reads it: checked against the official schema, asked by path.</summary>
internal sealed class UblDocument
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Load);
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
    public IReadOnlyList<string> SchemaErrors()
    {
        var errors = new List<string>();
        _document.Validate(Schemas.Value, (_, error) => errors.Add(error.Message));
        return errors;
    }

    /// <summary>The value at a path below the invoice, or null.</summary>
    public string? this[string path] => _document.XPathSelectElement("/i:Invoice/" + path, _names)?.Value;

    public IEnumerable<string> All(string path) =>
        _document.XPathSelectElements("/i:Invoice/" + path, _names).Select(element => element.Value);

    /// <summary>The schemas import each other from the folder they lie in.</summary>
    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        // The signature schema opens with a document type, which says nothing about invoices and is passed over.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        using var reader = XmlReader.Create(SchemaPath(), settings);
        _ = schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }

    private static string SchemaPath() => ReferenceData.Path("ubl", "ubl-2.1-xsdrt", "maindoc", "UBL-Invoice-2.1.xsd");
}
