using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Bank;

public sealed class PayoutTests(RunningBank bank) : BankTest(bank), IClassFixture<RunningBank>
{
    [Fact]
    public async Task An_accepted_payout_comes_back_later_as_a_debit_line_with_its_reference()
    {
        string account = await Funded("500.00");
        PayoutAnswer answer = (await Client.Pay(Payout(account, "200.00"), Cancellation)).Value;
        Assert.True(answer.IsAccepted);
        _ = Assert.Single(await Lines(account));

        await AdvanceClock(600);
        StatementLine debit = (await Lines(account))[^1];
        Assert.Equal(StatementLineKind.Debit, debit.Kind);
        Assert.Equal(Baht("-200.00"), debit.Amount);
        Assert.Equal("PO-1", debit.Reference);
    }

    [Fact]
    public async Task A_payout_beyond_the_balance_is_declined_with_the_reason()
    {
        string account = await Funded("500.00");
        PayoutAnswer answer = (await Client.Pay(Payout(account, "500.01"), Cancellation)).Value;

        Assert.False(answer.IsAccepted);
        Assert.Equal("insufficient_balance", answer.Reason);
    }

    [Fact]
    public async Task Money_under_way_out_cannot_be_paid_out_again()
    {
        string account = await Funded("500.00");
        Assert.True((await Client.Pay(Payout(account, "300.00", "a"), Cancellation)).Value.IsAccepted);
        Assert.False((await Client.Pay(Payout(account, "300.00", "b"), Cancellation)).Value.IsAccepted);
    }

    [Fact]
    public async Task Money_that_is_still_late_cannot_be_paid_out()
    {
        string account = await Account();
        await Transfer(account, "500.00", "ORD-1", "late");
        Assert.False((await Client.Pay(Payout(account, "1.00"), Cancellation)).Value.IsAccepted);
    }

    [Fact]
    public async Task The_same_key_and_content_gets_the_first_answer_and_pays_once()
    {
        string account = await Funded("500.00");
        PayoutAnswer first = (await Client.Pay(Payout(account, "200.00"), Cancellation)).Value;
        PayoutAnswer second = (await Client.Pay(Payout(account, "200.00"), Cancellation)).Value;
        Assert.Equal(first, second);

        await AdvanceClock(600);
        _ = Assert.Single(await Lines(account), line => line.Kind == StatementLineKind.Debit);
    }

    [Fact]
    public async Task A_declined_payout_stays_declined_under_its_key_when_money_has_come_in()
    {
        string account = await Account();
        PayoutAnswer first = (await Client.Pay(Payout(account, "200.00"), Cancellation)).Value;
        await Transfer(account, "500.00", "ORD-1");

        Assert.Equal(first, (await Client.Pay(Payout(account, "200.00"), Cancellation)).Value);
        Assert.True((await Client.Pay(Payout(account, "200.00", "2"), Cancellation)).Value.IsAccepted);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        string account = await Funded("500.00");
        _ = await Client.Pay(Payout(account, "200.00"), Cancellation);
        Refusal? refusal = (await Client.Pay(Payout(account, "201.00"), Cancellation)).Refusal;

        Assert.Equal(BankRefusals.Refused, refusal?.Code);
        Assert.Equal("idempotency_key_reused", refusal?["code"]);
    }

    [Fact]
    public async Task Twenty_equal_payouts_at_once_are_one()
    {
        string account = await Funded("500.00");
        Outcome<PayoutAnswer>[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Client.Pay(Payout(account, "200.00"), Cancellation)));

        _ = Assert.Single(answers.Select(answer => answer.Value).Distinct());
        await AdvanceClock(600);
        _ = Assert.Single(await Lines(account), line => line.Kind == StatementLineKind.Debit);
    }

    [Fact]
    public async Task A_payout_to_nobodys_account_goes_out_and_comes_back()
    {
        string account = await Funded("500.00");
        _ = await Client.Pay(Payout(account, "200.00", toNumber: "TH-550000"), Cancellation);
        await AdvanceClock(600);
        Assert.Equal(StatementLineKind.Debit, (await Lines(account))[^1].Kind);
        await AdvanceClock(600);

        StatementPage page = (await Client.StatementAfter(account, "", Cancellation)).Value;
        Assert.Equal(StatementLineKind.Return, page.Lines[^1].Kind);
        Assert.Equal("PO-1", page.Lines[^1].Reference);
        Assert.Equal(Baht("500.00"), page.ClosingBalance);
    }

    [Fact]
    public async Task A_payout_to_a_bank_that_costs_is_followed_by_a_charge_line()
    {
        string account = await Funded("500.00");
        _ = await Client.Pay(Payout(account, "200.00", toNumber: "TH-550009"), Cancellation);
        await AdvanceClock(600);

        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.Equal([StatementLineKind.Debit, StatementLineKind.Charge], lines.Skip(1).Select(line => line.Kind));
        Assert.Equal(Baht("-2.00"), lines[^1].Amount);
    }

    [Fact]
    public async Task A_payout_from_an_unknown_account_is_refused()
    {
        Refusal? refusal = (await Client.Pay(Payout("SBX-NOBODY", "1.00"), Cancellation)).Refusal;
        Assert.Equal("account_unknown", refusal?["code"]);
    }

    private async Task<string> Funded(string amount)
    {
        string account = await Account();
        await Transfer(account, amount, "FUNDS");
        return account;
    }
}
