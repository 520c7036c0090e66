using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// The format <c>jp-csv</c>: Japan's schedule, one row a node of its tree. <c>level</c> is the depth; <c>stat_code</c>
/// with <c>hs_suffix</c> is the nine-digit code of a statistical line; a blank rate means "as in the row above it in
/// the tree". Of the columns of rates those of the lane from Thailand are kept.
/// </summary>
internal static class JapaneseSchedule
{
    private const int ProgressEvery = 1000;

    private static readonly string[] Header =
        ("chapter,level,stat_code,hs_suffix,desc,unit1,unit2,other_laws,基本,暫定,WTO協定,特恵,特別特恵,"
        + "EPA_シンガポール,EPA_メキシコ,EPA_マレーシア,EPA_チリ,EPA_タイ,EPA_インドネシア,EPA_ブルネイ,"
        + "EPA_アセアン,EPA_フィリピン,EPA_スイス,EPA_ベトナム,EPA_インド,EPA_ペルー,EPA_豪州,EPA_モンゴル,"
        + "EPA_CPTPP,EPA_欧州連合,EPA_英国,EPA_RCEP_アセアン豪州NZ,EPA_RCEP_中国,EPA_RCEP_韓国,"
        + "EPA_日米貿易協定").Split(',');

    /// <summary>Where each <see cref="DutyColumn"/> stands, in the order of that enumeration.</summary>
    private static readonly int[] RateColumns =
    [
        .. new[] { "基本", "暫定", "WTO協定", "EPA_タイ", "EPA_アセアン", "EPA_RCEP_アセアン豪州NZ" }
            .Select(name => Array.IndexOf(Header, name)),
    ];

    public static Outcome<ImportedBook> Import(BookIdentity identity, Stream csv, IProgress<ImportProgress>? progress)
    {
        if (!ScheduleFile.Read(csv, Header).TryGet(out IReadOnlyList<string[]>? rows, out Refusal? refusal))
            return refusal;

        var nodes = new List<TariffNode>(rows.Count);
        var count = new ReportCount(identity.Country);
        for (int i = 0; i < rows.Count; i++)
        {
            int level = nodes.Count == 0 ? -1 : nodes[^1].Level;
            if (!Node(rows[i], level, i + 2).TryGet(out TariffNode? node, out refusal)) return refusal;
            nodes.Add(node);
            count.Add(i + 2, node);
            if (nodes.Count % ProgressEvery == 0 || nodes.Count == rows.Count)
                progress?.Report(new ImportProgress(nodes.Count, rows.Count));
        }
        // Every branch of the tree ends in a line that can be declared: a file that stops at a heading was cut.
        if (nodes.Count == 0 || !nodes[^1].IsLineIn(identity.Country))
            return BorderRefusals.FileTruncated.With(("row", Number(nodes.Count + 1)));
        return new ImportedBook(new TariffBook(identity, nodes), count.Report());
    }

    private static Outcome<TariffNode> Node(string[] row, int levelAbove, int rowNumber)
    {
        bool levelRead = int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out int level);
        if (!levelRead || level > levelAbove + 1) return Malformed(rowNumber, "level", row[1]);
        string code = row[2].Replace(".", "", StringComparison.Ordinal);
        bool codeFits = code.Length is 0 or 4 or 6 && code.All(char.IsAsciiDigit);
        if (!codeFits || (code.Length > 0 && code[..2] != row[0])) return Malformed(rowNumber, "stat_code", row[2]);
        bool suffixFits = row[3].Length == 0
            || (row[3].Length == 3 && row[3].All(char.IsAsciiDigit) && code.Length == 6);
        if (!suffixFits) return Malformed(rowNumber, "hs_suffix", row[3]);
        string[] cells = [.. RateColumns.Select(column => row[column].Trim())];
        return new TariffNode(level, code + row[3], row[4].Trim(), $"{row[5]} {row[6]}".Trim(), cells);
    }

    private static Refusal Malformed(int row, string column, string text) =>
        BorderRefusals.RowMalformed.With(("row", Number(row)), ("what", column), ("text", text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
