using Sampan.Journeys.Bank;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Stores.Ledger;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>The practice bank is a bank: what is handed in or paid out is a line of a statement, once.</summary>
public sealed class PracticeBankTests
{
    private const string Account = "PRACTICE SP-0001", Other = "PRACTICE SP-0002";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_transfer_is_one_line_and_accounts_do_not_mix(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        PracticeBank bank = await Open(test);
        await HandIn(bank, Account, "short", 990);
        await HandIn(bank, Account, "short", 990);
        await HandIn(bank, Other, "short", 500);
        await HandIn(bank, Account, "rest", 10);
        PayoutInstruction payout = Payout("k1", 300);
        Assert.True((await bank.Pay(payout, CancellationToken.None)).Value.IsAccepted);
        Assert.True((await bank.Pay(payout, CancellationToken.None)).Value.IsAccepted);

        StatementPage page = await Read(bank, Account, "");
        Assert.Equal(
            [(StatementLineKind.Credit, 990L), (StatementLineKind.Credit, 10), (StatementLineKind.Debit, -300)],
            page.Lines.Select(line => (line.Kind, line.Amount.Minor)));
        Assert.Equal((700, false), (page.ClosingBalance.Minor, page.HasMore));
        Assert.Equal(("SP-0001", "Buyer", "B-1"), (
            page.Lines[0].Reference, page.Lines[0].CounterpartyName, page.Lines[0].CounterpartyAccount));
        Assert.Equal(3, page.Lines.Select(line => line.LineId).Distinct().Count());
        Assert.Equal(500, (await Read(bank, Other, "")).ClosingBalance.Minor);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_statement_goes_on_after_its_cursor_also_over_a_page(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        PracticeBank bank = await Open(test);
        for (int i = 0; i < 103; i++) await HandIn(bank, Account, $"{i}", 1);
        StatementPage first = await Read(bank, Account, "");
        StatementPage last = await Read(bank, Account, first.NextCursor);
        Assert.Equal((100, true, 100), (first.Lines.Count, first.HasMore, first.ClosingBalance.Minor));
        Assert.Equal((3, false, 103), (last.Lines.Count, last.HasMore, last.ClosingBalance.Minor));
        StatementPage none = await Read(bank, Account, last.NextCursor);
        Assert.Equal((0, last.NextCursor, 103), (none.Lines.Count, none.NextCursor, none.ClosingBalance.Minor));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Transfers_at_the_same_moment_are_each_one_line_and_the_same_one_once(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        PracticeBank bank = await Open(test);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => HandIn(bank, Account, $"{i / 2}", 1))));
        StatementPage page = await Read(bank, Account, "");
        Assert.Equal((20, 20), (page.Lines.Count, page.ClosingBalance.Minor));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"{n}"), page.Lines.Select(line => line.LineId));
    }

    private static async Task<PracticeBank> Open(TestDatabase test)
    {
        await PracticeBank.Prepare(test.Database);
        await PracticeBank.Prepare(test.Database);
        return new PracticeBank(test.Database, new ManualClock());
    }

    private static Task HandIn(PracticeBank bank, string account, string key, long satang) =>
        bank.HandIn(account, key, new Money(satang, Currency.Thb), "SP-0001", ("Buyer", "B-1"));

    private static async Task<StatementPage> Read(PracticeBank bank, string account, string cursor) =>
        (await bank.StatementAfter(account, cursor, CancellationToken.None)).Value;

    private static PayoutInstruction Payout(string key, long satang) => new()
    {
        FromAccount = Account,
        ToAccountName = "Seller",
        ToAccountNumber = "S-1",
        Amount = new Money(satang, Currency.Thb),
        Reference = "payout",
        IdempotencyKey = key,
    };
}
