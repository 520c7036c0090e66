using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

public sealed class PublicFigureTests
{
    private const string Good =
        "\"Exports, \"\"all\"\" goods\",2026-09,123.5,million THB,An office,https://office.example/a,2026-11-01";

    [Fact]
    public void A_file_of_figures_is_read_line_by_line()
    {
        PublicFigure figure = Assert.Single(PublicFigureFile.Read($"{PublicFigureFile.Header}\r\n{Good}\r\n").Value);
        Assert.Equal("Exports, \"all\" goods", figure.Series);
        Assert.Equal(123.5m, figure.Value);
        Assert.Equal(new DateOnly(2026, 11, 1), figure.Read);
    }

    [Theory]
    [InlineData("2026-09", "2026-13", "period"), InlineData("2026-09", "26", "period")]
    [InlineData("123.5", "1,5", "series,period,value,unit,source,url,read"), InlineData("123.5", "many", "value")]
    [InlineData("https://", "javascript:", "url"), InlineData("2026-11-01", "yesterday", "read")]
    [InlineData("An office", "", "source")]
    [InlineData("An office", "\"An office", "series,period,value,unit,source,url,read")]
    public void What_cannot_be_read_is_refused_with_its_place(string good, string bad, string column)
    {
        Outcome<IReadOnlyList<PublicFigure>> read = PublicFigureFile.Read(
            $"{PublicFigureFile.Header}\n{Good}\n{Good.Replace(good, bad, StringComparison.Ordinal)}");
        Assert.Equal(CouncilRefusals.PublicFiguresMalformed, read.Refusal?.Code);
        Assert.Equal("3", read.Refusal!["line"]);
        Assert.Equal(column, read.Refusal["column"]);
    }

    [Fact]
    public void Another_header_is_another_file() =>
        Assert.True(PublicFigureFile.Read("a,b,c\n1,2,3").IsRefused);
}
