using Sampan.Kernel;

namespace Sampan.Border;

/// <summary>
/// One row of the nomenclature: a chapter (2 digits), a heading (4) or a subheading (6), with the words that describe
/// it. <paramref name="Section"/> is a Roman number; the pseudo-chapter 99 stands outside all sections as <c>TOTAL</c>.
/// </summary>
public sealed record HsNode(HsCode Code, string Section, string Description)
{
    /// <summary>Goods nobody has specified (99) is a line of statistics: nothing is classified there.</summary>
    public bool IsForGoods => Section != Nomenclature.OutsideSections;
}

/// <summary>A version of the Harmonized System's six digits, as its file said it; known by the file's hash.</summary>
public sealed class Nomenclature
{
    internal const string OutsideSections = "TOTAL";

    private readonly Dictionary<HsCode, HsNode> _nodes;
    private readonly ILookup<string, HsNode> _under;

    internal Nomenclature(string source, byte[] file, IReadOnlyList<HsNode> nodes)
    {
        (Source, File, Hash, Nodes) = (source, file, Hash256.Of(file), nodes);
        _nodes = nodes.ToDictionary(node => node.Code);
        _under = nodes.ToLookup(node => node.Code.Digits[..^2]);
    }

    public Hash256 Hash { get; }

    /// <summary>Where and when the file was obtained.</summary>
    public string Source { get; }

    /// <summary>Every chapter, heading and subheading, parents first, in the order of the file.</summary>
    public IReadOnlyList<HsNode> Nodes { get; }

    public NomenclatureCounts Counts => new(Of(2), Of(4), Of(6));

    /// <summary>The file itself: what is kept is what was published.</summary>
    internal byte[] File { get; }

    public HsNode? Find(HsCode code) => _nodes.GetValueOrDefault(code);

    public IReadOnlyList<HsNode> Chapters => [.. _under[""]];

    /// <summary>The headings of a chapter, the subheadings of a heading; none below a subheading.</summary>
    public IReadOnlyList<HsNode> Under(HsCode code) => [.. _under[code.Digits]];

    private int Of(int digits) => Nodes.Count(node => node.Code.Digits.Length == digits);
}

public sealed record NomenclatureCounts(int Chapters, int Headings, int Subheadings);

/// <summary>A version on the shelf, without its rows.</summary>
public sealed record NomenclatureVersion(Hash256 Hash, string Source, Instant ImportedAt);
