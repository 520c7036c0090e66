using System.Text.RegularExpressions;

namespace Sampan.Tests.Architecture.Projects;

/// <summary>The floors as ARCHITECTURE.md states them: <c>| 3 | Market | what it is for | Kernel Trade |</c>.</summary>
internal sealed partial record FloorTable(
    IReadOnlyDictionary<string, FloorTable.Row> Rows, IReadOnlyList<FloorTable.Row> Repeated)
{
    public const string Path = "ARCHITECTURE.md";

    public sealed record Row(int Line, int Floor, string Project, IReadOnlySet<string> Uses);

    public static FloorTable Of(Tree tree)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        var repeated = new List<Row>();
        string[] lines = tree.ReadOrNothing(Path).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Match match = RowShape().Match(lines[i]);
            if (!match.Success) continue;
            string[] uses = match.Groups["uses"].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            int floor = int.Parse(match.Groups["floor"].Value, System.Globalization.CultureInfo.InvariantCulture);
            var row = new Row(i + 1, floor, match.Groups["project"].Value, uses.ToHashSet(StringComparer.Ordinal));
            if (!rows.TryAdd(row.Project, row)) repeated.Add(row);
        }
        return new FloorTable(rows, repeated);
    }

    [GeneratedRegex(@"^\|\s*(?<floor>\d+)\s*\|\s*(?<project>\w+)\s*\|[^|]*\|(?<uses>[^|]*)\|\s*$")]
    private static partial Regex RowShape();
}
