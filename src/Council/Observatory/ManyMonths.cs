namespace Sampan.Council.Observatory;

/// <summary>
/// Tables out of the sheets of months: sums of what is shown, never of what is hidden, so that nothing can be learned
/// from a year that its months do not say.
/// </summary>
internal static class ManyMonths
{
    internal static ObservedTable Each(MonthSpan months, IReadOnlyList<(Month Month, Sheet Sheet)> sheets) => new()
    {
        Name = TableName.Month,
        Months = months,
        Columns = TableViews.Columns(TableName.Month, isOneMonth: true),
        Rows =
        [
            .. sheets.Where(one => !one.Sheet.IsEmpty).Select(one => new ObservedRow(
                one.Month.ToString(), "", one.Sheet.Total, one.Sheet.Total is null ? 0 : 1)),
        ],
        HiddenMonths = sheets.Count(one => one.Sheet is { IsEmpty: false, Total: null }),
    };

    internal static ObservedTable Together(
        TableName table, MonthSpan months, IReadOnlyList<(Month Month, Sheet Sheet)> sheets)
    {
        List<Sheet> shown = [.. sheets.Select(one => one.Sheet).Where(sheet => sheet.Total is not null)];
        return new ObservedTable
        {
            Name = table,
            Months = months,
            Columns = TableViews.Columns(table, months.Months == 1),
            Rows =
            [
                .. Rows(shown).OrderBy(Place).ThenByDescending(Size)
                    .ThenBy(row => row.Key, StringComparer.Ordinal),
            ],
            Total = Sum([.. shown.Select(sheet => sheet.Total!)]),
            Hidden = sheets.Sum(one => one.Sheet.Hidden),
            HiddenMonths = sheets.Count(one => one.Sheet is { IsEmpty: false, Total: null }),
        };
    }

    private static IEnumerable<ObservedRow> Rows(IEnumerable<Sheet> sheets)
    {
        foreach (IGrouping<Heading, CellFigures?> months in sheets.SelectMany(sheet => sheet.Cells)
            .GroupBy(cell => cell.Key, cell => cell.Value))
        {
            List<CellFigures> shown = [.. months.Where(cell => cell is not null).Select(cell => cell!)];
            yield return new ObservedRow(months.Key.Key, months.Key.Across, Sum(shown), shown.Count);
        }
    }

    /// <summary>Null of nothing. The days are the middle one of the months' middles, by their cases.</summary>
    private static CellFigures? Sum(List<CellFigures> cells) => cells.Count switch
    {
        0 => null,
        1 => cells[0],
        _ => new(
            null, cells.Sum(cell => cell.Cases), cells.Sum(cell => cell.Goods),
            cells.Sum(cell => cell.FreightAndInsurance), cells.Sum(cell => cell.Fee),
            cells.All(cell => cell.MiddleDays is null)
                ? null
                : MonthFigures.MiddleOf(cells.Where(cell => cell.MiddleDays is not null))),
    };

    /// <summary>The rest comes last, of rows and within a row.</summary>
    private static (bool, bool) Place(ObservedRow row) => (row.Key == Heading.Rest, row.Across == Heading.Rest);

    private static (long, long) Size(ObservedRow row) => (row.Figures?.Goods ?? 0, row.Figures?.Cases ?? 0);
}
