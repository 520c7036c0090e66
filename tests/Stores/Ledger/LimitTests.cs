using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>Limits on both sides at once, and holds of several commodities of which a part is taken.</summary>
public sealed class LimitTests
{
    private static readonly Id Hold = new(900);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_account_with_both_limits_refuses_both_ways(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        AccountKey box = TestLedger.Key(house, TestLedger.Frozen, 1);
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey bank = TestLedger.Key(house, Chart.Bank, 1);
        _ = await test.Post(house, new Move(bank, suspense, 100));
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        for (int opening = 0; opening < 2; opening++)
        {
            Move take = new(box, suspense, 1), put = new(suspense, box, 1), fill = new(bank, box, 1);
            Assert.Equal("balance_short", await Answer(take));
            Assert.Equal("room_short", await Answer(put));
            Assert.Equal("room_short", await Answer(fill));
            // Not even in and out again: each step by itself must be allowed.
            Assert.Equal("room_short", await Answer(put, take));
            Assert.Equal("balance_short", await Answer(new Reserve(Hold, deadline, [take])));
            Assert.Equal("room_short", await Answer(new Reserve(Hold, deadline, [put])));
            Assert.Equal("nothing_to_move", await Answer(new MoveUpTo(box, suspense, 1)));
            Assert.Equal("nothing_to_move", await Answer(new MoveUpTo(suspense, box, 1)));
            await test.Restart();
        }
        Assert.Equal((0, 0, 0, 0), await test.Counters(box));
        await test.AssertClean();

        async Task<string> Answer(params Step[] steps) => (await test.Post(house, steps)).Refusal?.Code.Name ?? "ok";
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_side_of_a_move_is_limited_by_its_own_account(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        AccountKey limited = TestLedger.Key(house, TestLedger.LimitedBank, 1);
        AccountKey rich = TestLedger.Key(house, Chart.Suspense, 8), poor = TestLedger.Key(house, Chart.Suspense, 9);
        _ = await test.Post(house, new Move(TestLedger.Key(house, Chart.Bank, 2), rich, 900));
        _ = await test.Post(house, new Move(limited, poor, 300));
        Refusal balance = (await test.Post(house, new Move(poor, limited, 301))).Refusal!;
        Assert.Equal(("balance_short", "300", "301"), (balance.Code.Name, balance["available"], balance["wanted"]));
        Refusal room = (await test.Post(house, new Move(rich, limited, 301))).Refusal!;
        Assert.Equal(("room_short", "300", "301"), (room.Code.Name, room["available"], room["wanted"]));

        MoveUpTo most = new(rich, limited, 250);
        Receipt upTo = (await test.Post(house, most, most)).Value;
        Assert.Equal([250L, 50L], (await test.Journal.Moves(upTo.Seq)).Select(m => m.Amount));
        Assert.Equal((0, 300, 0, 300), await test.Counters(limited));
        Assert.Equal((0, 300, 0, 900), await test.Counters(rich));
        await test.AssertClean();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_a_hold_of_several_commodities_a_part_of_each_leg_may_be_taken(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        int book = await test.Book(1);
        Commodity rice = Commodity.Stock(new Id(43));
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50), escrow = TestLedger.Key(book, Chart.Escrow, 50);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1), promised = TestLedger.Key(book, Chart.Promised, 50);
        AccountKey riceOnHand = onHand with { Commodity = rice }, ricePromised = promised with { Commodity = rice };
        _ = await test.Post(
            house, new Move(TestLedger.Key(house, Chart.Bank, 1), suspense, 700), new Sweep(suspense, arrivals, 700));
        await test.Ledger.Settled();
        await test.Seed(book, 1, 10);
        _ = await test.Post(book, new Move(TestLedger.Key(book, Chart.Supply, 1, rice), riceOnHand, 20));

        Move[] legs = [new(arrivals, escrow, 700), new(onHand, promised, 8), new(riceOnHand, ricePromised, 20)];
        Reserve reserve = new(Hold, test.Clock.Now + TimeSpan.FromHours(1), legs);
        Assert.False((await test.Post(book, reserve)).IsRefused);
        // Each leg has its own most, and one leg's excess takes none of the others.
        Outcome<Receipt> tooMuch = await test.Post(book, new PostHold(Hold, [700, 9, 0]));
        Assert.Equal(LedgerRefusals.HoldAmountTooLarge, tooMuch.Refusal?.Code);
        Assert.Equal((700, 0, 0, 700), await test.Counters(arrivals));

        await test.Restart();
        Receipt posted = (await test.Post(book, new PostHold(Hold, [699, 5, 0]))).Value;
        Assert.Equal(
            [(699L, "post"), (5L, "post"), (20L, "void")],
            (await test.Journal.Moves(posted.Seq)).Select(m => (m.Amount, m.Phase)));
        Assert.Equal((0, 699, 0, 700), await test.Counters(arrivals));
        Assert.Equal((0, 0, 0, 699), await test.Counters(escrow));
        Assert.Equal((0, 5, 0, 10), await test.Counters(onHand));
        Assert.Equal((0, 0, 0, 5), await test.Counters(promised));
        Assert.Equal((0, 0, 0, 20), await test.Counters(riceOnHand));
        Assert.Equal((0, 0, 0, 0), await test.Counters(ricePromised));
        // What was not taken is free again, to the last unit.
        Move[] rest = [new(arrivals, escrow, 1), new(onHand, promised, 5), new(riceOnHand, ricePromised, 20)];
        Assert.False((await test.Post(book, rest)).IsRefused);
        await test.AssertClean();
    }
}
