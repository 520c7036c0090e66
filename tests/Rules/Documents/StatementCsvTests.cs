using System.Text;
using CsvHelper;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

public sealed class StatementCsvTests
{
    [Fact]
    public void Every_line_of_the_statement_is_a_row()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, -50, 485_000, -120_050) with
        {
            Held = [new StatementHold(5 << 8, SampleStatements.Noon, "promised:x", "SP-7K2Q-9D4F", 4_900, 0)],
        };
        string other = facts.Movements[0].Other;
        Assert.Equal(
            [
                "line|seq|recorded_at|effective|entry|what|other|reference|debit|credit|balance|held_until",
                "opening|||2026-11-01|||||||-0.50|",
                "movement|1099511627777|2026-11-24T12:00:00.000000Z|2026-11-23|escrow.released|ปล่อยเงินที่พักไว้|" +
                    $"{other}|SP-7K2Q-9D4F||4850.00|4849.50|",
                "movement|1099511627778|2026-11-24T12:01:00.000000Z|2026-11-23|escrow.released|ปล่อยเงินที่พักไว้|" +
                    $"{other}||1200.50||3649.00|",
                "closing|||2026-11-30|||||||3649.00|",
                "held|5|||||promised:x|SP-7K2Q-9D4F|49.00|||2026-11-24T12:00:00.000000Z",
            ],
            Rows(StatementPaper.Csv(facts, forSpreadsheets: false)).Select(row => string.Join('|', row)));
    }

    [Fact]
    public void Stock_counts_in_units()
    {
        StatementFacts facts = SampleStatements.Of(Commodity.Stock(new Id(42)), 100, -7);
        byte[] csv = StatementPaper.Csv(facts, forSpreadsheets: false);
        Assert.Equal(["100", "93", "93"], Rows(csv).Skip(1).Select(row => row[10]));
    }

    /// <summary>RFC 4180: CRLF ends a record; what holds a comma or a quote is quoted.</summary>
    [Fact]
    public void Commas_quotes_and_line_ends_are_written_as_the_standard_says()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, 0, 1);
        facts = facts with { Movements = [facts.Movements[0] with { Words = "ก, \"ข\"\nค" }] };
        string csv = Encoding.UTF8.GetString(StatementPaper.Csv(facts, forSpreadsheets: false));
        Assert.Contains("\"ก, \"\"ข\"\"\nค\"", csv, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        Assert.Equal("ก, \"ข\"\nค", Rows(Encoding.UTF8.GetBytes(csv)).ElementAt(2)[5]);
    }

    [Fact]
    public void Only_a_file_for_spreadsheets_begins_with_a_byte_order_mark()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, 0);
        byte[] plain = StatementPaper.Csv(facts, forSpreadsheets: false);
        Assert.Equal((byte)'l', plain[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain], StatementPaper.Csv(facts, forSpreadsheets: true));
    }

    private static List<string[]> Rows(byte[] csv)
    {
        var rows = new List<string[]>();
        using CsvReader reader = CsvReader.FromText(
            Encoding.UTF8.GetString(csv), new CsvReaderOptions { HasHeader = false });
        while (reader.Read()) rows.Add(reader.Current.ToArray());
        return rows;
    }
}
