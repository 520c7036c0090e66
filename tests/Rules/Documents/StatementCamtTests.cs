using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sampan.Documents;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Documents;

public sealed class StatementCamtTests
{
    [Fact]
    public void Balances_entries_dates_and_amounts_stand_where_a_bank_puts_them()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, -50, 485_000, -120_050) with
        {
            Held = [new StatementHold(1, SampleStatements.Noon, "promised", null, 4_900, 0)],
        };
        var camt = new CamtDocument(StatementPaper.Camt(facts).Value);
        Assert.Empty(camt.SchemaErrors());
        Assert.Equal(["OPBD", "CLBD", "CLAV"], camt["Bal/Tp/CdOrPrtry/Cd"]);
        Assert.Equal(["0.50", "3649.00", "3600.00"], camt["Bal/Amt"]);
        Assert.Equal(["DBIT", "CRDT", "CRDT"], camt["Bal/CdtDbtInd"]);
        Assert.Equal(["2026-11-01", "2026-11-30", "2026-11-30"], camt["Bal/Dt/Dt"]);
        Assert.Equal(["4850.00", "1200.50"], camt["Ntry/Amt"]);
        Assert.Equal(["CRDT", "DBIT"], camt["Ntry/CdtDbtInd"]);
        Assert.Equal(["BOOK", "BOOK"], camt["Ntry/Sts/Cd"]);
        Assert.Equal(["2026-11-24T12:00:00.000000Z", "2026-11-24T12:01:00.000000Z"], camt["Ntry/BookgDt/DtTm"]);
        Assert.Equal(["2026-11-23", "2026-11-23"], camt["Ntry/ValDt/Dt"]);
        Assert.Equal(["1099511627777", "1099511627778"], camt["Ntry/AcctSvcrRef"]);
        Assert.Equal(["1099511627777.3", "1099511627778.3"], camt["Ntry/NtryRef"]);
        Assert.Equal(["SP-7K2Q-9D4F"], camt["Ntry/NtryDtls/TxDtls/Refs/EndToEndId"]);
        Assert.Equal(["THB"], camt["Acct/Ccy"]);
    }

    [Fact]
    public void Thai_survives()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, 0, 1);
        byte[] bytes = StatementPaper.Camt(facts).Value;
        var camt = new CamtDocument(bytes);
        Assert.Equal([facts.Owner!], camt["Acct/Ownr/Nm"]);
        Assert.Equal(["ปล่อยเงินที่พักไว้"], camt["Ntry/AddtlNtryInf"]);
        Assert.Contains("บริษัท", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_would_notice_a_wrong_statement()
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, 0, 1);
        string xml = Encoding.UTF8.GetString(StatementPaper.Camt(facts).Value);
        string wrong = xml.Replace("CdtDbtInd>", "CdtOrDbt>", StringComparison.Ordinal);
        Assert.NotEmpty(new CamtDocument(Encoding.UTF8.GetBytes(wrong)).SchemaErrors());
    }

    [Fact]
    public void Test_money_says_so_and_so_does_what_was_asked()
    {
        StatementFacts facts = SampleStatements.Of(Commodity.Money(Currency.Thb, test: true), 0, 1) with
        {
            ByEffectiveDate = true,
            KnownAt = SampleStatements.Noon,
        };
        string remarks = new CamtDocument(StatementPaper.Camt(facts).Value)["AddtlStmtInf"][0];
        Assert.Equal(
            "SANDBOX – test money, not a real account. Days by effective date, as known at " +
            "2026-11-24T12:00:00.000000Z.", remarks);
        StatementFacts practised = SampleStatements.Of(Commodity.Practice(Currency.Thb), 0, 1);
        Assert.StartsWith(
            "SANDBOX", new CamtDocument(StatementPaper.Camt(practised).Value)["AddtlStmtInf"][0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stock_is_refused_and_so_is_what_has_more_digits_than_the_format()
    {
        StatementFacts stock = SampleStatements.Of(Commodity.Stock(new Id(42)), 0, 1);
        Assert.Equal(DocumentRefusals.CamtNotForStock, StatementPaper.Camt(stock).Refusal!.Code);

        const long most = 999_999_999_999_999_999;
        StatementFacts longest = SampleStatements.Of(SampleStatements.Thb, 0, most);
        var camt = new CamtDocument(StatementPaper.Camt(longest).Value);
        Assert.Empty(camt.SchemaErrors());
        Assert.Equal(["9999999999999999.99"], camt["Ntry/Amt"]);
        foreach (StatementFacts longer in (StatementFacts[])
            [
                SampleStatements.Of(SampleStatements.Thb, 0, most + 1),
                SampleStatements.Of(SampleStatements.Thb, -most - 1),
                // No balance is too long, but the sum of the credits is.
                SampleStatements.Of(SampleStatements.Thb, 0, most, -most, 1),
            ])
            Assert.Equal(DocumentRefusals.CamtAmountTooLong, StatementPaper.Camt(longer).Refusal!.Code);
    }

    [Theory]
    [InlineData("a\u0001b")]
    [InlineData("a\uffffb")]
    [InlineData("")]
    public void A_name_that_XML_cannot_hold_is_refused(string owner)
    {
        StatementFacts facts = SampleStatements.Of(SampleStatements.Thb, 0) with { Owner = owner };
        Assert.Equal("owner", StatementPaper.Camt(facts).Refusal!["field"]);
    }

    /// <summary>The format takes 140 characters: a longer name is cut between two characters.</summary>
    [Fact]
    public void A_long_name_is_cut_and_no_character_halved()
    {
        string owner = new string('ก', 139) + "\U0001F33E" + "จำกัด";
        var camt = new CamtDocument(StatementPaper.Camt(
            SampleStatements.Of(SampleStatements.Thb, 0) with { Owner = owner }).Value);
        Assert.Empty(camt.SchemaErrors());
        Assert.Equal([new string('ก', 139)], camt["Acct/Ownr/Nm"]);
    }

    [Fact]
    public void Any_statement_is_valid_and_its_entries_lead_from_one_balance_to_the_other()
    {
        CamtDocument.RequireSchema();
        Prop.ForAll(SampleStatements.Any(), LeadsFromOneToTheOther).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static void LeadsFromOneToTheOther(StatementFacts facts)
    {
        byte[] bytes = StatementPaper.Camt(facts).Value;
        Assert.Equal(bytes, StatementPaper.Camt(facts).Value);
        var camt = new CamtDocument(bytes);
        Assert.Empty(camt.SchemaErrors());
        IReadOnlyList<decimal> balances = Signed(camt["Bal/Amt"], camt["Bal/CdtDbtInd"]);
        IReadOnlyList<decimal> entries = Signed(camt["Ntry/Amt"], camt["Ntry/CdtDbtInd"]);
        Assert.Equal(balances[1], balances[0] + entries.Sum());
        decimal held = facts.Held.Sum(h => new Money(h.Debit, facts.Commodity.Currency).Major);
        Assert.Equal(held, balances[1] - balances[2]);
        Assert.Equal([$"{entries.Count}"], camt["TxsSummry/TtlNtries/NbOfNtries"]);
        Assert.Equal(entries.Where(e => e > 0).Sum(), Number(camt["TxsSummry/TtlCdtNtries/Sum"][0]));
        Assert.Equal(-entries.Where(e => e < 0).Sum(), Number(camt["TxsSummry/TtlDbtNtries/Sum"][0]));
    }

    private static IReadOnlyList<decimal> Signed(IReadOnlyList<string> amounts, IReadOnlyList<string> directions) =>
        [.. amounts.Zip(directions, (amount, direction) => direction == "CRDT" ? Number(amount) : -Number(amount))];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
