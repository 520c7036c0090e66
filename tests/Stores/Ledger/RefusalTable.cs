using System.Reflection;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using static Sampan.Tests.Stores.Ledger.Ground;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// Every refusal once: what is asked, and the code that comes back. Read it as the ledger's price list.
/// </summary>
public sealed class RefusalTable
{
    private static readonly Case[] Malformed =
    [
        new("entry_empty", "neither facts nor steps", g => g.Entry() with { Facts = [] }),
        new("entry_empty", "a hold of nothing", g => g.Entry(new Reserve(NewHold, g.Later, []))),
        new("entry_too_large", "facts over 64 KiB", g => g.Entry() with { Facts = new byte[64 * 1024 + 1] }),
        new("entry_too_large", "a kind of 61 letters", g => g.Entry() with { Kind = new string('k', 61) }),
        new("entry_too_large", "201 moves", g => g.Entry([.. Enumerable.Repeat(Stock(g, 1), 201)])),
        new("entry_too_large", "a card over 64 KiB",
            g => g.Entry() with { Subject = Order(0, new byte[64 * 1024 + 1]) }),
        new("kind_malformed", "a kind with a space", g => g.Entry() with { Kind = "order placed" }),
        new("kind_malformed", "a kind that is empty", g => g.Entry() with { Kind = "" }),
        new("kind_malformed", "a kind with half a letter", g => g.Entry() with { Kind = "\ud800" }),
        new("kind_malformed", "a card's state that is empty",
            g => g.Entry() with { Subject = Order(0, []) with { After = Order(0, []).After with { State = "" } } }),
        new("amount_not_positive", "a move of nothing", g => g.Entry(Stock(g, 0))),
        new("amount_not_positive", "a move backwards", g => g.Entry(Stock(g, -1))),
        new("amount_not_positive", "a sweep of nothing", g => g.Entry(new Sweep(g.Escrow, g.HouseSuspense, 0))),
        new("amount_not_positive", "a hold posted backwards", g => g.Entry(new PostHold(g.OpenHold, [-1]))),
        new("amount_not_positive", "a hold posted with nothing", g => g.Entry(new PostHold(g.OpenHold, [0]))),
        new("amount_over_cap", "a move past 2^62 - 1", g => g.Entry(Stock(g, Money.Cap + 1))),
        new("amount_over_cap", "a sweep past 2^62 - 1",
            g => g.Entry(new Sweep(g.Escrow, g.HouseSuspense, Money.Cap + 1))),
        new("accounts_equal", "from an account to itself", g => g.Entry(new Move(g.OnHand, g.OnHand, 1))),
        new("commodities_differ", "one listing for another",
            g => g.Entry(new Move(g.Supply, g.OnHand with { Commodity = Commodity.Stock(new Id(43)) }, 1))),
        new("commodities_differ", "a sweep that changes money",
            g => g.Entry(new Sweep(g.Escrow, g.HouseSuspense with { Commodity = RealThb }, 1))),
        new("commodity_not_for_kind", "stock in escrow",
            g => g.Entry(new Move(g.OnHand, g.Escrow with { Commodity = TestLedger.Sku }, 1))),
        new("commodity_not_for_kind", "a sweep of stock",
            g => g.Entry(new Sweep(g.OnHand, g.HouseSuspense with { Commodity = TestLedger.Sku }, 1))),
        new("legs_cross_books", "straight into another book", g => g.Entry(new Move(g.Escrow, g.HouseSuspense, 1))),
        new("legs_cross_books", "a sweep that stays at home", g => g.Entry(new Sweep(g.Escrow, g.Arrivals, 1))),
        new("transit_not_by_sweep", "into transit by a move", g => g.Entry(new Move(g.Escrow, g.Transit, 1))),
        new("transit_not_by_sweep", "out of transit by a move", g => g.Entry(new Move(g.Transit, g.Escrow, 1))),
        new("transit_not_by_sweep", "a sweep into transit",
            g => g.Entry(new Sweep(g.Escrow, g.Transit with { Book = g.House }, 1))),
        new("arrival_limited", "a sweep into an account that may say no",
            g => g.Entry(new Sweep(g.Escrow, g.HouseSuspense with { Kind = TestLedger.LimitedBank }, 1))),
        new("sandbox_beside_real", "test money and real money in one entry",
            g => g.Entry(new Move(g.Arrivals, g.Escrow, 1), new Move(Real(g.Arrivals), Real(g.Escrow), 1))),
    ];

