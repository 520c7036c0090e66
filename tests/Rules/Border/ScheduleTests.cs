using System.Diagnostics;
using Sampan.Border;

namespace Sampan.Tests.Rules.Border;

/// <summary>The published schedule as a whole: how much of it is understood.</summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public void At_least_98_percent_of_the_cells_of_every_column_compute()
    {
        ImportReport report = Japan.Report;
        foreach (ColumnCount c in report.Columns)
            output.WriteLine($"{c.Column}: {c.Cells} cells, {c.NotApplied} superseded, {c.Choices} choices, {c.Refused} refused, {c.ComputedPerTenThousand / 100m} %");
        foreach (CommonRefusal c in report.Commonest) output.WriteLine($"{c.Count} × {c.Why}: {c.Example}");
        Assert.All(report.Columns, column => Assert.True(column.ComputedPerTenThousand >= 9800, $"{column}"));
    }

    [Fact]
    public void Mango()
    {
        BorderQuote quote = Japan.Border.Quote(Japan.Mangoes, Japan.Book, [Japan.Baht]).Value;
        output.WriteLine(Japan.Border.Print(quote));
        byte[] json = Japan.Border.Write(quote);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(json));
        Assert.Null(Japan.Border.Replay(json, Japan.Book).Value.FirstDifference);
        var watch = Stopwatch.StartNew();
        TariffBook book = Japan.Border.LoadBook(Japan.Book.Bytes.ToArray()).Value;
        output.WriteLine($"load {watch.ElapsedMilliseconds} ms, {book.Bytes.Length} bytes");
        for (int round = 0; round < 3; round++)
        {
            watch.Restart();
            for (int i = 0; i < 200_000; i++) Japan.Border.Quote(Japan.Mangoes, book, [Japan.Baht]);
            output.WriteLine($"{200_000 / watch.Elapsed.TotalSeconds:N0} quotes/s");
        }
    }
}
