using Sampan.Council;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Observatory;

/// <summary>What there is to see: the newest months at a glance, the main charts, and every table.</summary>
public sealed class IndexModel(IObservatory observatory, IPublicFigures figures) : SampanPage
{
    private static readonly Metric[] s_atAGlance =
        [Metric.PaidOrders, Metric.ActiveSellers, Metric.DaysToDelivery, Metric.DaysToCash, Metric.CostToExport];

    /// <summary>The newest months, a year at most; null before there are any.</summary>
    public MonthSpan? Lately { get; private set; }

    public IReadOnlyList<(Metric Metric, Figure Figure)> Figures { get; private set; } = [];

    public Figure Sme { get; private set; }

    /// <summary>Of a thousand paid orders; null where it cannot be said.</summary>
    public long? SizeNotSaid { get; private set; }

    public IReadOnlyList<TableView> Charts { get; private set; } = [];

    /// <summary>What others have published.</summary>
    public IReadOnlyList<PublicFigure> Public { get; private set; } = [];

    public FloorRule Floor => observatory.Floor;

    public bool IsTestMoney => observatory.Money.IsTest;

    public async Task OnGet()
    {
        Public = await figures.All();
        if (await observatory.Out() is not { } open) return;
        MonthSpan months = MonthsAsked.Lately(open);
        Lately = months;
        var glance = new List<(Metric, Figure)>();
        foreach (Metric metric in s_atAGlance)
            glance.Add((metric, await observatory.Of(metric, Slice.Whole, months)));
        Figures = glance;
        Sme = await observatory.Of(Metric.SmeShare, Slice.Whole, months);
        SizeNotSaid = NotSaid((await observatory.Table(TableName.Size, months)).Value);
        var charts = new List<TableView>();
        foreach (TableName table in (TableName[])[TableName.Month, TableName.Destination, TableName.Chapter])
            charts.Add(new TableView((await observatory.Table(table, months)).Value, observatory.Money));
        Charts = charts;
    }

    /// <summary>
    /// Null where some month has a rest: what has not been said may stand in it.
    /// </summary>
    private static long? NotSaid(ObservedTable sizes)
    {
        if (sizes.Total is not { Cases: > 0 } total) return null;
        bool hasRest = sizes.Rows.Any(row => row.Key == ObservedTable.Rest);
        return hasRest
            ? null
            : Rounding.Scale(
                sizes.Rows.FirstOrDefault(one => one.Key.Length == 0)?.Figures?.Cases ?? 0, 10_000, total.Cases,
                RoundingRule.HalfUp);
    }
}
