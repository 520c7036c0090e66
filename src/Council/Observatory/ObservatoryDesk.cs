using System.Data.Common;
using System.Globalization;
using Sampan.Storage;

namespace Sampan.Council.Observatory;

internal sealed class ObservatoryDesk(Database database, CellRows rows, Commodity money) : IObservatory
{
    /// <summary>
    /// An entry is stamped a moment before it can be read: a month is closed when the journal was read to its end so
    /// long after it.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly Sheets _sheets = new(rows);

    public FloorRule Floor { get; } =
        new(PrivacyFloor.LeastTraders, PrivacyFloor.MostOfOne, PrivacyFloor.MostOfTwo);

    public Commodity Money => money;

    public async Task<Month?> Closed() => (await Out())?.Until;

    public async Task<MonthSpan?> Out()
    {
        await using DbConnection connection = await database.Connect();
        ObservedPosition position = await ObservedRows.Position(connection);
        List<long?> first = await connection
            .Command("SELECT MIN(paid_in) FROM observed_line WHERE money = @money", ("money", money.Code))
            .Rows(row => row.LongOrNull(0));
        if (first[0] is not { } count) return null;
        Month last = LastClosed(position);
        return last.Count < count ? null : new MonthSpan(Month.FromCount((int)count), last);
    }

    internal static Month LastClosed(ObservedPosition position) =>
        Month.Of((position.Passed + -Grace).UtcDate).Add(-1);

    public async Task<Outcome<ObservedTable>> Table(TableName table, MonthSpan months)
    {
        if (await Out() is not { } open || months.From < open.From || months.Until > open.Until || months.Months < 1)
            return CouncilRefusals.MonthsNotOut.With(("months", $"{months}"));
        View view = TableViews.Of(table);
        var sheets = new List<(Month, Sheet)>();
        for (Month month = months.From; month <= months.Until; month = month.Add(1))
            sheets.Add((month, await _sheets.Of(view, month)));
        return table == TableName.Month ? ManyMonths.Each(months, sheets) : ManyMonths.Together(table, months, sheets);
    }

    public async Task<Figure> Of(Metric metric, Slice slice, MonthSpan months)
    {
        // Who is small or has read what is not told of a part of the trade.
        if (metric is Metric.SmeShare or Metric.LessonsRead && slice != Slice.Whole) return Figure.Hidden;
        List<Month> closed = await ClosedOf(months);
        return metric switch
        {
            Metric.PaidOrders => MonthFigures.Sum(await Seen(Happened.Paid, slice, closed), cell => cell.Cases),
            Metric.ActiveSellers =>
                MonthFigures.Average(await Seen(Happened.Paid, slice, closed), cell => cell.Traders ?? 0),
            Metric.DaysToDelivery => MonthFigures.Days(await Seen(Happened.Delivered, slice, closed)),
            Metric.DaysToCash => MonthFigures.Days(await Seen(Happened.Released, slice, closed)),
            Metric.CostToExport => MonthFigures.Cost(await Seen(Happened.Paid, slice, closed)),
            Metric.SmeShare => await SmeShare(closed),
            Metric.HeldAtBorder => MonthFigures.Share(await Pairs(Happened.Held, Happened.Shipped, slice, closed)),
            Metric.OrdersFunded => MonthFigures.Share(await Pairs(Happened.Pledged, Happened.Paid, slice, closed)),
            _ => MonthFigures.Sum(await Seen(Happened.Read, slice, closed), cell => cell.Cases),
        };
    }

    private async Task<List<Month>> ClosedOf(MonthSpan months)
    {
        if (await Out() is not { } open) return [];
        int first = Math.Max(open.From.Count, months.From.Count), last = Math.Min(open.Until.Count, months.Until.Count);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(Month.FromCount)];
    }

    private async Task<List<Seen>> Seen(Happened what, Slice slice, List<Month> months)
    {
        (Division by, Heading at) = Place(slice);
        var seen = new List<Seen>();
        foreach (Month month in months)
        {
            Sheet sheet = await _sheets.Of(new View(what, by), month);
            seen.Add(by == Division.Whole ? sheet.Whole : sheet.Look(at));
        }
        return seen;
    }

    private async Task<IEnumerable<(Seen Part, Seen Whole)>> Pairs(
        Happened part, Happened whole, Slice slice, List<Month> months) =>
        (await Seen(part, slice, months)).Zip(await Seen(whole, slice, months));

    private async Task<Figure> SmeShare(List<Month> months)
    {
        long sme = 0, said = 0;
        bool isHidden = false;
        foreach (Month month in months)
        {
            Sheet sheet = await _sheets.Of(new View(Happened.Paid, Division.Size), month);
            if (sheet.IsEmpty) continue;
            if (SizeHeadings.Orders(sheet) is { } orders) (sme, said) = (sme + orders.Sme, said + orders.Said);
            else isHidden = true;
        }
        if (said == 0) return isHidden ? Figure.Hidden : Figure.Nothing;
        return new Figure(MonthFigures.PerThousand(sme, said), said, IsHidden: false);
    }

    private static (Division By, Heading At) Place(Slice slice)
    {
        string? chapter = slice.Chapter?.ToString("00", CultureInfo.InvariantCulture);
        return (chapter, slice.To) switch
        {
            (null, null) => (Division.Whole, new Heading("")),
            (null, { } to) => (Division.Destination, new Heading(to.Code)),
            ({ } goods, null) => (Division.Chapter, new Heading(goods)),
            ({ } goods, { } to) => (Division.ChapterAndDestination, new Heading(goods, to.Code)),
        };
    }
}
