using System.Globalization;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Border.Tariff.Rates;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The schedule of the United States: how much of it is understood, and what the rest is.</summary>
public sealed class AmericanScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_row_is_kept_and_every_line_can_be_found_also_by_its_statistical_number()
    {
        ImportedBook imported = America.Published;
        Assert.Equal((35_790, 35_790), (imported.Report.Rows, imported.Book.NodeCount));
        var date = new DateOnly(2024, 9, 2);
        foreach (TariffLine line in imported.Book.Lines)
        {
            Assert.Equal(line.Digits, imported.Book.Find(Japan.Code(line.Digits), date).Value.Digits);
            Assert.Equal(line.Digits, imported.Book.Find(Japan.Code(line.Digits + "00"), date).Value.Digits);
        }
    }

    /// <summary>Cells of chapters 1 to 97, each refused one by its reason: the numbers of docs/border.md.</summary>
    [Fact]
    public void At_least_99_percent_of_the_general_cells_of_chapters_1_to_97_compute()
    {
        List<RefusedCell> refused =
            [.. America.Published.Report.Refused.Where(c => c.Column == DutyColumn.General && !IsAboutOthers(c.Code))];
        foreach (IGrouping<string, RefusedCell> shape in refused.GroupBy(c => $"{c.Why}: {c.Text}"))
            output.WriteLine($"{shape.Count()} × {shape.Key}");
        int cells = America.Published.Book.Lines.ToArray()
            .Count(line => !IsAboutOthers(line.Digits) && line.Cell(DutyColumn.General).Kind != CellKind.Blank);
        Assert.Equal((11_414, 60), (cells, refused.Count));
        Assert.True(refused.Count * 100 <= cells);
    }

    [Theory]
    [InlineData(DutyColumn.General, 13_593, 242)]
    [InlineData(DutyColumn.Special, 9_863, 1_735)]
    [InlineData(DutyColumn.ColumnTwo, 13_251, 1_908)]
    public void The_cells_of_a_column_are_those_counted(DutyColumn column, int cells, int refused)
    {
        ColumnCount count = America.Published.Report.Columns.Single(c => c.Column == column);
        Assert.Equal((cells, refused), (count.Cells, count.Refused));
    }

    [Theory]
    [InlineData("Free", "0")]
    [InlineData("6.8%", "6800")]
    [InlineData("6.6¢/kg", "6600")]
    [InlineData("$1.646/kg", "164600")]
    [InlineData("$1.104/kg + 14.9%", "125300")]
    [InlineData("40¢/kg +10.4%", "50400")]
    [InlineData("4.5¢/ liter", "2250")]
    [InlineData("0.9¢ each", "108")]
    [InlineData("2.8¢/doz.", "28")]
    [InlineData("6.5¢/gross", "5.416667")]
    [InlineData("89.6¢/1000", "10.752")]
    [InlineData("$1.24/t", "124")]
    [InlineData("5.25¢/bbl", "16.510753")]
    [InlineData("3.7¢/kg on drained weight", "2220")]
    [InlineData("18.9¢/pf.liter", "7560")]
    [InlineData("0.7¢/kg on copper content + 0.7¢/kg on lead content", "17.5")]
    [InlineData("44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery", "7093")]
    [InlineData("2.5% on the value of the lead content", null)]
    [InlineData("43¢ each + 2.8¢/jewel over 7 + 3.7% on the case", null)]
    public void A_rate_comes_to_exact_cents_or_asks_for_what_it_needs(string text, string? cents)
    {
        RateCell cell = AmericanRates.Parse(text);
        Assert.Equal(CellKind.Applied, cell.Kind);
        Outcome<decimal> duty = RateEvaluation.Minor(cell.Rule!, Basis);
        if (cents is null)
        {
            RefusalCode[] asks = [BorderRefusals.PartValueNeeded, BorderRefusals.ContentNeeded];
            Assert.Contains(duty.Refusal!.Code, asks);
            return;
        }
        Assert.Equal(decimal.Parse(cents, CultureInfo.InvariantCulture), Math.Round(duty.Value, 6));
    }

    [Theory]
    [InlineData("The rate applicable to each garment in the ensemble if separately entered", "elsewhere")]
    [InlineData("See additional U.S. note 1", "elsewhere")]
    [InlineData("6.8 percent", "not_a_rate")]
    [InlineData("6%%", "not_a_rate")]
    [InlineData("¢/kg", "not_a_rate")]
    [InlineData("1¢/furlong", "not_a_rate")]
    [InlineData("5% on the lid", "not_a_rate")]
    [InlineData("1¢/kg + ", "not_a_rate")]
    [InlineData("9999999¢/kg", "not_a_rate")]
    public void What_is_no_rate_is_refused(string text, string why)
    {
        RateCell cell = AmericanRates.Parse(text);
        Assert.Equal((CellKind.Refused, why), (cell.Kind, cell.Why));
    }

    [Fact]
    public void A_special_cell_is_its_programs()
    {
        RateCell cell = AmericanPrograms.Parse("Free (A*,AU, KR) 1.5% (JP) See 9912.04.30 (MA)");
        Assert.Equal(
            ["Free: A* AU KR", "1.5%: JP", "See 9912.04.30: MA"],
            cell.Programs.Select(program => $"{program.Rate.Text}: {string.Join(' ', program.Codes)}"));
        Assert.Equal(
            [CellKind.Applied, CellKind.Applied, CellKind.Refused], cell.Programs.Select(p => p.Rate.Kind));
        Assert.Equal(CellKind.Refused, AmericanPrograms.Parse("Free").Kind);
    }

    [Theory]
    [InlineData("0804.50.80,0,Dried,,1.5¢/kg,,,,\n080450", "tariff_file_truncated")]
    [InlineData("0804,0,Fruit,,,,,,\n", "tariff_file_truncated")]
    [InlineData("0804.50.80,x,Dried,,1.5¢/kg,,,,\n", "tariff_row_malformed")]
    [InlineData("0804.5,0,Dried,,1.5¢/kg,,,,\n", "tariff_row_malformed")]
    [InlineData("0804.50.80,0,Dried,,1.5¢/kg,,,,\n0804.50.80,0,Dried,,2¢/kg,,,,\n", "tariff_row_malformed")]
    [InlineData("0804.50.80,0,\"Dried,,1.5¢/kg,,,,\n", "tariff_row_malformed")]
    public void A_damaged_file_is_refused_whole(string rows, string code) =>
        Assert.Equal(code, America.Import(rows).Refusal?.Code.Name);

    [Fact]
    public void Any_cut_of_the_file_is_refused_or_a_shorter_schedule()
    {
        string good = America.Header + "0804,0,Fruit,,,,,,\n0804.50.80,1,Dried,\"[\"\"kg\"\"]\",1.5¢/kg,,,,\n";
        for (int length = 0; length < good.Length; length++)
        {
            string rows = good[..length][Math.Min(length, America.Header.Length)..];
            Assert.True(America.Import(rows).IsRefused, $"cut at {length}");
        }
    }

    /// <summary>Chapters 98 and 99 are about other lines.</summary>
    private static bool IsAboutOthers(string code) =>
        code.StartsWith("98", StringComparison.Ordinal) || code.StartsWith("99", StringComparison.Ordinal);

    /// <summary>1,000 dollars of goods: 1,000 kg, 500 litres, 120 pieces; parts and contents of some.</summary>
    private static DutyBasis Basis => new(
        100_000, 100_000, [new(1000, Unit.Kilogram), new(500, Unit.Litre), new(120, Unit.Piece)], [])
    {
        Parts = [("case", 20_000), ("strap", 4_000), ("battery", 1_000)],
        Contents =
        [
            new("drained", new(600, Unit.Kilogram)), new("proof_litre", new(400, Unit.Litre)),
            new("copper", new(20, Unit.Kilogram)), new("lead", new(5, Unit.Kilogram)),
        ],
    };
}
