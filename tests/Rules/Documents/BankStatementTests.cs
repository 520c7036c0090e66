using System.Text;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

/// <summary>What banks write as camt.053, read; and each way in which a file is none.</summary>
public sealed class BankStatementTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private static readonly string Good = File(Part("SBX-1", "2026-05-01", "2026-05-31", 100_00, ("05-05", 6400_00)));

    [Fact]
    public void A_statement_is_read()
    {
        CamtDocument.RequireSchema();
        Assert.Empty(new CamtDocument(Encoding.UTF8.GetBytes(Good)).SchemaErrors());
        BankStatement read = Read(Good).Value;
        Assert.Equal((new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)), (read.From, read.To));
        Assert.Equal(("SBX-1", 10_000L), (read.Account, read.Opening));
        Assert.Equal([new BankLine(new DateOnly(2026, 5, 5), 640_000)], read.Lines);
    }

    /// <summary>The oldest version in use says what state an entry is in without a code inside of it.</summary>
    [Fact]
    public void An_older_version_is_read_alike() => Assert.Equal(
        Read(Good).Value.Lines,
        Read(Good.Replace("001.08", "001.02", Ordinal).Replace("<Cd>BOOK</Cd>", "BOOK", Ordinal)).Value.Lines);

    /// <summary>It books euro on an account in dollars.</summary>
    [Fact]
    public void A_published_sample_that_mixes_currencies_is_refused() => Assert.Equal(
        DocumentRefusals.BankFileMixed,
        BankStatement.Read(System.IO.File.ReadAllBytes(
            ReferenceData.Path("payments", "iso20022", "samples", "camt053_001_02.xml"))).Refusal?.Code);

    [Theory]
    [InlineData("</Stmt>", "", "bank_file_malformed")]
    [InlineData("<Document", "<!DOCTYPE x [<!ENTITY a \"b\">]><Document", "bank_file_malformed")]
    [InlineData("camt.053.001.08", "camt.052.001.08", "bank_file_not_statement")]
    [InlineData("<Cd>OPBD</Cd>", "<Cd>OPAV</Cd>", "bank_file_element")]
    [InlineData("<Id>SBX-1</Id>", "", "bank_file_element")]
    [InlineData("\"THB\">6400.00", "\"THB\">6400.001", "bank_file_element")]
    [InlineData("\"THB\">6400.00", "\"THB\">-6400.00", "bank_file_element")]
    [InlineData("\"THB\">6400.00", "\"USD\">6400.00", "bank_file_mixed")]
    [InlineData("\"THB\">6400.00", "\"THB\">64000.00", "bank_file_sums")]
    [InlineData("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>", "bank_file_sums")]
    [InlineData("<Dt>2026-05-05</Dt>", "<Dt>2026-04-05</Dt>", "bank_file_element")]
    public void A_file_that_is_no_statement_says_why(string from, string to, string code)
    {
        int at = Good.IndexOf(from, Ordinal);
        Assert.True(at >= 0);
        Assert.Equal(code, Read(Good[..at] + to + Good[(at + from.Length)..]).Refusal?.Code.Name);
    }

    [Fact]
    public void Statements_of_a_day_each_are_one_in_whatever_order_they_stand()
    {
        string first = Part("SBX-1", "2026-05-01", "2026-05-01", 100_00, ("05-01", 50_00));
        string second = Part("SBX-1", "2026-05-02", "2026-05-02", 150_00, ("05-02", -20_00));
        BankStatement read = Read(File(second, first)).Value;
        Assert.Equal((new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 2)), (read.From, read.To));
        Assert.Equal([5_000L, -2_000L], read.Lines.Select(line => line.Amount));
    }

    [Theory]
    [InlineData("SBX-1", 149_00, "bank_file_gap")]
    [InlineData("SBX-2", 150_00, "bank_file_mixed")]
    public void A_day_that_does_not_follow_is_named(string account, long opening, string code)
    {
        string first = Part("SBX-1", "2026-05-01", "2026-05-01", 100_00, ("05-01", 50_00));
        string second = Part(account, "2026-05-03", "2026-05-03", opening, ("05-03", 1_00));
        Assert.Equal(code, Read(File(first, second)).Refusal?.Code.Name);
    }

    [Fact]
    public void What_is_too_large_is_not_read() => Assert.Equal(
        DocumentRefusals.BankFileTooLarge, BankStatement.Read(new byte[BankStatement.LargestFile + 1]).Refusal?.Code);

    [Fact]
    public void Any_cut_of_a_file_is_refused()
    {
        for (int length = 0; length < Good.Length; length++) Assert.True(Read(Good[..length]).IsRefused);
    }

    private static Outcome<BankStatement> Read(string file) => BankStatement.Read(Encoding.UTF8.GetBytes(file));

    private static string File(params string[] parts) =>
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId>" +
        $"<CreDtTm>2026-11-30T00:00:00</CreDtTm></GrpHdr>{string.Concat(parts)}</BkToCstmrStmt></Document>";

    private static string Part(
        string account, string from, string to, long opening, params (string Day, long Amount)[] lines) =>
        $"<Stmt><Id>1</Id><FrToDt><FrDtTm>{from}T00:00:00</FrDtTm><ToDtTm>{to}T23:59:59</ToDtTm></FrToDt>" +
        $"<Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{Balance("OPBD", opening, from)}" +
        Balance("CLBD", opening + lines.Sum(line => line.Amount), to) +
        string.Concat(lines.Select(line =>
            $"<Ntry>{Amount(line.Amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-{line.Day}</Dt></BookgDt>" +
            "<BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd></Ntry>")) + "</Stmt>";

    private static string Balance(string code, long amount, string day) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{Amount(amount)}<Dt><Dt>{day}</Dt></Dt></Bal>";

    private static string Amount(long amount) =>
        $"<Amt Ccy=\"THB\">{new Money(Math.Abs(amount), Currency.Thb).AmountText}</Amt>" +
        $"<CdtDbtInd>{(amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd>";
}
