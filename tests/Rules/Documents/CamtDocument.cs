using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.XPath;

namespace Sampan.Tests.Rules.Documents;

/// <summary>A camt.053 as a bookkeeping program reads it: checked against the official schema, asked by path.</summary>
internal sealed class CamtDocument
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Load);
    private readonly XDocument _document;
    private readonly XmlNamespaceManager _names = new(new NameTable());

    public CamtDocument(byte[] bytes)
    {
        _document = XDocument.Load(new MemoryStream(bytes));
        _names.AddNamespace("c", Namespace);
    }

    /// <summary>Skips the test where the official schema is not at hand.</summary>
    public static void RequireSchema() => _ = SchemaPath();

    /// <summary>What the schema has to say against the document.</summary>
    public IReadOnlyList<string> SchemaErrors()
    {
        // A document in a namespace the schema does not know would pass unread.
        Assert.Equal(XName.Get("Document", Namespace), _document.Root!.Name);
        var errors = new List<string>();
        _document.Validate(Schemas.Value, (_, error) => errors.Add(error.Message));
        return errors;
    }

    /// <summary>The values at a path below the statement, as <c>Bal/Amt</c>.</summary>
    public IReadOnlyList<string> this[string path] =>
    [
        .. _document.XPathSelectElements(
            "/c:Document/c:BkToCstmrStmt/c:Stmt/" + string.Join('/', path.Split('/').Select(part => "c:" + part)),
            _names).Select(element => element.Value),
    ];

    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet();
        _ = schemas.Add(Namespace, SchemaPath());
        schemas.Compile();
        return schemas;
    }

    private static string SchemaPath() =>
        ReferenceData.Path("payments", "iso20022", "xsd", "camt.053.001.08.xsd");
}
