using Sampan.Journeys;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Money goes out, or does not.</summary>
public sealed class PayoutTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_payout_that_came_back_is_sent_again_to_the_corrected_account(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = test.Bank.Nobodys.Add("of seller 1");
        await Release(test);
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        Assert.Equal("returned", (await test.Journal.Card(payout))?.Card.State);
        TradeRecord bounced = await test.Load(1);
        Assert.Equal((OrderState.Released, null), (bounced.State, bounced.Payouts[0].ConfirmedOn));
        Assert.Equal(Total - Fee, await test.Balance(Chart.Payout, payout));
        await test.AssertSound();

        test.People.Sellers[Seller(1)] = new Payee("SELLER 1", "right account");
        var repeat = new RepeatPayout(test.Desk);
        Receipt first = Done(await repeat.Run(new(Asked("again", 1), payout)));
        Assert.Equal(first.Seq, Done(await repeat.Run(new(Asked("again", 1), payout))).Seq);
        await test.Quiet();
        Assert.Equal(OrderState.PaidOut, (await test.Load(1)).State);
        Assert.Equal((0, Total - Fee), (test.SentToSeller(), test.Sent("right account")));
        Refused(JourneyRefusals.PayoutNotWaiting, await repeat.Run(new(Asked("again", 1, key: "2"), payout)));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_declined_payout_waits_for_a_person_and_is_asked_under_a_new_key(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = test.Bank.Declined.Add("of seller 1");
        await Release(test);
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        CardRow row = (await test.Journal.Card(payout))!;
        Assert.Equal(("declined", "insufficient_balance"), (row.Card.State, PayoutCard.Read(row.Card).Reason));
        test.Bank.Declined.Clear();
        await test.Pass(TimeSpan.FromDays(30));
        Assert.Equal(0, test.SentToSeller());
        _ = Done(await new RepeatPayout(test.Desk).Run(new(Asked("again", 1), payout)));
        await test.Quiet();
        Assert.Equal(Total - Fee, test.SentToSeller());
        Assert.Equal([$"{payout}", $"{payout}.2"], test.Bank.Instructions.Select(i => i.IdempotencyKey));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_seller_without_an_account_is_paid_once_there_is_one(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = test.People.Sellers.Remove(Seller(1));
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(2));
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        CardRow row = (await test.Journal.Card(payout))!;
        Assert.Equal(("blocked", "no_account"), (row.Card.State, PayoutCard.Read(row.Card).Reason));

        test.People.Sellers[Seller(1)] = new Payee("SELLER 1", "of seller 1");
        await test.Pass(TimeSpan.FromHours(23));
        Assert.Equal(0, test.SentToSeller());
        await test.Pass(TimeSpan.FromHours(1));
        Assert.Equal(Total - Fee, test.SentToSeller());
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_seller_who_names_an_account_is_paid_at_once_and_nobody_elses_payout_is_touched(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = test.Bank.Nobodys.Add("of seller 3");
        foreach (int seller in (int[])[1, 2, 3])
        {
            _ = await test.Shipped(seller, seller);
            if (seller < 3) _ = test.People.Sellers.Remove(Seller(seller));
            _ = Done(await test.Deliver(seller, DeliveryWitness.Buyer));
        }
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(2));
        foreach (int seller in (int[])[1, 3])
            test.People.Sellers[Seller(seller)] = new Payee("SELLER", $"new {seller}");

        var repeat = new RepeatPayout(test.Desk);
        Assert.Equal((1, 0), (await repeat.OfSeller(Seller(1)), await repeat.OfSeller(Seller(1))));
        Assert.Equal(1, await repeat.OfSeller(Seller(3)));
        await test.Quiet();
        Assert.Equal((Total - Fee, Total - Fee), (test.Sent("new 1"), test.Sent("new 3")));
        Id waiting = Assert.Single((await test.Load(2)).Payouts).Id;
        Assert.Equal("blocked", (await test.Journal.Card(waiting))?.Card.State);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_instruction_the_bank_rejects_keeps_its_key_until_it_is_taken(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        test.Bank.Refuses = "name_too_long";
        await Release(test);
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        Assert.Equal("blocked", (await test.Journal.Card(payout))?.Card.State);
        test.Bank.Refuses = null;
        _ = Done(await new RepeatPayout(test.Desk).Run(new(Asked("again", 1), payout)));
        await test.Quiet();
        Assert.Equal([$"{payout}"], test.Bank.Instructions.Select(i => i.IdempotencyKey));
        Assert.Equal(Total - Fee, test.SentToSeller());
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_bank_that_is_away_delays_and_loses_nothing(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Shipped(1);
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        await test.Quiet();
        test.Clock.Advance(TimeSpan.FromDays(2));
        test.Bank.IsAway = true;
        _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
        Refused(BankRefusals.Unavailable, await test.Statement.Run(test.Account, CancellationToken.None));
        test.Bank.IsAway = false;
        await test.Quiet();
        Assert.Equal(Total - Fee, test.SentToSeller());
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_debit_may_come_before_our_note_that_the_bank_took_the_instruction(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Paid(1);
        _ = Done(await test.Cancel(1, bySeller: true));
        // The bank takes the instruction of a process that dies before it can write that down.
        _ = Done(await new AskPayout(test.Desk).Run(Order(1), test.Account));
        await test.Ledger.Settled();
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        Id line = Assert.Single((await test.Load(1)).Payments).Line;
        Payee payer = (await test.People.PayerOf(line))!;
        _ = await test.Bank.Pay(
            new PayoutInstruction
            {
                FromAccount = "MEM-1",
                ToAccountName = payer.Name,
                ToAccountNumber = payer.Account,
                Amount = new Money(Total, Currency.Thb),
                Reference = $"{payout}",
                IdempotencyKey = $"{payout}",
            },
            CancellationToken.None);
        await test.Restart();
        test.Bank.Settle();
        _ = await test.Read();
        Assert.Equal("settled", (await test.Journal.Card(payout))?.Card.State);
        await test.Quiet();
        Assert.Equal(Total, test.SentToBuyer(1));
        await test.AssertEmpty(1);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_debit_of_another_amount_than_the_payout_is_unexplained(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Paid(2);
        await Release(test);
        Id payout = Assert.Single((await test.Load(1)).Payouts).Id;
        Id twice = test.Account.LineOf(test.Bank.Add(StatementLineKind.Debit, -(Total - Fee), $"{payout}").LineId);
        await test.Quiet();
        Assert.Equal("unexplained", (await test.Journal.Card(twice))?.Card.State);
        Assert.Equal("settled", (await test.Journal.Card(payout))?.Card.State);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hundred_and_twenty_stuck_payouts_do_not_hide_one_that_can_go(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        for (int order = 1; order <= 120; order++)
        {
            _ = await test.Placed(order);
            _ = test.Bank.Credit(Buyer(order), Reference(order), 1_000 + order);
        }
        _ = await test.Read();
        test.Clock.Advance(TimeSpan.FromDays(7));
        test.Bank.IsAway = true;
        _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
        _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
        _ = await test.Placed(121);
        test.Bank.IsAway = false;
        test.Bank.Credit(Buyer(121), Reference(121), Total + 5);
        await test.Quiet();
        Assert.Equal(5, test.SentToBuyer(121));
        Assert.Equal(1_120, test.SentToBuyer(120));
        await test.AssertSound();
    }

    /// <summary>Order 1, delivered, inspected, released, and its payout day has come.</summary>
    private static async Task Release(TestTrade test)
    {
        _ = await test.Shipped(1);
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(2));
    }
}
