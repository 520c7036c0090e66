using Sampan.Journeys.Bank;

namespace Sampan.Tests.Journeys.Bank;

public sealed class BehaviourTests(RunningBank bank) : BankTest(bank), IClassFixture<RunningBank>
{
    [Fact]
    public async Task A_normal_payment_is_one_credit_line_with_the_payers_words()
    {
        string account = await Account();
        await Transfer(account, "4350.25", "ORD-1");

        StatementLine line = Assert.Single(await Lines(account));
        Assert.Equal(StatementLineKind.Credit, line.Kind);
        Assert.Equal(Baht("4350.25"), line.Amount);
        Assert.Equal("ORD-1", line.Reference);
        Assert.Equal("Hanako Yamada", line.CounterpartyName);
        Assert.Equal("JP-1", line.CounterpartyAccount);
    }

    [Fact]
    public async Task A_late_payment_appears_once_the_clock_has_moved_on()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "late");
        Assert.Empty(await Lines(account));

        await AdvanceClock(3600);
        Assert.Equal("ORD-1", Assert.Single(await Lines(account)).Reference);
    }

    [Fact]
    public async Task A_payment_made_twice_is_two_lines_with_one_reference()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "twice");

        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.Equal(["ORD-1", "ORD-1"], lines.Select(line => line.Reference));
        Assert.Equal(2, lines.DistinctBy(line => line.LineId).Count());
        Assert.Equal(Baht("200.00"), (await Page(account)).ClosingBalance);
    }

    [Fact]
    public async Task A_duplicate_notice_is_one_line_reported_twice_and_counted_once()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "duplicate-notice");

        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.Equal(2, lines.Count);
        _ = Assert.Single(lines.DistinctBy(line => line.LineId));
        Assert.Equal(Baht("100.00"), (await Page(account)).ClosingBalance);
    }

    [Fact]
    public async Task A_duplicate_notice_comes_again_after_its_cursor()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "duplicate-notice");

        StatementLine first = (await Lines(account))[0];
        Assert.Equal(first.LineId, Assert.Single(await Lines(account, first.Cursor)).LineId);
    }

    [Theory]
    [InlineData("THB", "100.00", "99.00")]
    [InlineData("THB", "100.01", "99.00")]
    [InlineData("JPY", "1550", "1534")]
    public async Task A_short_payment_has_lost_one_percent_rounded_up(string currency, string sent, string arrived)
    {
        string account = await Account(currencyCode: currency);
        await Transfer(account, sent, "ORD-1", "short", currency);

        Assert.Equal(arrived, Assert.Single(await Lines(account)).Amount.AmountText);
    }

    [Fact]
    public async Task A_third_partys_payment_shows_another_name_and_account()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "third-party");

        StatementLine line = Assert.Single(await Lines(account));
        Assert.Equal("Sandbox Third Party", line.CounterpartyName);
        Assert.NotEqual("JP-1", line.CounterpartyAccount);
        Assert.Equal("ORD-1", line.Reference);
    }

    [Fact]
    public async Task An_out_of_order_line_appears_after_one_that_was_booked_later()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "out-of-order");
        Assert.Empty(await Lines(account));
        await Transfer(account, "200.00", "ORD-2");

        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.Equal(["ORD-2", "ORD-1"], lines.Select(line => line.Reference));
        Assert.True(string.CompareOrdinal(lines[0].LineId, lines[1].LineId) > 0);
        Assert.True(lines[0].BookedAt > lines[1].BookedAt);
    }

    [Fact]
    public async Task An_out_of_order_line_that_nothing_follows_appears_in_the_end()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "out-of-order");
        await AdvanceClock(3600);

        _ = Assert.Single(await Lines(account));
    }

    [Fact]
    public async Task A_reader_who_follows_the_cursor_misses_no_line_whatever_the_order()
    {
        string account = await Account();
        var seen = new HashSet<string>();
        string cursor = "";
        foreach (string behaviour in new[] { "late", "out-of-order", "twice", "duplicate-notice", "normal", "short" })
        {
            await Transfer(account, "100.00", behaviour, behaviour);
            cursor = await ReadOn(account, cursor, seen);
        }

        await AdvanceClock(3600);
        _ = await ReadOn(account, cursor, seen);
        Assert.Equal(7, seen.Count);
    }

    private async Task<string> ReadOn(string account, string cursor, HashSet<string> seen)
    {
        StatementPage page = (await Client.StatementAfter(account, cursor, Cancellation)).Value;
        seen.UnionWith(page.Lines.Select(line => line.LineId));
        return page.NextCursor;
    }

    private async Task<StatementPage> Page(string account) =>
        (await Client.StatementAfter(account, "", Cancellation)).Value;
}
