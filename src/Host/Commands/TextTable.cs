using System.Text;

namespace Sampan.Host.Commands;

/// <summary>
/// Rows under headings, columns as wide as their widest cell. A heading that begins with <c>&gt;</c> aligns right.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    internal void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        string[] titles = [.. headings.Select(h => h.TrimStart('>'))];
        int Widest(int column) => _rows.Select(row => row[column].Length).DefaultIfEmpty().Max();
        int[] widths = [.. titles.Select((title, i) => Math.Max(title.Length, Widest(i)))];
        var text = new StringBuilder();
        Line(text, titles, widths);
        Line(text, [.. widths.Select(w => new string('-', w))], widths);
        foreach (string[] row in _rows) Line(text, row, widths);
        return text.ToString();
    }

    private void Line(StringBuilder text, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = headings[i].StartsWith('>') ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i]);
            _ = line.Append(cell).Append("  ");
        }
        _ = text.AppendLine(line.ToString().TrimEnd());
    }
}
