using Sampan.Journeys.Bank;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>
/// Five orders, a lender, and a hundred and twenty things that happen to them in an order nobody would think of.
/// Whatever was refused on the way, in the end the books agree with the bank, every satang that came in is accounted
/// for, and the lender has its money back.
/// </summary>
public sealed class RandomHistoryTests
{
    private const int Orders = 5;
    private const int Events = 120;

    private static readonly string[] OrderFacts =
    [
        "order.offered", "order.placed", "payment.received", "order.paid", "order.lapsed", "order.cancelled",
        "goods.shipped", "invoice.issued", "goods.delivered", "goods.refused", "goods.returned", "goods.disputed",
        "dispute.settled", "escrow.released", "goods.seen", "goods.held", "goods.cleared", "goods.missing",
        "rest.released", "rest.forgiven", "goods.lost", "claim.opened", "claim.agreed", "claim.refused", "claim.paid",
        "payout.sent", "payout.confirmed", "payout.bounced", "order.pledged", "loan.repaid",
    ];

    /// <summary>Where a lender's part came from, and when.</summary>
    private static readonly string[] LoanParts =
    [
        "loan.repaid with escrow.released", "loan.repaid with rest.released", "loan.repaid with dispute.settled",
        "loan.repaid with goods.returned", "loan.repaid with claim.paid", "loan.repaid by the seller",
        "loan.repaid by the seller with payment.received", "loan.repaid late",
    ];

    public static TheoryData<Engine, int, int> Seeds => new()
    {
        { Engine.Sqlite, 1, 80 }, { Engine.Postgres, 1001, 30 },
    };

