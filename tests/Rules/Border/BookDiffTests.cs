using Sampan.Border;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>What a newer version of a schedule changes, line by line.</summary>
public sealed class BookDiffTests
{
    private static readonly TariffBook Before = Japan.BookOf(
        Japan.Line("080450011", "6%", "", "3%"), Japan.Line("080450090", "6%", "", "3%"),
        Japan.Line("090121000", "12%"), Japan.Line("100630000", "9%"), Japan.Line("170490000", "25%"));

    private static readonly TariffBook After = Japan.BookOf(
        Japan.Line("080450011", "6%", "", "2.5%"), Japan.Line("080450090", "6 %", "", " 3%"),
        Japan.Line("090121100", "12%"), Japan.Line("090121900", "10%"), Japan.Line("110100000", "free"),
        Japan.Line("170490000", "25%", "20%"));

    [Fact]
    public void Rates_that_changed_lines_that_were_split_withdrawn_or_are_new_are_named()
    {
        BookDiff diff = BookDiff.Between(Before, After);
        Assert.Equal(
            [
                ("080450011", LineChange.Rates), ("090121000", LineChange.Split), ("100630000", LineChange.Withdrawn),
                ("110100000", LineChange.New), ("170490000", LineChange.Rates),
            ],
            diff.Lines.Select(line => (line.Code.Digits, line.What)));
        Assert.Equal(new ChangedRate(DutyColumn.Wto, "3%", "2.5%"), Assert.Single(diff.Lines[0].Rates));
        Assert.Equal(["090121100", "090121900"], diff.Lines[1].Now.Select(code => code.Digits));
        Assert.Equal(new ChangedRate(DutyColumn.Temporary, "", "20%"), Assert.Single(diff.Lines[4].Rates));
    }

    [Theory]
    [InlineData("080450011", 1)]
    [InlineData("080450090", 0)]
    [InlineData("080450", 1)]
    [InlineData("0901", 1)]
    [InlineData("09012100055", 1)]
    [InlineData("220830", 0)]
    public void A_code_is_touched_by_changes_at_above_and_below_it(string code, int changes) =>
        Assert.Equal(changes, BookDiff.Between(Before, After).Touching(HsCode.Parse(code).Value).Count());

    [Fact]
    public void The_same_rows_are_no_difference_and_the_way_back_is_the_other_way_round()
    {
        Assert.Empty(BookDiff.Between(Before, Before).Lines);
        BookDiff back = BookDiff.Between(After, Before);
        Assert.Equal(LineChange.New, back.Lines.Single(line => line.Code.Digits == "100630000").What);
        Assert.Equal(2, back.Lines.Count(line => line.What == LineChange.Split));
        Assert.Equal(
            new ChangedRate(DutyColumn.Wto, "2.5%", "3%"),
            Assert.Single(back.Lines.Single(line => line.Code.Digits == "080450011").Rates));
    }

    /// <summary>The whole published schedule against itself without a row, and with a rate of another.</summary>
    [Fact]
    public void Of_the_published_schedule_one_row_left_out_and_one_rate_changed_are_found()
    {
        string[] rows = File.ReadAllLines(Japan.PublishedFile);
        int coffee = Array.FindIndex(rows, row => row.Contains(",0901.21,", StringComparison.Ordinal)
            && row.Split(',')[3].Length == 3);
        Assert.True(coffee > 0);
        string[] cells = rows[coffee].Split(',');
        string code = cells[2].Replace(".", "", StringComparison.Ordinal) + cells[3];
        string[] without = [.. rows.Where((_, i) => i != coffee)];
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', without) + "\n"));
        TariffBook less = Japan.Border.ImportTariff(Japan.Identity, "jp-csv", file).Value.Book;
        ChangedLine gone = Assert.Single(BookDiff.Between(Japan.Published.Book, less).Lines);
        Assert.Equal((code, LineChange.Withdrawn), (gone.Code.Digits, gone.What));
    }
}
