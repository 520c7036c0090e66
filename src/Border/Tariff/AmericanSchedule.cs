using System.Globalization;
using System.Text.RegularExpressions;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// The format <c>us-csv</c>: the Harmonized Tariff Schedule as the International Trade Commission exports it, one row a
/// node of its tree. <c>Indent</c> is the depth; the rates stand at a line of eight digits, which is written with ten
/// where nothing below it is counted apart; rows of ten digits below a line are for statistics. A blank rate means "as
/// in the row above it in the tree". Chapters 98 and 99 are read, and nothing is quoted by them.
/// </summary>
internal static partial class AmericanSchedule
{
    /// <summary>A tariff line, without the digits that are for statistics.</summary>
    public const int LineDigits = 8;

    private const int ProgressEvery = 1000;

    private static readonly string[] Header =
    [
        "HTS Number", "Indent", "Description", "Unit of Quantity", "General Rate of Duty", "Special Rate of Duty",
        "Column 2 Rate of Duty", "Quota Quantity", "Additional Duties",
    ];

    public static Outcome<ImportedBook> Import(BookIdentity identity, Stream csv, IProgress<ImportProgress>? progress)
    {
        if (!ScheduleFile.Read(csv, Header).TryGet(out IReadOnlyList<string[]>? rows, out Refusal? refusal))
            return refusal;
        var nodes = new List<TariffNode>(rows.Count);
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var count = new ReportCount(identity.Country);
        for (int i = 0; i < rows.Count; i++)
        {
            if (!Node(rows[i], i + 2, lines).TryGet(out TariffNode? node, out refusal)) return refusal;
            nodes.Add(node);
            count.Add(i + 2, node);
            if (nodes.Count % ProgressEvery == 0 || nodes.Count == rows.Count)
                progress?.Report(new ImportProgress(nodes.Count, rows.Count));
        }
        // A heading without a line below it: the file was cut.
        if (nodes.Count == 0 || nodes[^1].Digits.Length < LineDigits)
            return BorderRefusals.FileTruncated.With(("row", Number(nodes.Count + 1)));
        return new ImportedBook(new TariffBook(identity, nodes), count.Report());
    }

    /// <param name="lines">The lines so far; what is read is added.</param>
    private static Outcome<TariffNode> Node(string[] row, int number, HashSet<string> lines)
    {
        bool indented = int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out int level);
        if (!indented) return Malformed(number, "Indent", row[1]);
        string digits = row[0].Replace(".", "", StringComparison.Ordinal).Trim();
        bool fits = digits.Length is 0 or 4 or 6 or LineDigits or 10 && digits.All(char.IsAsciiDigit);
        if (!fits) return Malformed(number, "HTS Number", row[0]);
        // Nothing below it is counted apart.
        if (digits.Length == 10 && !lines.Contains(digits[..LineDigits])) digits = digits[..LineDigits];
        if (digits.Length == LineDigits && !lines.Add(digits)) return Malformed(number, "HTS Number", row[0]);
        string[] cells = [Plain(row[4]), Plain(row[5]), Plain(row[6])];
        return new TariffNode(level, digits, Plain(row[2]), Units(row[3]), cells);
    }

    /// <summary>Cells hold marks of a typesetter, <c>m&lt;sup&gt;2&lt;/sup&gt;</c>, and stray spaces.</summary>
    private static string Plain(string text) => Spaces().Replace(Tag().Replace(text, ""), " ").Trim();

    /// <summary><c>["No.","kg"]</c>.</summary>
    private static string Units(string text) => Plain(Listed().Replace(text, " "));

    private static Refusal Malformed(int row, string column, string text) =>
        BorderRefusals.RowMalformed.With(("row", Number(row)), ("what", column), ("text", text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("</?[A-Za-z]+ ?/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[\\[\\]\",]+")]
    private static partial Regex Listed();
}
