using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// The format <c>lines-csv</c>, for a country whose schedule is a plain list: one row a line with <c>code</c> (six to
/// ten digits, with or without points), <c>description</c>, <c>units</c> (may be blank) and <c>general</c>, a
/// percentage of the customs value as <c>0%</c> or <c>7.5%</c>. Nothing is inherited; a code stands once.
/// </summary>
internal static class LinesFile
{
    private static readonly string[] Header = ["code", "description", "units", "general"];

    public static Outcome<ImportedBook> Import(BookIdentity identity, Stream csv, IProgress<ImportProgress>? progress)
    {
        if (!ScheduleFile.Read(csv, Header).TryGet(out IReadOnlyList<string[]>? rows, out Refusal? refusal))
            return refusal;
        if (rows.Count == 0) return BorderRefusals.FileTruncated.With(("row", Number(1)));

        var nodes = new List<TariffNode>(rows.Count);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var count = new ReportCount(identity.Country);
        for (int i = 0; i < rows.Count; i++)
        {
            if (!Node(rows[i], i + 2, identity.Country).TryGet(out TariffNode? node, out refusal)) return refusal;
            if (!codes.Add(node.Digits)) return Malformed(i + 2, "code", rows[i][0]);
            nodes.Add(node);
            count.Add(i + 2, node);
        }
        progress?.Report(new ImportProgress(rows.Count, rows.Count));
        return new ImportedBook(new TariffBook(identity, nodes), count.Report());
    }

    private static Outcome<TariffNode> Node(string[] row, int number, Country country)
    {
        Outcome<HsCode> code = HsCode.Parse(row[0].Trim());
        if (code.IsRefused || code.Value.Digits.Length < 6) return Malformed(number, "code", row[0]);
        string rate = row[3].Trim();
        bool isPercentage = rate.EndsWith('%') && decimal.TryParse(
            rate[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        if (!isPercentage) return Malformed(number, "general", row[3]);
        string[] cells = [.. DutyColumns.Of(country).Select(column => column == DutyColumn.General ? rate : "")];
        return new TariffNode(0, code.Value.Digits, row[1].Trim(), row[2].Trim(), cells);
    }

    private static Refusal Malformed(int row, string column, string text) =>
        BorderRefusals.RowMalformed.With(("row", Number(row)), ("what", column), ("text", text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
