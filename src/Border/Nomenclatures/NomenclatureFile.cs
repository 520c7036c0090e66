using System.Globalization;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Border.Nomenclatures;

/// <summary>
/// The nomenclature as open data publishes it: <c>section,hscode,description,parent,level</c>, parents before their
/// children, and a last row <c>TOTAL</c>. That row is what proves that the file was not cut.
/// </summary>
internal static class NomenclatureFile
{
    private const string Total = Nomenclature.OutsideSections;

    private static readonly string[] Header = ["section", "hscode", "description", "parent", "level"];

    public static Outcome<Nomenclature> Read(string source, Stream csv)
    {
        if (string.IsNullOrWhiteSpace(source)) return BorderRefusals.SourceMissing;
        if (!Bytes(csv).TryGet(out byte[]? file, out Refusal? refusal)) return refusal;
        if (!ScheduleFile.Read(new MemoryStream(file), Header).TryGet(out IReadOnlyList<string[]>? rows, out refusal))
            return refusal;

        var nodes = new Dictionary<string, HsNode>(StringComparer.Ordinal);
        bool isWhole = false;
        for (int i = 0; i < rows.Count; i++)
        {
            if (isWhole) return Malformed(i + 2, "hscode", rows[i][1]);
            isWhole = IsTotal(rows[i]);
            if (isWhole) continue;
            if (Check(rows[i], nodes) is { } wrong) return Malformed(i + 2, Header[wrong], rows[i][wrong]);
            nodes.Add(rows[i][1], new HsNode(HsCode.Parse(rows[i][1]).Value, rows[i][0], rows[i][2].Trim()));
        }
        if (!isWhole) return BorderRefusals.FileTruncated.With(("row", Number(rows.Count + 2)));
        return Barren(nodes.Values, rows) is { } barren
            ? Malformed(barren + 2, "hscode", rows[barren][1])
            : new Nomenclature(source.Trim(), file, [.. nodes.Values]);
    }

    /// <summary>The column that does not fit the tree as it stands so far; null when the row fits.</summary>
    private static int? Check(string[] row, Dictionary<string, HsNode> nodes)
    {
        string code = row[1];
        bool isCode = code.Length is 2 or 4 or 6 && code.All(char.IsAsciiDigit);
        if (!isCode || nodes.ContainsKey(code)) return 1;
        if (row[4] != Number(code.Length)) return 4;
        bool isChapter = code.Length == 2;
        if (row[3] != (isChapter ? Total : code[..^2])) return 3;
        if (!isChapter && !nodes.ContainsKey(row[3])) return 3;
        bool isSection = isChapter ? row[0].Length > 0 : row[0] == nodes[row[3]].Section;
        if (!isSection) return 0;
        return string.IsNullOrWhiteSpace(row[2]) ? 2 : null;
    }

    /// <summary>A chapter without headings or a heading without subheadings: a row of it is missing.</summary>
    private static int? Barren(IEnumerable<HsNode> nodes, IReadOnlyList<string[]> rows)
    {
        var parents = rows.Select(row => row[3]).ToHashSet(StringComparer.Ordinal);
        HsNode? barren = nodes.FirstOrDefault(
            node => node.Code.Digits.Length < 6 && !parents.Contains(node.Code.Digits));
        return barren is null ? null : rows.Index().First(row => row.Item[1] == barren.Code.Digits).Index;
    }

    private static bool IsTotal(string[] row) => row[0] == Total && row[1] == Total && row[3] == Total;

    private static Outcome<byte[]> Bytes(Stream csv)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = csv.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > ScheduleFile.LargestFile)
                return BorderRefusals.FileTooLarge.With(("bytes", Number(ScheduleFile.LargestFile)));
        }
        return buffer.ToArray();
    }

    private static Refusal Malformed(int row, string column, string text) =>
        BorderRefusals.RowMalformed.With(("row", Number(row)), ("what", column), ("text", text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
