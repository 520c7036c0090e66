using System.Text;
using Sampan.Border;
using Sampan.Border.Tariff;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Border;

/// <summary>The format jp-csv: the tree, and every way in which a file can be wrong.</summary>
public sealed class ImportTests
{
    private const string Header =
        "chapter,level,stat_code,hs_suffix,desc,unit1,unit2,other_laws,基本,暫定,WTO協定,特恵,特別特恵,"
        + "EPA_シンガポール,EPA_メキシコ,EPA_マレーシア,EPA_チリ,EPA_タイ,EPA_インドネシア,EPA_ブルネイ,"
        + "EPA_アセアン,EPA_フィリピン,EPA_スイス,EPA_ベトナム,EPA_インド,EPA_ペルー,EPA_豪州,EPA_モンゴル,"
        + "EPA_CPTPP,EPA_欧州連合,EPA_英国,EPA_RCEP_アセアン豪州NZ,EPA_RCEP_中国,EPA_RCEP_韓国,EPA_日米貿易協定\r\n";

    private static readonly string Mangoes =
        Row("08", 0, "08.04", "", "fruit")
        + Row("08", 1, "0804.50", "", "guavas and mangoes", "6%", "", "3%")
        + Row("08", 2, "0804.50", "", "fresh")
        + Row("08", 3, "0804.50", "011", "mangoes", jtepa: "無税")
        + Row("08", 3, "0804.50", "019", "other", wto: "(6%)")
        + Row("08", 2, "0804.50", "090", "dried", general: "10%");

    [Fact]
    public void A_blank_cell_means_see_the_row_above_it_in_the_tree()
    {
        TariffBook book = Import(Mangoes).Value.Book;
        Assert.Equal(("6%", "3%", "無税"), CellsOf(book, "080450011"));
        Assert.Equal(("6%", "(6%)", ""), CellsOf(book, "080450019"));
        Assert.Equal(("10%", "3%", ""), CellsOf(book, "080450090"));
    }

    [Fact]
    public void A_description_is_read_from_the_heading_down()
    {
        TariffBook book = Import(Mangoes).Value.Book;
        TariffLine line = book.Find(Japan.Code("080450011"), default).Value;
        Assert.Equal("fruit › guavas and mangoes › fresh › mangoes", book.DescriptionOf(line));
    }

    [Fact]
    public void Two_lines_of_one_code_hold_in_their_seasons()
    {
        TariffBook book = Import(
            Row("08", 0, "0806.10", "", "grapes")
            + Row("08", 1, "0806.10", "000", "1 毎年3月1日から同年10月31日までに輸入されるもの", "20%")
            + Row("08", 1, "0806.10", "000", "2 毎年11月1日から翌年2月末日までに輸入されるもの", "13%")).Value.Book;
        Assert.Equal("20%", RateOn(3, 1));
        Assert.Equal("20%", RateOn(10, 31));
        Assert.Equal("13%", RateOn(11, 1));
        Assert.Equal("13%", RateOn(2, 28));

        string RateOn(int month, int day) =>
            book.Find(Japan.Code("080610"), new DateOnly(2027, month, day)).Value.Cell(DutyColumn.General).Text;
    }

    [Fact]
    public void A_cell_not_understood_is_reported_with_row_column_text_and_reason()
    {
        string row = Row("10", 0, "1006.30", "090", "rice", "(402円/kg)", "49円/kg", "*(341円/kg)");
        ImportReport report = Import(row).Value.Report;
        RefusedCell refused = Assert.Single(report.Refused);
        Assert.Equal(new RefusedCell(2, "100630090", DutyColumn.Wto, "*(341円/kg)", "levy_mark"), refused);
        Assert.Equal(1, report.Columns[(int)DutyColumn.Wto].Refused);
    }

    [Fact]
    public void A_file_may_begin_with_a_byte_order_mark() => Assert.False(Import("\uFEFF", Header, Mangoes).IsRefused);

