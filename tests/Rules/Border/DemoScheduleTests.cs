using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The schedule that travels with the demo: our own words, and the publisher's rates to the letter.</summary>
public sealed class DemoScheduleTests
{
    private static readonly Lazy<ImportedBook> Demo = new(() =>
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Border", "jp-demo.csv"));
        return Japan.Border.ImportTariff(Japan.Identity, "jp-csv", file).Value;
    });

    [Fact]
    public void It_is_as_long_as_counted_and_each_code_stands_once()
    {
        string[] codes = [.. Demo.Value.Book.Lines.ToArray().Select(line => line.Digits)];
        Assert.Equal(52, codes.Length);
        Assert.Equal(codes.Distinct(), codes);
    }

    /// <summary>Also what neither import understands: the mark of a levy is carried over as it stands.</summary>
    [Fact]
    public void Every_rate_of_every_line_is_the_published_one()
    {
        TariffBook published = Japan.Published.Book;
        int compared = 0;
        foreach (TariffLine line in Demo.Value.Book.Lines)
        {
            TariffLine official = published.Lines.ToArray().Single(l => l.Digits == line.Digits);
            foreach (DutyColumn column in DutyColumns.Of(Country.Japan))
            {
                Assert.True(
                    official.Cell(column).Text == line.Cell(column).Text,
                    $"{line.Digits} {column}: published {official.Cell(column)}, here {line.Cell(column)}");
                Assert.Equal(official.Cell(column).Kind, line.Cell(column).Kind);
                if (line.Cell(column).Text.Length > 0) compared++;
            }
        }
        Assert.True(compared > 200, $"{compared}");
    }

    /// <summary>Those of the United States likewise; each is understood.</summary>
    [Fact]
    public void Every_American_rate_is_the_published_one()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Border", "us-demo.csv"));
        TariffBook demo = Japan.Border.ImportTariff(America.Identity, "us-csv", file).Value.Book;
        Dictionary<string, TariffLine> published =
            America.Published.Book.Lines.ToArray().ToDictionary(line => line.Digits);
        Assert.Equal(63, demo.LineCount);
        foreach (TariffLine line in demo.Lines)
        {
            foreach (DutyColumn column in DutyColumns.Of(Country.UnitedStates))
                Assert.Equal(published[line.Digits].Cell(column).Text, line.Cell(column).Text);
            Assert.Equal(CellKind.Applied, line.Cell(DutyColumn.General).Kind);
        }
    }

    [Fact]
    public void Descriptions_are_short_and_our_own()
    {
        foreach (TariffLine line in Demo.Value.Book.Lines)
        {
            string words = Demo.Value.Book.DescriptionOf(line);
            Assert.True(words.Replace(" › ", " ", StringComparison.Ordinal).All(char.IsAscii), words);
            Assert.InRange(words.Length, 5, 240);
        }
    }
}
