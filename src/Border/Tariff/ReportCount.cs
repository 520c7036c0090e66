using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Border.Tariff;

/// <summary>
/// Counts cells as they are read. Only cells with text are counted: an inherited one is counted above.
/// </summary>
internal sealed class ReportCount(Country country)
{
    private readonly IReadOnlyList<DutyColumn> _columns = DutyColumns.Of(country);
    private readonly int[,] _counts = new int[DutyColumns.Of(country).Count, 4];
    private readonly List<RefusedCell> _refused = [];
    private int _rows;
    private int _lines;

    public void Add(int row, TariffNode node)
    {
        _rows++;
        if (node.IsLineIn(country)) _lines++;
        foreach (DutyColumn column in _columns)
        {
            int place = column.Place();
            RateCell cell = RateCells.Parse(country, column, node.Cells[place]);
            if (cell.Kind == CellKind.Blank) continue;
            _counts[place, 0]++;
            if (cell.Kind == CellKind.NotApplied) _counts[place, 1]++;
            if (cell.Kind == CellKind.Choice) _counts[place, 2]++;
            if (cell.Kind != CellKind.Refused) continue;
            _counts[place, 3]++;
            _refused.Add(new RefusedCell(row, node.Digits, column, cell.Text, cell.Why!));
        }
    }

    public ImportReport Report() => new(_rows, _lines, [.. _columns.Select(Count)], _refused);

    private ColumnCount Count(DutyColumn column) => new(
        column, _counts[column.Place(), 0], _counts[column.Place(), 1], _counts[column.Place(), 2],
        _counts[column.Place(), 3]);
}
