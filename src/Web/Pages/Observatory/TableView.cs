using Sampan.Council;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Observatory;

/// <summary>A table with its money, and the chart that is drawn of it.</summary>
public sealed record TableView(ObservedTable Table, Commodity Money)
{
    /// <summary>What the bars are long for.</summary>
    public Column Drawn => Table.Columns.Contains(Column.CostPerThousand) ? Column.CostPerThousand
        : Table.Columns.Contains(Column.MiddleDays) ? Column.MiddleDays
        : Table.Columns.Contains(Column.Goods) ? Column.Goods
        : Table.Columns[0];

    public string Address => $"/observatory/{TableWords.Address(Table.Name)}";

    /// <summary>Rows that have something to draw.</summary>
    private List<ObservedRow> Drawable => [.. Table.Rows.Where(row => row.Figures?.Value(Drawn) is not null)];

    /// <summary>Some of them find no place in the chart.</summary>
    public bool IsCut => Drawable.Count > BarChart.Most;

    /// <summary>Months are drawn up to the newest, all else from the largest.</summary>
    public bool DrawsNewest => Table.Name == TableName.Month;

    /// <summary>Of as many rows as can be told apart; null where nothing can be drawn.</summary>
    public BarChart? Chart(Texts text)
    {
        List<Bar> bars =
        [
            .. (DrawsNewest ? Drawable.TakeLast(BarChart.Most) : Drawable.Take(BarChart.Most)).Select(row => new Bar(
                text.Row(Table.Name, row), row.Figures!.Value(Drawn)!.Value,
                text.Value(Drawn, row.Figures, Money), row.Key == ObservedTable.Rest)),
        ];
        return bars.Count == 0 ? null : new BarChart(
            $"chart-{TableWords.Address(Table.Name)}",
            $"{text.Title(Table.Name)}, {text.Months(Table.Months)}: {text.Column(Drawn)}", text.Counts(Table.Name),
            bars);
    }
}
