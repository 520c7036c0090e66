using System.Globalization;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;

namespace Sampan.Tests.Rules.Border;

/// <summary>The published schedule as a whole: how much of it is understood, and what the rest is.</summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public void At_least_98_percent_of_the_cells_of_every_column_compute()
    {
        ImportReport report = Japan.Published.Report;
        foreach (ColumnCount c in report.Columns)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{c.Column}: {c.Cells} cells, {c.NotApplied} superseded, {c.Choices} with a choice, "
                + $"{c.Refused} refused, {c.ComputedPerTenThousand / 100m} %"));
        foreach (CommonRefusal c in report.Commonest) output.WriteLine($"{c.Count} × {c.Why}: {c.Shape}");
        Assert.All(report.Columns, column => Assert.True(column.ComputedPerTenThousand >= 9800, $"{column}"));
    }

    [Theory]
    [InlineData(DutyColumn.General, 7681, 2)]
    [InlineData(DutyColumn.Temporary, 420, 0)]
    [InlineData(DutyColumn.Wto, 8311, 125)]
    [InlineData(DutyColumn.Jtepa, 8364, 10)]
    [InlineData(DutyColumn.Ajcep, 8818, 27)]
    [InlineData(DutyColumn.Rcep, 8834, 69)]
    public void The_cells_of_a_column_are_those_counted(DutyColumn column, int cells, int refused)
    {
        ColumnCount count = Japan.Published.Report.Columns[(int)column];
        Assert.Equal((cells, refused), (count.Cells, count.Refused));
    }

    [Fact]
    public void Every_row_is_kept_and_every_line_can_be_found()
    {
        ImportedBook imported = Japan.Published;
        Assert.Equal((15_433, 15_433, 9_654), (imported.Report.Rows, imported.Book.NodeCount, imported.Report.Lines));
        var date = new DateOnly(2026, 8, 3);
        foreach (TariffLine line in imported.Book.Lines)
            Assert.Equal(line.Digits, imported.Book.Find(Japan.Code(line.Digits), date).Value.Digits);
    }

    [Fact]
    public void Every_line_has_a_national_rate_or_is_refused_by_name()
    {
        foreach (TariffLine line in Japan.Published.Book.Lines)
        {
            bool hasRate = line.Cell(DutyColumn.General).Text.Length + line.Cell(DutyColumn.Temporary).Text.Length > 0;
            Assert.True(hasRate, line.Digits);
        }
    }

    [Fact]
    public void No_bound_rate_in_parentheses_is_lower_than_the_national_one()
    {
        int compared = 0;
        foreach (TariffLine line in Japan.Published.Book.Lines)
        {
            RateCell temporary = line.Cell(DutyColumn.Temporary);
            RateCell national = temporary.Kind == CellKind.Blank ? line.Cell(DutyColumn.General) : temporary;
            RateCell bound = line.Cell(DutyColumn.Wto);
            if (bound.Kind != CellKind.NotApplied || Percent(bound) is not { } high || Percent(national) is not { } low)
                continue;
            Assert.True(high >= low, line.Digits);
            compared++;
        }
        Assert.Equal(3800, compared);

        static decimal? Percent(RateCell cell) => cell.Rule switch
        {
            FreeRate => 0,
            AdValorem rate => rate.Percent,
            _ => null,
        };
    }

    [Fact]
    public void The_ten_commonest_refusals_are_listed_with_their_reason()
    {
        IReadOnlyList<CommonRefusal> commonest = Japan.Published.Report.Commonest;
        Assert.Equal(10, commonest.Count);
        Assert.Equal(("levy_mark", "*(#円/kg)", 55), (commonest[0].Why, commonest[0].Shape, commonest[0].Count));
    }

    [Fact]
    public void Progress_is_reported_to_the_last_row()
    {
        var steps = new List<ImportProgress>();
        using FileStream file = File.OpenRead(Japan.PublishedFile);
        Assert.False(Japan.Border.ImportTariff(Japan.Identity, "jp-csv", file, new Collect(steps)).IsRefused);
        Assert.Equal(new ImportProgress(15_433, 15_433), steps[^1]);
        Assert.Equal(16, steps.Count);
    }

    [Fact]
    public void A_published_book_reads_back_from_its_bytes_as_the_same_book()
    {
        TariffBook book = Japan.Published.Book;
        TariffBook again = Japan.Border.LoadBook(book.Bytes.ToArray()).Value;
        Assert.Equal(book.Hash, again.Hash);
        BorderQuote one = Japan.Border.Quote(Japan.Mangoes, book, [Japan.Baht]).Value;
        BorderQuote other = Japan.Border.Quote(Japan.Mangoes, again, [Japan.Baht]).Value;
        Assert.Equal(Japan.Border.Write(one), Japan.Border.Write(other));
    }

    private sealed class Collect(List<ImportProgress> into) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => into.Add(value);
    }
}