    [Theory, MemberData(nameof(Seeds))]
    public async Task Every_satang_is_accounted_for_in_any_history(Engine engine, int from, int histories)
    {
        var seen = new HashSet<string>();
        for (int seed = from; seed < from + histories; seed++)
        {
            try
            {
                await Live(engine, seed, seen);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed} on {engine}: {failure.Message}", failure);
            }
        }
        // Together the histories went everywhere: whatever can happen to an order did.
        Assert.Equal([], OrderFacts.Concat(LoanParts).Except(seen));
    }

    private static async Task Live(Engine engine, int seed, HashSet<string> seen)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        var random = new Random(seed);
        await test.Stock(1, Units * 3);
        await test.Stock(2, Units * 2);
        await RandomLoans.Begin(test);
        // The last three are paid in two parts.
        for (int order = 1; order <= Orders; order++)
            _ = Done(await test.Offer(order, 1 + order % 2, order < 3 ? null : new(DepositPercent: 40, RestDays: 30)));
        for (int i = 0; i < Events; i++) await Happen(test, random, i);
        await AssertAccountedFor(test);
        await CardMaking.AssertMadeAgain(test);

        // Then the bank answers, the sellers have accounts, and time passes until nothing more happens by itself.
        (test.Bank.IsAway, test.Bank.Refuses, test.Insurer.IsAway) = (false, null, false);
        test.Bank.Declined.Clear();
        test.Bank.Nobodys.Clear();
        for (int i = 0; i < 4; i++) await test.Pass(TimeSpan.FromDays(60));
        foreach (CardRow stuck in await Stuck(test)) _ = Done(await new RepeatPayout(test.Desk).Run(
            new(Request.Of("again at last", $"{stuck.Subject}"), stuck.Subject)));
        await test.Quiet();
        await RandomLoans.Settle(test, Orders);
        await AssertAccountedFor(test);
        await RandomLoans.AssertLenderWhole(test, Orders);
        await CardMaking.AssertMadeAgain(test);
        for (int order = 1; order <= Orders; order++)
        {
            await AssertFinished(test, order);
            TradeRecord record = await test.Load(order);
            seen.UnionWith(record.History.Select(h => FactCodec.TypeOf(h.Fact)));
            seen.UnionWith(RandomLoans.Parts(record));
        }
    }

    private static async Task Happen(TestTrade test, Random random, int number)
    {
        int order = random.Next(1, Orders + 1);
        string key = $"{number}";
        switch (random.Next(27))
        {
            case 0 or 1:
                _ = await test.Place(order, key);
                break;
            case 2 or 3:
                long[] amounts = [Total, Total, Total / 2, Total - 1, 1, Total + 1, 3 * Total];
                string payer = random.Next(4) == 0 ? "UNCLE" : Buyer(order);
                string reference = random.Next(8) == 0 ? "unknown" : Reference(order);
                _ = test.Bank.Credit(payer, reference, amounts[random.Next(7)]);
                break;
            case 4:
                _ = await test.Ship(order, key);
                break;
            case 5:
                _ = await test.Deliver(order, random.Next(2) == 0 ? DeliveryWitness.Buyer : DeliveryWitness.Carrier);
                break;
            case 6:
                _ = await test.RefuseGoods(order);
                break;
            case 7:
                _ = await test.ReturnGoods(order);
                break;
            case 8:
                _ = random.Next(3) > 0 || (await test.Cancel(order, random.Next(2) == 0, key)).IsRefused;
                break;
            case 9:
                test.Clock.Advance(TimeSpan.FromHours(random.Next(1, 24 * random.Next(1, 12))));
                break;
            case 10 or 11:
                _ = await test.Statement.Run(test.Account, CancellationToken.None);
                break;
            case 12 or 13:
                _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
                break;
            case 14 or 15:
                await Disturb(test, random, number);
                break;
            case 16:
                await Decide(test, random, number);
                break;
            case 17:
                _ = await test.Dispute(order);
                break;
            case 18:
                _ = await test.Settle(order, random.Next(3) * (Total / 2), key);
                break;
            case 19 or 20:
                await RandomLoans.Borrow(test, random, order, key);
                break;
            case 21:
                await RandomLoans.PayBack(test, random, order);
                break;
            default:
                await GoOn(test, random, order, key);
                break;
        }
    }

    /// <summary>Somebody does what the order's state asks for, so that some orders get to their end.</summary>
    private static async Task GoOn(TestTrade test, Random random, int order, string key)
    {
        switch ((await test.Load(order)).State)
        {
            case OrderState.Offered:
                _ = await test.Place(order, key);
                break;
            case OrderState.Placed:
                long asked = (await test.Load(order)).ToPay.Minor;
                _ = test.Bank.Credit(Buyer(order), Reference(order), asked + random.Next(2));
                _ = await test.Statement.Run(test.Account, CancellationToken.None);
                break;
            case OrderState.Paid:
                if (random.Next(2) == 0) await RandomLoans.Borrow(test, random, order, key);
                _ = await test.Ship(order, key);
                break;
            case OrderState.Shipped or OrderState.Missing:
                await GoOnTheWay(test, random, order, key);
                break;
            case OrderState.Lost:
                test.Insurer.Fault = random.Next(3) == 0 ? ClaimFault.Other : null;
                _ = await test.Claim(order, random.Next(2) == 0, key);
                break;
            case OrderState.RefusedAtDoor:
                _ = await test.ReturnGoods(order);
                break;
            case OrderState.Delivered when random.Next(3) == 0:
                _ = await test.Dispute(order);
                break;
            case OrderState.Disputed:
                _ = await test.Settle(order, random.Next(3) * (Total / 4), key);
                break;
            case OrderState.Released or OrderState.Settled when (await test.Load(order)).Unpaid.Minor > 0:
                await GoOnOwing(test, random, order, key);
                break;
            default:
                test.Clock.Advance(TimeSpan.FromDays(2));
                _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
                break;
        }
    }

    private static async Task GoOnOwing(TestTrade test, Random random, int order, string key)
    {
        long owed = (await test.Load(order)).Unpaid.Minor;
        if (random.Next(2) == 0) await RandomLoans.Borrow(test, random, order, key);
        if (random.Next(2) == 0)
            _ = await new ForgiveRest(test.Desk).Run(new(Request.Of("forgive", $"{order}", key), Order(order)));
        else
            _ = test.Bank.Credit(Buyer(order), Reference(order), Math.Max(1, owed - random.Next(3) + 1));
        _ = await test.Statement.Run(test.Account, CancellationToken.None);
    }

    private static async Task GoOnTheWay(TestTrade test, Random random, int order, string key)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                _ = await test.RefuseGoods(order);
                break;
            case 2 or 3:
                _ = await test.Deliver(order);
                break;
            case >= 4 when (await test.Load(order)).Held is not null:
                _ = await test.Report(order, new GoodsCleared(test.Today), key);
                break;
            case 4:
                _ = await test.Report(order, new GoodsSeen((WayPoint)random.Next(1, 5), test.Today), key);
                break;
            case 5:
                _ = await test.Report(order, new GoodsHeld((HoldReason)random.Next(1, 7), test.Today), key);
                break;
            case 6:
                test.Clock.Advance(TimeSpan.FromDays(32));
                _ = await test.Miss(order, key);
                break;
            default:
                // Goods on the way are lent on too.
                await RandomLoans.Borrow(test, random, order, key);
                _ = await test.Lose(order);
                break;
        }
    }

    /// <summary>The world outside misbehaves.</summary>
    private static async Task Disturb(TestTrade test, Random random, int number)
    {
        string[] accounts = ["of seller 1", "of UNCLE", $"of {Buyer(1)}"];
        string account = accounts[random.Next(accounts.Length)];
        switch (random.Next(11))
        {
            case 10:
                test.Insurer.IsAway = !test.Insurer.IsAway;
                break;
            case 0:
                test.Bank.IsAway = !test.Bank.IsAway;
                break;
            case 1 or 8 or 9:
                _ = test.Bank.Nobodys.Add(account);
                break;
            case 2:
                _ = test.Bank.Declined.Add(account);
                break;
            case 3:
                test.Bank.Refuses = test.Bank.Refuses is null ? "not_today" : null;
                break;
            case 4 when test.Bank.Counted.LastOrDefault() is { } line:
                test.Bank.Again(number % 2 == 0 ? line : line with { Reference = "changed" });
                break;
            case 5:
                _ = test.Bank.Add(StatementLineKind.Charge, -number - 1, "fee");
                break;
            case 6:
                await test.Restart();
                break;
            default:
                test.Bank.Settle();
                _ = await test.Statement.Run(test.Account, CancellationToken.None);
                break;
        }
    }

    /// <summary>An operator looks at what waits.</summary>
    private static async Task Decide(TestTrade test, Random random, int number)
    {
        var resolve = new ResolveLine(test.Desk, test.People);
        foreach (string state in new[] { "waiting", "questioned" })
        {
            foreach (CardRow row in await test.Journal.Cards(new CardQuery(LineCard.Kind) { States = [state] }))
            {
                Request request = Request.Of("resolve", $"{row.Subject}", $"{number}");
                Id order = LineCard.Read(row.Card).Order ?? Order(random.Next(1, Orders + 1));
                if (random.Next(2) == 0) _ = await resolve.Match(request, row.Subject, order, test.Account);
                else _ = await resolve.Return(request, row.Subject, test.Account);
            }
        }
        foreach (CardRow row in await Stuck(test))
            _ = await new RepeatPayout(test.Desk).Run(
                new(Request.Of("again", $"{row.Subject}", $"{number}"), row.Subject));
    }

    private static async Task<List<CardRow>> Stuck(TestTrade test)
    {
        List<CardRow> stuck = [];
        foreach (string state in new[] { "declined", "returned", "blocked" })
            stuck.AddRange(await test.Journal.Cards(new CardQuery(PayoutCard.Kind) { States = [state] }));
        return stuck;
    }

    private static async Task AssertAccountedFor(TestTrade test)
    {
        await test.Ledger.Settled();
        Assert.Equal([], (await test.Journal.Audit()).Findings);
        // The bank's own statement is compared when all of it can be read.
        if (!(await test.Statement.Run(test.Account, CancellationToken.None)).IsRefused) await test.AssertSound();
        for (int order = 1; order <= Orders; order++)
        {
            TradeRecord record = await test.Load(order);
            List<Fact> facts = [.. record.History.Select(h => h.Fact)];
            var repaid = facts.OfType<LoanRepaid>().ToLookup(f => f.Line is null, f => f.Total.Minor);
            long received = facts.OfType<PaymentReceived>().Sum(f => f.Amount.Minor)
                + facts.OfType<ClaimPaid>().Sum(f => f.Amount.Minor) + repaid[false].Sum();
            long sent = record.Payouts.Sum(p => p.Amount.Minor);
            long brought = (record.Released?.Payable.Minor ?? record.Claim?.Paid?.Amount.Minor
                ?? record.Settled?.Kept.Minor ?? facts.OfType<GoodsReturned>().Sum(f => f.Kept.Minor))
                + facts.OfType<RestReleased>().Sum(f => f.Payable.Minor);
            long payable = brought - repaid[true].Sum() - record.Payouts.Where(p => !p.Refund).Sum(p => p.Amount.Minor);
            long fee = record.Released?.Fee.Minor ?? record.Settled?.Fee.Minor ?? 0;
            long lenders = repaid[true].Sum() + repaid[false].Sum();
            Assert.Equal(received, sent + fee + payable + lenders + record.InEscrow.Minor + record.ToReturn.Minor);
            Assert.Equal(record.InEscrow.Minor, await test.Balance(Chart.Escrow, Order(order)));
            Assert.Equal(record.ToReturn.Minor, await test.Balance(Chart.Refundable, Order(order)));
            await RandomLoans.AssertWaterfall(test, record);
        }
    }

    private static async Task AssertFinished(TestTrade test, int order)
    {
        TradeRecord record = await test.Load(order);
        bool waitsForPeople = record.State is OrderState.Offered or OrderState.Paid or OrderState.RefusedAtDoor
            or OrderState.Disputed or OrderState.Missing || record.Held is not null || record.Unpaid.Minor > 0;
        Assert.Equal(0, await test.Balance(Chart.Arrivals, Order(order)));
        Assert.Equal(0, await test.Balance(Chart.Refundable, Order(order)));
        if (waitsForPeople) return;
        Assert.Contains(
            record.State, new[]
            {
                OrderState.PaidOut, OrderState.Lapsed, OrderState.Cancelled, OrderState.Returned, OrderState.Settled,
                OrderState.Lost,
            });
        Assert.All(record.Payouts, p => Assert.NotNull(p.ConfirmedOn));
        await test.AssertEmpty(order);
    }
}
