using System.Text;
using System.Xml;

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

    /// <summary>Where an invoice states its own number.</summary>
    internal const string Number = "ID";

    private const string Schemas = "urn:oasis:names:specification:ubl:schema:xsd:";

    // Of an invoice of ours fifty lines long none comes near these. Every value keeps its path, so that without them a
    // small file with one long name could fill the memory.
    private const int MostDepth = 20;
    private const int MostNodes = 5_000;
    private const int MostName = 200;

    private readonly List<Leaf> _leaves = [];
    private readonly Dictionary<string, Leaf> _byPath = new(StringComparer.Ordinal);

    /// <param name="Exact">The value with its attributes by name: 10 in another currency is another amount.</param>
    private sealed record Leaf(string Path, string Shown, string Exact);

    /// <summary>An element that has begun and not ended.</summary>
    private sealed class Open(string path, List<(string Name, string Value)> attributes)
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

        public StringBuilder Text { get; } = new();

        public bool HasElements => _seen.Count > 0;

        public string PathOf(string child)
        {
            int count = _seen[child] = _seen.GetValueOrDefault(child) + 1;
            string own = count == 1 ? child : $"{child}[{count}]";
            return path.Length == 0 ? own : $"{path}/{own}";
        }

        public Leaf ToLeaf()
        {
            string value = Text.ToString().Trim();
            string exact = string.Join('\n', attributes.OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => $"{a.Name}={a.Value}").Prepend(value));
            string? unit = attributes.FirstOrDefault(a => a.Name is "currencyID" or "unitCode").Value;
            return new Leaf(path, unit is null ? value : $"{value} {unit}", exact);
        }
    }

    /// <summary>
    /// Null for what is no UBL invoice. A paper comes from anybody: no DTD, no other file is read, and no name of its
    /// outlives the reading.
    /// </summary>
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
            var leaves = new UblLeaves();
            return leaves.Fill(reader) ? leaves : null;
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

    /// <summary>False for another document, or one larger than an invoice can be.</summary>
    private bool Fill(XmlReader reader)
    {
        var open = new Stack<Open>();
        int nodes = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                bool isRoot = nodes == 0 && reader is { LocalName: "Invoice", NamespaceURI: Schemas + "Invoice-2" };
                if (nodes == 0 && !isRoot) return false;
                nodes += 1 + reader.AttributeCount;
                if (nodes > MostNodes || reader.Depth >= MostDepth || !Fits(reader)) return false;
                string path = isRoot ? "" : open.Peek().PathOf(NameOf(reader));
                bool isEmpty = reader.IsEmptyElement;
                if (Attributes(reader) is not { } attributes) return false;
                open.Push(new Open(path, attributes));
                if (isEmpty) Close(open);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                Close(open);
            }
            else if (open.Count > 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                _ = open.Peek().Text.Append(reader.Value);
            }
        }
        return nodes > 0;
    }

    private void Close(Stack<Open> open)
    {
        Open ended = open.Pop();
        if (ended.HasElements || open.Count == 0) return;
        Leaf leaf = ended.ToLeaf();
        _leaves.Add(leaf);
        _byPath[leaf.Path] = leaf;
    }

    /// <summary>Null when one of them has a name too long.</summary>
    private static List<(string Name, string Value)>? Attributes(XmlReader reader)
    {
        var attributes = new List<(string, string)>();
        while (reader.MoveToNextAttribute())
        {
            if (!Fits(reader)) return null;
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/") attributes.Add((NameOf(reader), reader.Value));
        }
        return attributes;
    }

    private static bool Fits(XmlReader reader) => reader.LocalName.Length + reader.NamespaceURI.Length <= MostName;

    /// <summary>An element of a foreign schema is none of ours, whatever it is called.</summary>
    private static string NameOf(XmlReader reader) =>
        reader.NamespaceURI.Length == 0 || reader.NamespaceURI.StartsWith(Schemas, StringComparison.Ordinal)
            ? reader.LocalName
            : $"{{{reader.NamespaceURI}}}{reader.LocalName}";
}