    private static readonly Case[] Stateful =
    [
        new("book_unknown", "a book nobody opened", g => g.Entry() with { Book = 99 }),
        new("book_unknown", "a sweep to a book nobody opened",
            g => g.Entry(new Sweep(g.Escrow, g.HouseSuspense with { Book = 99 }, 1))),
        new("subject_moved", "decided on the version before", g => g.Entry() with { Subject = Order(0, []) }),
        new("subject_moved", "decided on a version to come", g => g.Entry() with { Subject = Order(2, []) }),
        new("subject_moved", "a subject of another book",
            g => g.Entry() with { Book = g.House, Subject = Order(1, []) }),
        new("deadline_passed", "a hold until now", g => g.Entry(new Reserve(NewHold, g.Now, [Stock(g, 1)]))),
        new("hold_exists", "a hold's name twice", g => g.Entry(new Reserve(g.OpenHold, g.Later, [Stock(g, 1)]))),
        new("hold_unknown", "a hold nobody made", g => g.Entry(new ReleaseHold(NewHold))),
        new("legs_cross_books", "another book's hold",
            g => g.Entry(new ReleaseHold(g.OpenHold)) with { Book = g.House }),
        new("hold_posted", "a hold posted before", g => g.Entry(new PostHold(g.PostedHold))),
        new("hold_released", "a hold released before", g => g.Entry(new PostHold(g.ReleasedHold))),
        new("hold_expired", "a hold whose time is over", g => g.Entry(new PostHold(g.DueHold))),
        new("hold_not_due", "expired before its time", g => g.Entry(new ExpireHold(g.OpenHold))),
        new("hold_amounts_differ", "two amounts for one leg", g => g.Entry(new PostHold(g.OpenHold, [1, 1]))),
        new("hold_amount_too_large", "more than was held", g => g.Entry(new PostHold(g.OpenHold, [6]))),
        new("entry_too_large", "three holds of 100 legs resolved at once",
            g => g.Entry([.. g.WideHolds.Select(hold => new ReleaseHold(hold))])),
        new("balance_short", "more than there is", g => g.Entry(new Move(g.OnHand, g.Promised, 1_000_000))),
        new("balance_short", "what is already held", g => g.Entry(new Move(g.Arrivals, g.Escrow, 96))),
        new("room_short", "more to the bank than came from it",
            g => g.Entry(new Move(g.HouseSuspense, TestLedger.Key(g.House, TestLedger.LimitedBank, 999), 1))
                with { Book = g.House }),
        new("counter_over_cap", "a counter past 2^62 - 1", g => g.Entry(Stock(g, Money.Cap))),
    ];

    /// <summary>Codes that need more than one entry to be met, and the test that meets them.</summary>
    private static readonly Dictionary<string, (Type Tests, string Test)> Elsewhere = new()
    {
        ["request_differs"] = (typeof(LedgerConformance),
            nameof(LedgerConformance.The_same_request_gets_the_same_answer)),
        ["ledger_fenced"] = (typeof(LedgerConformance), nameof(LedgerConformance.A_second_owner_fences_the_first)),
        ["ledger_unavailable"] = (typeof(RecoveryTests),
            nameof(RecoveryTests.While_the_database_is_away_the_answer_is_unavailable_and_then_it_goes_on)),
    };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_refusal_is_met_and_changes_nothing(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        Ground ground = await Lay(test);
        LedgerFigures before = test.Ledger.Figures;
        foreach (Case row in Malformed.Concat(Stateful))
        {
            Outcome<Receipt> outcome = await test.Ledger.Post(row.When(ground));
            Assert.True(row.Code == outcome.Refusal?.Code.Name, $"{row.Why}: expected {row.Code}, got {outcome}");
        }
        Assert.Equal(before.Entries, test.Ledger.Figures.Entries);
        await test.AssertClean();
    }

    /// <summary>
    /// What a malformed request is told depends on nothing, so it is not remembered: mended, it may pass.
    /// </summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_malformed_request_burns_nothing(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        Ground ground = await Lay(test);
        foreach (Case row in Malformed)
        {
            EntryRequest entry = row.When(ground);
            Assert.True((await test.Ledger.Post(entry)).IsRefused);
            EntryRequest mended = ground.Entry() with { Request = entry.Request };
            Assert.False((await test.Ledger.Post(mended)).IsRefused, row.Why);
        }
    }

    [Fact]
    public void Every_code_of_the_ledger_is_in_the_table()
    {
        string[] codes =
        [
            .. typeof(LedgerRefusals).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => ((RefusalCode)f.GetValue(null)!).Name),
        ];
        Assert.NotEmpty(codes);
        Assert.Equal([], codes.Except(Malformed.Concat(Stateful).Select(c => c.Code)).Except(Elsewhere.Keys));
        Assert.All(Elsewhere.Values, e => Assert.NotNull(e.Tests.GetMethod(e.Test)));
    }

    private static Move Stock(Ground ground, long units) => new(ground.Supply, ground.OnHand, units);

    private static AccountKey Real(AccountKey key) => key with { Commodity = RealThb };

    private static Subject Order(int decidedOn, byte[] summary) =>
        new(new Id(77), decidedOn, new Card("order", "placed", new Id(1), new Id(2), null, summary));

    private sealed record Case(string Code, string Why, Func<Ground, EntryRequest> When);
}
