using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// Counts cells as they are read. Only cells with text are counted: an inherited one is counted above.
/// </summary>
internal sealed class ReportCount(Country country)
{
    private readonly int[,] _counts = new int[DutyColumns.Count, 4];
    private readonly List<RefusedCell> _refused = [];
    private int _rows;
    private int _lines;

    public void Add(int row, TariffNode node)
    {
        _rows++;
        if (node.IsLineIn(country)) _lines++;
        foreach (DutyColumn column in DutyColumns.All)
        {
            RateCell cell = CellParser.Parse(node.Cells[(int)column]);
            if (cell.Kind == CellKind.Blank) continue;
            _counts[(int)column, 0]++;
            if (cell.Kind == CellKind.NotApplied) _counts[(int)column, 1]++;
            if (cell.Kind == CellKind.Choice) _counts[(int)column, 2]++;
            if (cell.Kind != CellKind.Refused) continue;
            _counts[(int)column, 3]++;
            _refused.Add(new RefusedCell(row, node.Digits, column, cell.Text, cell.Why!));
        }
    }

    public ImportReport Report() => new(_rows, _lines, [.. DutyColumns.All.Select(Count)], _refused);

    private ColumnCount Count(DutyColumn column) => new(
        column, _counts[(int)column, 0], _counts[(int)column, 1], _counts[(int)column, 2], _counts[(int)column, 3]);
}