    [Fact]
    public void A_file_in_another_encoding_is_refused_at_the_byte()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(Header), 0x83, 0x7D, 0x83, 0x93, .. "\r\n"u8];
        Refused(Import(file), BorderRefusals.EncodingWrong, ("byte", $"{Encoding.UTF8.GetByteCount(Header)}"));
        Refused(Import(Encoding.Unicode.GetPreamble()), BorderRefusals.EncodingWrong, ("byte", "0"));
    }

    [Fact]
    public void A_file_with_another_header_is_refused_with_the_columns_that_are_missing() => Refused(
        Import("", Header.Replace("暫定", "temporary", StringComparison.Ordinal), Mangoes),
        BorderRefusals.HeaderWrong, ("missing", "暫定"));

    [Fact]
    public void An_empty_file_is_refused() => Refused(Import([]), BorderRefusals.FileTruncated, ("row", "1"));

    [Fact]
    public void A_file_cut_within_a_row_is_refused_at_the_row() =>
        Refused(Import("", Header, Mangoes[..^12]), BorderRefusals.FileTruncated, ("row", "7"));

    [Fact]
    public void A_file_cut_within_the_last_cell_is_refused_at_the_row() =>
        Refused(Import("", Header, Mangoes[..^2]), BorderRefusals.FileTruncated, ("row", "7"));

    [Fact]
    public void A_file_cut_after_a_heading_is_refused_at_the_row() => Refused(
        Import(Mangoes + Row("08", 0, "08.05", "", "citrus")), BorderRefusals.FileTruncated, ("row", "8"));

    [Fact]
    public void A_header_alone_is_no_schedule() => Refused(Import(""), BorderRefusals.FileTruncated, ("row", "1"));

    [Fact]
    public void A_row_with_a_column_too_many_is_refused() => Refused(
        Import(Mangoes.Replace("dried,", "dried,,", StringComparison.Ordinal)),
        BorderRefusals.RowMalformed, ("row", "7"), ("what", "columns"));

    [Theory]
    [InlineData("\"dried,")]
    [InlineData("dr\"ied,")]
    [InlineData("\"dri\"ed,")]
    public void A_stray_or_open_quote_is_refused(string cell)
    {
        Refusal? refusal = Import(Mangoes.Replace("dried,", cell, StringComparison.Ordinal)).Refusal;
        Assert.Equal((BorderRefusals.RowMalformed, "7", "quotes"), (refusal?.Code, refusal?["row"], refusal?["what"]));
    }

    [Theory]
    [InlineData("08", 2, "0804.50", "011", "level")]
    [InlineData("08", 0, "08O4.50", "011", "stat_code")]
    [InlineData("09", 0, "0804.50", "011", "stat_code")]
    [InlineData("08", 0, "0804.50", "11", "hs_suffix")]
    [InlineData("08", 0, "08.04", "011", "hs_suffix")]
    public void A_row_that_does_not_fit_the_tree_is_refused_by_column(
        string chapter, int level, string code, string suffix, string column)
    {
        Refusal? refusal = Import(Row(chapter, level, code, suffix, "goods")).Refusal;
        Assert.Equal((BorderRefusals.RowMalformed, "2", column), (refusal?.Code, refusal?["row"], refusal?["what"]));
    }

    [Fact]
    public void A_file_without_a_stated_source_is_refused() =>
        Assert.Equal(BorderRefusals.SourceMissing, Import(Japan.Identity with { Source = " " }).Refusal?.Code);

    [Fact]
    public void A_book_that_ends_before_it_begins_is_refused()
    {
        var backwards = new Period(Japan.Identity.Validity.Until, Japan.Identity.Validity.From);
        Outcome<ImportedBook> outcome = Import(Japan.Identity with { Validity = backwards });
        Assert.Equal(BorderRefusals.PeriodBackwards, outcome.Refusal?.Code);
    }

    [Fact]
    public void A_format_nobody_wrote_an_importer_for_is_refused()
    {
        Outcome<ImportedBook> outcome = Japan.Border.ImportTariff(Japan.Identity, "us-csv", Stream.Null);
        Refused(outcome, BorderRefusals.FormatUnknown, ("format", "us-csv"), ("country", "JP"));
    }

    private static (string General, string Wto, string Jtepa) CellsOf(TariffBook book, string code)
    {
        TariffLine line = book.Find(Japan.Code(code), default).Value;
        return (line.Cell(DutyColumn.General).Text, line.Cell(DutyColumn.Wto).Text, line.Cell(DutyColumn.Jtepa).Text);
    }

    private static string Row(
        string chapter, int level, string code, string suffix, string description, string general = "",
        string temporary = "", string wto = "", string jtepa = "") =>
        $"{chapter},{level},{code},{suffix},{description},,KG,,{general},{temporary},{wto},,,,,,,{jtepa},"
        + new string(',', 16) + "\r\n";

    private static Outcome<ImportedBook> Import(string rows) => Import("", Header, rows);

    private static Outcome<ImportedBook> Import(string before, string header, string rows) =>
        Import(Encoding.UTF8.GetBytes(before + header + rows));

    private static Outcome<ImportedBook> Import(byte[] file) =>
        Japan.Border.ImportTariff(Japan.Identity, "jp-csv", new MemoryStream(file));

    private static Outcome<ImportedBook> Import(BookIdentity identity) =>
        Japan.Border.ImportTariff(identity, "jp-csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + Mangoes)));

    private static void Refused<T>(Outcome<T> outcome, RefusalCode code, params (string, string)[] arguments) =>
        Assert.Equal(code.With(arguments), outcome.Refusal);
}
