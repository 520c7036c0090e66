using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Sampan.Tests.Rules.Documents;

/// <summary>Official schemas from the folder they lie in, and what they have to say against a file.</summary>
internal static class XmlFiles
{
    internal static XmlSchemaSet Schemas(params string[] paths)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        // UBL's signature schema opens with a document type, which says nothing about documents and is passed over.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        foreach (string path in paths)
        {
            using var reader = XmlReader.Create(path, settings);
            _ = schemas.Add(null, reader);
        }
        schemas.Compile();
        return schemas;
    }

    internal static IReadOnlyList<string> Errors(this XDocument document, XmlSchemaSet schemas)
    {
        var errors = new List<string>();
        document.Validate(schemas, (_, error) => errors.Add(error.Message));
        return errors;
    }
}
