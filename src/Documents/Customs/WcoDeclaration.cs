using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;
using Sampan.Kernel;

namespace Sampan.Documents.Customs;

/// <summary>
/// A declaration of the WCO data model, read whole: every value keeps its place, and what this platform does not know
/// is refused by its path instead of being passed over. Written again it says the same, in the order of the schema.
/// </summary>
public sealed class WcoDeclaration
{
    internal static readonly XNamespace Message = "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2";
    internal static readonly XNamespace Dec = "urn:wco:datamodel:WCO:DEC-DMS:2";
    internal static readonly XNamespace Types = "urn:wco:datamodel:WCO:Declaration_DS:DMS:2";

    /// <summary>What says how a value is to be read: the attributes of UN/CEFACT's data types, release 6.</summary>
    private static readonly FrozenSet<string> Supplements = FrozenSet.ToFrozenSet(
    [
        "currencyID", "unitCode", "formatCode", "languageID", "name",
        "listID", "listAgencyID", "listAgencyName", "listName", "listVersionID", "listURI", "listSchemeURI",
        "schemeID", "schemeName", "schemeAgencyID", "schemeAgencyName", "schemeVersionID", "schemeDataURI", "schemeURI",
    ]);

    private readonly XElement _message;
    private readonly XElement? _declaration;

    private WcoDeclaration(XElement message)
    {
        _message = message;
        _declaration = message.Element(Dec + "Declaration");
    }

    /// <summary>
    /// Refuses <c>declaration_unreadable</c>, <c>declaration_element_unknown</c> and
    /// <c>declaration_element_repeated</c>. A declaration comes from anybody: no DTD, and no other file is read.
    /// </summary>
    /// <param name="mostBytes">A longer one is unreadable.</param>
    public static Outcome<WcoDeclaration> Read(byte[] file, int mostBytes)
    {
        if (file.Length > mostBytes) return DocumentRefusals.DeclarationUnreadable;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file), settings);
            bool isOne = reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "MetaData"
                && reader.NamespaceURI == Message.NamespaceName;
            if (!isOne) return DocumentRefusals.DeclarationUnreadable;
            Outcome<XElement> read = Element(reader, Message + "MetaData", WcoShape.Message, "");
            if (read.IsRefused) return read.Refusal;
            // What follows the message may still be no XML.
            while (reader.Read()) { }
            return read.Value.Element(Dec + "Declaration") is null
                ? DocumentRefusals.DeclarationUnreadable
                : new WcoDeclaration(read.Value);
        }
        catch (XmlException)
        {
            return DocumentRefusals.DeclarationUnreadable;
        }
    }

    /// <summary>
    /// The first value at a place below the declaration, <c>GoodsShipment/TradeTerms/ConditionCode</c>; an amount with
    /// its currency and a measure with its unit, <c>12.5 KGM</c>.
    /// </summary>
    public string? this[string path] => Find(_declaration!, path);

    /// <summary>
    /// The goods, in the order of the file; each is asked by its own paths, <c>Origin/CountryCode</c>.
    /// </summary>
    public IReadOnlyList<Func<string, string?>> Items =>
    [
        .. (_declaration!.Element(Dec + "GoodsShipment")?.Elements(Dec + "GovernmentAgencyGoodsItem") ?? [])
            .Select(item => (Func<string, string?>)(path => Find(item, path))),
    ];

    /// <summary>UTF-8, indented, with the namespaces' usual prefixes.</summary>
    public byte[] Write()
    {
        var message = new XElement(_message);
        message.Add(
            new XAttribute(XNamespace.Xmlns + "md", Message), new XAttribute(XNamespace.Xmlns + "ds", Types));
        return XmlFile.Bytes(message);
    }

    private static string? Find(XElement from, string path)
    {
        XElement? at = from;
        foreach (string name in path.Split('/'))
            at = at?.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        string? unit = at?.Attribute("currencyID")?.Value ?? at?.Attribute("unitCode")?.Value;
        return unit is null ? at?.Value : $"{at!.Value} {unit}";
    }

    private static Outcome<XElement> Element(XmlReader reader, XName name, WcoShape? shape, string path)
    {
        var element = new XElement(name);
        while (reader.MoveToNextAttribute())
        {
            // Namespaces and where a schema lies are the file's own business.
            if (reader.NamespaceURI.Length > 0) continue;
            if (!Supplements.Contains(reader.LocalName)) return Unknown($"{path}/@{reader.LocalName}");
            element.Add(new XAttribute(reader.LocalName, reader.Value));
        }
        _ = reader.MoveToElement();
        if (shape is null)
        {
            element.Value = reader.ReadElementContentAsString().Trim();
            return element;
        }
        Outcome<List<(int Place, XElement Member)>> members = Members(reader, shape, path);
        if (members.IsRefused) return members.Refusal;
        element.Add(members.Value.OrderBy(member => member.Place).Select(member => member.Member));
        return element;
    }

    private static Outcome<List<(int Place, XElement Member)>> Members(XmlReader reader, WcoShape shape, string path)
    {
        List<(int Place, XElement Member)> members = [];
        bool isEmpty = reader.IsEmptyElement;
        reader.ReadStartElement();
        if (isEmpty) return members;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            string at = path.Length == 0 ? reader.LocalName : $"{path}/{reader.LocalName}";
            WcoShape.Member? member = shape.Of(reader.LocalName);
            if (member is null || reader.NamespaceURI != SpaceOf(at, reader.LocalName).NamespaceName)
                return Unknown(at);
            if (!seen.Add(reader.LocalName) && !member.Repeats)
                return DocumentRefusals.DeclarationElementRepeated.With(("path", Short(at)));
            Outcome<XElement> inside =
                Element(reader, SpaceOf(at, reader.LocalName) + reader.LocalName, member.Inside, at);
            if (inside.IsRefused) return inside.Refusal;
            members.Add((member.Place, inside.Value));
        }
        // Text between elements is no value.
        if (reader.NodeType != XmlNodeType.EndElement) return DocumentRefusals.DeclarationUnreadable;
        reader.ReadEndElement();
        return members;
    }

    private static XNamespace SpaceOf(string path, string name) =>
        name == "DateTimeString" ? Types : path.StartsWith("Declaration", StringComparison.Ordinal) ? Dec : Message;

    private static Refusal Unknown(string path) =>
        DocumentRefusals.DeclarationElementUnknown.With(("path", Short(path)));

    /// <summary>A name in the file may be as long as the file.</summary>
    private static string Short(string path) => path.Length <= 200 ? path : path[..200];
}
