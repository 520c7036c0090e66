using System.Xml;
using System.Xml.Linq;

namespace Sampan.Journeys.Papers;

/// <param name="Path">The element by its parents, <c>LegalMonetaryTotal/PayableAmount</c>; the second of a name has
/// its number, <c>AllowanceCharge[2]/Amount</c>.</param>
/// <param name="Held">What the paper says there; null when it says nothing.</param>
public sealed record PaperDifference(string Path, string? Held);

/// <summary>An invoice as the list of its values, each with the place it stands at.</summary>
internal sealed class UblLeaves
{
    /// <summary>Where an invoice of ours names its order.</summary>
    internal const string Order = "OrderReference/ID";

    private const int MostDepth = 20;
    private const string Schemas = "urn:oasis:names:specification:ubl:schema:xsd:";

    private static readonly XName Invoice = XNamespace.Get(Schemas + "Invoice-2") + "Invoice";

    private readonly List<Leaf> _leaves = [];
    private readonly Dictionary<string, Leaf> _byPath = new(StringComparer.Ordinal);

    private UblLeaves(XElement root)
    {
        Walk(root, "");
        foreach (Leaf leaf in _leaves) _byPath[leaf.Path] = leaf;
    }

    /// <param name="Exact">The value with its attributes by name: 10 in another currency is another amount.</param>
    private sealed record Leaf(string Path, string Shown, string Exact);

    /// <summary>Null for what is no UBL invoice. A paper comes from anybody: no DTD, no other file is read.</summary>
    internal static UblLeaves? Read(byte[] xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = PaperCheck.MostBytes,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            XElement? root = XDocument.Load(reader).Root;
            return root?.Name == Invoice && Depth(root) <= MostDepth ? new UblLeaves(root) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    internal string Find(string path) => _byPath.TryGetValue(path, out Leaf? leaf) ? leaf.Shown : "";

    /// <summary>Where this paper and the record's own differ: first what is held, then what is missing of it.</summary>
    internal IReadOnlyList<PaperDifference> Against(UblLeaves record) =>
    [
        .. _leaves.Where(leaf => !record._byPath.TryGetValue(leaf.Path, out Leaf? own) || own.Exact != leaf.Exact)
            .Select(leaf => new PaperDifference(leaf.Path, leaf.Shown)),
        .. record._leaves.Where(leaf => !_byPath.ContainsKey(leaf.Path))
            .Select(leaf => new PaperDifference(leaf.Path, null)),
    ];

    private void Walk(XElement element, string path)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (XElement child in element.Elements())
        {
            string name = NameOf(child);
            int count = seen[name] = seen.GetValueOrDefault(name) + 1;
            string own = count == 1 ? name : $"{name}[{count}]";
            string at = path.Length == 0 ? own : $"{path}/{own}";
            if (child.HasElements) Walk(child, at);
            else _leaves.Add(Read(child, at));
        }
    }

    /// <summary>An element of a foreign schema is none of ours, whatever it is called.</summary>
    private static string NameOf(XElement element) =>
        element.Name.NamespaceName.StartsWith(Schemas, StringComparison.Ordinal)
            ? element.Name.LocalName
            : element.Name.ToString();

    private static Leaf Read(XElement element, string path)
    {
        string value = element.Value.Trim();
        XAttribute[] attributes =
        [
            .. element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal),
        ];
        string exact = string.Join('\n', attributes.Select(a => $"{a.Name}={a.Value}").Prepend(value));
        string? unit = attributes.FirstOrDefault(a => a.Name.LocalName is "currencyID" or "unitCode")?.Value;
        return new Leaf(path, unit is null ? value : $"{value} {unit}", exact);
    }

    private static int Depth(XElement root)
    {
        int deepest = 0;
        var open = new Stack<(XElement Element, int Depth)>([(root, 1)]);
        while (open.TryPop(out (XElement Element, int Depth) at))
        {
            deepest = Math.Max(deepest, at.Depth);
            foreach (XElement child in at.Element.Elements()) open.Push((child, at.Depth + 1));
        }
        return deepest;
    }
}
