using System.Data.Common;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>What lists and desks show is made again from the journal, however a trade went.</summary>
public sealed class CardMakerTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Orders_lines_and_payouts_of_every_end_are_made_again(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        await Trades(test);
        await Lines(test);
        await test.Read();
        await test.AssertSound();
        HashSet<string> seen = [.. (await CardMaking.Cards(test)).Select(row => $"{row.Card.Kind} {row.Card.State}")];
        Assert.Equal(
            [],
            ((string[])
            [
                "order Offered", "order Placed", "order Paid", "order Shipped", "order PaidOut", "order Lapsed",
                "order Cancelled", "order Disputed", "order Settled", "order RefusedAtDoor", "order Returned",
                "order Released", "line taken", "line questioned", "line waiting", "line returned", "line charge",
                "line unexplained", "payout settled", "payout returned", "payout declined", "payout blocked",
                "invoices 2026",
            ]).Except(seen));
        await CardMaking.AssertMadeAgain(test);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Why_a_payout_was_blocked_is_known_again(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        Id payout = await Blocked(test);
        await test.Ledger.DisposeAsync();
        await CardMaking.Garble(test, []);
        Assert.True((await CardMaking.Repair(test)).IsMended);
        CardRow row = (await test.Journal.Card(payout))!;
        Assert.Equal(("blocked", "no_account"), (row.Card.State, PayoutCard.Read(row.Card).Reason));
        await test.Restart();
    }

    /// <summary>As they were written before: of such an entry only the row knows the reason.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_payout_that_was_blocked_without_a_fact_keeps_its_reason_while_its_row_has_it(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        Id payout = await Blocked(test);
        CardRow row = (await test.Journal.Card(payout))!;
        _ = Done(await test.Ledger.Post(new EntryRequest
        {
            Request = Request.Of("as before"),
            Book = row.Book,
            Kind = "payout.blocked",
            Subject = new Subject(payout, row.Version, row.Card),
            Facts = FactCodec.Encode(),
        }));
        await test.Ledger.DisposeAsync();
        Assert.Equal([], (await CardMaking.Repair(test)).Mendable);
        await CardMaking.Garble(test, []);
        Assert.True((await CardMaking.Repair(test)).IsMended);
        CardRow made = (await test.Journal.Card(payout))!;
        PayoutCard was = PayoutCard.Read(row.Card);
        Assert.Equal(was with { Reason = "unnamed" }, PayoutCard.Read(made.Card));
        Assert.Equal("blocked", made.Card.State);
        await test.Restart();
    }

    /// <summary>Listed on the house's side; the process died before the order knew of it.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refund_that_its_order_does_not_know_yet_is_made_again(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total);
        _ = test.Bank.Credit(Buyer(1), Reference(1), 500);
        await test.Read();
        test.Wrap = ledger => new MortalLedger(ledger, new MortalLedger.Fate(2, written: false));
        await test.Restart();
        _ = await Assert.ThrowsAsync<ProcessDiedException>(() => new AskPayout(test.Desk).Run(Order(1), test.Account));
        test.Wrap = ledger => ledger;
        await test.Restart();
        Assert.Empty((await test.Load(1)).Payouts);
        Assert.Contains(await CardMaking.Cards(test), row => row.Card is { Kind: PayoutCard.Kind, State: "asked" });
        await CardMaking.AssertMadeAgain(test);
        // Due when the entry was recorded, which is a few microseconds after the test's clock stopped.
        await test.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(500, test.SentToBuyer(1));
    }

    /// <summary>What lies a day beside the journal was not the writer's clock.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_moment_is_left_alone_only_where_the_writers_clock_explains_it(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        Id payout = await Blocked(test);
        await test.Ledger.DisposeAsync();
        await Shift(50_000_000);
        Assert.Equal([], (await CardMaking.Repair(test)).Mendable);
        await Shift(-100_000_000);
        Assert.Equal([], (await CardMaking.Repair(test)).Mendable);
        await Shift(-20_000_000);
        Assert.Equal($"{payout} due", Assert.Single((await CardMaking.Repair(test)).Mendable).Where);
        await test.Restart();

        async Task Shift(long microseconds)
        {
            await using DbConnection connection = await test.Database.Connect();
            await using DbCommand shift = connection.Command(
                "UPDATE ledger_subject SET due = due + @by WHERE kind = 'payout'", ("by", microseconds));
            _ = await shift.ExecuteNonQueryAsync();
        }
    }

    private static async Task Trades(TestTrade test)
    {
        // Paid out; its excess goes back to an account that nobody has.
        _ = test.Bank.Nobodys.Add("of nobody");
        _ = await test.Placed(1);
        _ = test.Bank.Credit(Buyer(1), Reference(1), Total + 5, "of nobody");
        await test.Read();
        _ = Done(await test.Ship(1));
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        _ = await test.Placed(2);
        _ = test.Bank.Credit(Buyer(2), Reference(2), 40_000);
        _ = await test.Paid(3);
        _ = Done(await test.Cancel(3, bySeller: true));
        _ = await test.Shipped(4);
        _ = Done(await test.RefuseGoods(4));
        _ = Done(await test.ReturnGoods(4));
        _ = await test.Shipped(5, seller: 2);
        _ = Done(await test.Deliver(5, DeliveryWitness.Carrier));
        _ = Done(await test.Dispute(5));
        _ = Done(await test.Settle(5, Total / 3));
        await test.Pass(TimeSpan.FromDays(8));
        // Declined, and blocked for want of an account.
        _ = test.Bank.Declined.Add("of seller 3");
        foreach (int order in (int[])[6, 7])
        {
            _ = await test.Shipped(order, seller: order - 3);
            _ = Done(await test.Deliver(order, DeliveryWitness.Buyer));
        }
        _ = test.People.Sellers.Remove(Seller(4));
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(3));
        _ = await test.Shipped(8);
        _ = Done(await test.Deliver(8, DeliveryWitness.Carrier));
        _ = Done(await test.Dispute(8));
        _ = await test.Shipped(9);
        _ = Done(await test.RefuseGoods(9));
        // Released, and its payout day has not come.
        _ = await test.Shipped(10);
        _ = Done(await test.Deliver(10, DeliveryWitness.Buyer));
        await test.Quiet();
        _ = await test.Shipped(11);
        _ = await test.Paid(12);
    }

    private static async Task Lines(TestTrade test)
    {
        _ = await test.Placed(13);
        _ = test.Bank.Credit("UNCLE", Reference(13), Total);
        StatementLine back = test.Bank.Credit("AUNT", "SOME-REFERENCE-1", 700);
        await test.Stock(1, Units, "for 14");
        _ = Done(await test.Offer(14));
        // For an offer nobody accepted: the row knows its order, the fact only the reference.
        _ = test.Bank.Credit(Buyer(14), Reference(14), Total);
        _ = test.Bank.Add(StatementLineKind.Charge, -300, "FEE-1");
        _ = test.Bank.Add(StatementLineKind.Debit, -700, "ERROR-1");
        await test.Read();
        _ = Done(await new ResolveLine(test.Desk, test.People).Return(
            Asked("back", 14), test.Account.LineOf(back.LineId), test.Account));
        Id waiting = test.Account.LineOf(test.Bank.Counted.Last(l => l.Reference == Reference(14)).LineId);
        Assert.Equal(Order(14), LineCard.Read((await test.Journal.Card(waiting))!.Card).Order);
    }

    /// <summary>The payout of order 1, whose seller has no account.</summary>
    private static async Task<Id> Blocked(TestTrade test)
    {
        _ = await test.Shipped(1);
        _ = test.People.Sellers.Remove(Seller(1));
        _ = Done(await test.Deliver(1, DeliveryWitness.Buyer));
        await test.Quiet();
        await test.Pass(TimeSpan.FromDays(2));
        return Assert.Single((await test.Load(1)).Payouts).Id;
    }
}
