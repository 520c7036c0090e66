using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Sampan.Tests.Journeys.Api;

/// <summary>The official schema, where the reference data is at hand; under SAMPAN_STRICT=1 it must be.</summary>
internal static class UblSchema
{
    public static void AssertValid(byte[] invoice)
    {
        string? root = Environment.GetEnvironmentVariable("SAMPAN_REFERENCE_DATA");
        if (string.IsNullOrEmpty(root) && Strict.IsAsked) Assert.Fail("SAMPAN_REFERENCE_DATA is not set.");
        using var stream = new MemoryStream(invoice);
        XDocument document = XDocument.Load(stream);
        Assert.Equal("Invoice", document.Root!.Name.LocalName);
        // The rest of the trade is tested all the same; only this look at the schema needs the reference data.
        if (string.IsNullOrEmpty(root)) return;
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        using var reader = XmlReader.Create(
            Path.Combine(root, "ubl", "ubl-2.1-xsdrt", "maindoc", "UBL-Invoice-2.1.xsd"), settings);
        _ = schemas.Add(null, reader);
        schemas.Compile();
        var errors = new List<string>();
        document.Validate(schemas, (_, error) => errors.Add(error.Message));
        Assert.Empty(errors);
    }
}
