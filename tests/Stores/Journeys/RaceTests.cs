using Sampan.Journeys;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Trade;
using static Sampan.Tests.Stores.Journeys.TestTrade;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Several people act at once.</summary>
public sealed class RaceTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_shipping_and_cancelling_exactly_one_wins(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        const int rounds = 50;
        for (int order = 1; order <= rounds; order++)
        {
            _ = await test.Placed(order);
            _ = test.Bank.Credit(Buyer(order), Reference(order), Total);
        }
        _ = await test.Read();
        int shipped = 0;
        for (int order = 1; order <= rounds; order++)
        {
            int number = order;
            Task<Outcome<TradeRecord>> Ship() => Task.Run(() => test.Ship(number));
            Task<Outcome<TradeRecord>> Cancel() => Task.Run(() => test.Cancel(number, bySeller: true));
            // Who is started first has a head start: it changes from round to round.
            Task<Outcome<TradeRecord>>[] both = order % 2 == 0 ? [Ship(), Cancel()] : [Cancel(), Ship()];
            Outcome<TradeRecord>[] outcomes = await Task.WhenAll(both);
            Outcome<TradeRecord> lost = Assert.Single(outcomes, o => o.IsRefused);
            OrderState state = (await test.Load(order)).State;
            Assert.Equal(
                state == OrderState.Shipped ? JourneyRefusals.OrderCannotBeCancelled : JourneyRefusals.OrderNotPaid,
                lost.Refusal?.Code);
            shipped += state == OrderState.Shipped ? 1 : 0;
        }
        await test.Quiet();
        await AssertNumbered(test, rounds, shipped);
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Invoice_numbers_have_no_gaps_when_twenty_orders_ship_at_once(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        const int orders = 20;
        for (int order = 1; order <= orders; order++)
        {
            _ = await test.Placed(order, seller: 1 + order % 2);
            _ = test.Bank.Credit(Buyer(order), Reference(order), Total);
        }
        _ = await test.Read();
        Outcome<TradeRecord>[] shipped = await Task.WhenAll(
            Enumerable.Range(1, orders).Select(order => Task.Run(() => test.Ship(order))));
        foreach (IGrouping<Id, TradeRecord> series in shipped.Select(Done).GroupBy(r => r.Seller))
        {
            Assert.Equal(
                Enumerable.Range(1, orders / 2).Select(n => $"2026-{n:D5}"),
                series.Select(r => r.Invoice?.Number).Order());
        }
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_many_buyers_only_as_many_get_an_order_as_there_is_stock(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        await test.Stock(1, 3 * Units + 1);
        for (int order = 1; order <= 12; order++) _ = Done(await test.Offer(order));
        Outcome<TradeRecord>[] placed = await Task.WhenAll(
            Enumerable.Range(1, 12).Select(order => Task.Run(() => test.Place(order))));
        Assert.Equal(3, placed.Count(o => !o.IsRefused));
        Assert.All(placed.Where(o => o.IsRefused), o => Assert.Equal(LedgerRefusals.BalanceShort, o.Refusal?.Code));
        await test.AssertSound();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_clockworks_and_two_readers_at_once_do_everything_once(Engine engine)
    {
        await using TestTrade test = await TestTrade.Open(engine);
        for (int order = 1; order <= 8; order++)
        {
            _ = await test.Placed(order);
            _ = test.Bank.Credit(Buyer(order), Reference(order), Total + order);
        }
        for (int round = 0; round < 4; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 2).Select(reader => Task.Run(async () =>
            {
                // A reader that finds the other has moved a payout stops and comes again.
                _ = await test.Statement.Run(test.Account, CancellationToken.None);
                _ = await test.Clockwork.Run(test.Account, CancellationToken.None);
            })));
        }
        await test.Quiet();
        for (int order = 1; order <= 8; order++)
        {
            Assert.Equal(OrderState.Paid, (await test.Load(order)).State);
            Assert.Equal(order, test.SentToBuyer(order));
        }
        await test.AssertSound();
    }

    private static async Task AssertNumbered(TestTrade test, int orders, int shipped)
    {
        List<string> numbers = [];
        for (int order = 1; order <= orders; order++)
            if ((await test.Load(order)).Invoice is { } invoice) numbers.Add(invoice.Number);
        Assert.Equal(Enumerable.Range(1, shipped).Select(n => $"2026-{n:D5}"), numbers.Order());
    }
}
