using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>What every engine must do alike, with the entries spread over one book and over four.</summary>
public sealed class LedgerConformance
{
    private static readonly Id Hold = new(777);

    public static TheoryData<Engine, int> Engines => new()
    {
        { Engine.Sqlite, 1 }, { Engine.Sqlite, 4 }, { Engine.Postgres, 1 }, { Engine.Postgres, 4 },
    };

    [Theory, MemberData(nameof(Engines))]
    public async Task Stock_moves_and_the_audit_is_clean(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        for (int i = 1; i <= books; i++)
        {
            int book = await test.Book(i);
            await test.Seed(book, i, 100);
            Outcome<Receipt> moved = await test.Post(
                book, new Move(TestLedger.Key(book, Chart.OnHand, i), TestLedger.Key(book, Chart.Promised, 50), 40));
            Assert.False(moved.IsRefused);
            Assert.Equal((0, 40, 0, 100), await test.Counters(TestLedger.Key(book, Chart.OnHand, i)));
        }
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task More_than_there_is_is_refused_and_changes_nothing(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        for (int i = 1; i <= books; i++)
        {
            int book = await test.Book(i);
            await test.Seed(book, i, 10);
            AccountKey onHand = TestLedger.Key(book, Chart.OnHand, i);
            AccountKey promised = TestLedger.Key(book, Chart.Promised, 50);
            Outcome<Receipt> refused = await test.Post(
                book, new Move(onHand, promised, 4), new Move(onHand, promised, 7));
            Assert.Equal(LedgerRefusals.BalanceShort, refused.Refusal?.Code);
            Assert.Equal("6", refused.Refusal?["available"]);
            Assert.Equal((0, 0, 0, 10), await test.Counters(onHand));
            Assert.Equal((0, 0, 0, 0), await test.Counters(promised));
        }
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_hold_counts_against_its_owner_until_it_is_resolved(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        for (int i = 1; i <= books; i++)
        {
            int book = await test.Book(i);
            await test.Seed(book, i, 10);
            AccountKey onHand = TestLedger.Key(book, Chart.OnHand, i);
            AccountKey promised = TestLedger.Key(book, Chart.Promised, 50);
            var hold = new Id((UInt128)(1000 + i));
            Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
            Outcome<Receipt> held = await test.Post(book, new Reserve(hold, deadline, [new Move(onHand, promised, 8)]));
            Assert.False(held.IsRefused);
            Assert.Equal((8, 0, 0, 10), await test.Counters(onHand));

            Outcome<Receipt> tooMuch = await test.Post(book, new Move(onHand, promised, 3));
            Assert.Equal(LedgerRefusals.BalanceShort, tooMuch.Refusal?.Code);

            Assert.False((await test.Post(book, new PostHold(hold, [5]))).IsRefused);
            Assert.Equal((0, 5, 0, 10), await test.Counters(onHand));
            Assert.Equal((0, 0, 0, 5), await test.Counters(promised));

            Outcome<Receipt> again = await test.Post(book, new ReleaseHold(hold));
            Assert.Equal(LedgerRefusals.HoldPosted, again.Refusal?.Code);
        }
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_hold_expires_only_after_its_deadline(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        await test.Seed(book, 1, 10);
        AccountKey onHand = TestLedger.Key(book, Chart.OnHand, 1);
        Instant deadline = test.Clock.Now + TimeSpan.FromHours(1);
        Move leg = new(onHand, TestLedger.Key(book, Chart.Promised, 50), 8);
        Assert.False((await test.Post(book, new Reserve(Hold, deadline, [leg]))).IsRefused);

        Assert.Equal(LedgerRefusals.HoldNotDue, (await test.Post(book, new ExpireHold(Hold))).Refusal?.Code);
        Assert.Empty(await test.Journal.Due(test.Clock.Now, 10));

        test.Clock.Advance(TimeSpan.FromHours(2));
        await test.Restart();
        Assert.Equal(Hold, Assert.Single(await test.Journal.Due(test.Clock.Now, 10)).Hold);
        Assert.Equal(LedgerRefusals.HoldExpired, (await test.Post(book, new PostHold(Hold))).Refusal?.Code);
        Assert.False((await test.Post(book, new ExpireHold(Hold))).IsRefused);
        Assert.Equal((0, 0, 0, 10), await test.Counters(onHand));
        Assert.Equal(LedgerRefusals.HoldExpired, (await test.Post(book, new ReleaseHold(Hold))).Refusal?.Code);
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_request_gets_the_same_answer(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        await test.Seed(book, 1, 10);
        EntryRequest take = test.Entry(
            book, new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), 4));
        Receipt first = (await test.Ledger.Post(take)).Value;
        Receipt second = (await test.Ledger.Post(take)).Value;
        await test.Restart();
        Receipt third = (await test.Ledger.Post(take)).Value;
        Assert.Equal(first with { Repeated = true }, second);
        Assert.Equal(first with { Repeated = true }, third);
        Assert.Equal((0, 4, 0, 10), await test.Counters(TestLedger.Key(book, Chart.OnHand, 1)));

        EntryRequest other = take with { Request = take.Request with { Content = Hash256.Of("other"u8) } };
        Assert.Equal(LedgerRefusals.RequestDiffers, (await test.Ledger.Post(other)).Refusal?.Code);
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_refusal_for_lack_of_stock_is_remembered_even_when_stock_arrives(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        await test.Seed(book, 1, 1);
        EntryRequest take = test.Entry(
            book, new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), 4));
        Refusal first = (await test.Ledger.Post(take)).Refusal!;
        await test.Seed(book, 1, 100);
        Assert.Equal(first, (await test.Ledger.Post(take)).Refusal);
        await test.Restart();
        Assert.Equal(first, (await test.Ledger.Post(take)).Refusal);
        await test.AssertClean();
    }

    /// <summary>What somebody else decided is kept as the ledger's own refusals are; what is recorded stays.</summary>
    [Theory, MemberData(nameof(Engines))]
    public async Task A_refusal_decided_elsewhere_is_remembered_and_undoes_nothing(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        EntryRequest never = test.Entry(book), recorded = test.Entry(book);
        Refusal first = LedgerRefusals.RateNotApplicable.With(("rate", "old"), ("asked", "new"));
        Refusal another = LedgerRefusals.ExchangeTooSmall;
        Receipt receipt = (await test.Ledger.Post(recorded)).Value;
        Assert.Equal(first, (await test.Ledger.Refuse(never.Request, first)).Refusal);
        for (int opening = 0; opening < 2; opening++)
        {
            Assert.Equal(first, (await test.Ledger.Refuse(never.Request, another)).Refusal);
            Assert.Equal(first, (await test.Ledger.Post(never)).Refusal);
            Assert.Equal(
                receipt with { Repeated = true }, (await test.Ledger.Refuse(recorded.Request, another)).Value);
            await test.Restart();
        }
        // Asked for nothing but this, right after a start.
        Assert.Equal(receipt with { Repeated = true }, (await test.Ledger.Refuse(recorded.Request, another)).Value);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_refusal_is_forgotten_after_thirty_days(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        EntryRequest Take(long units) => test.Entry(
            book, new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), units));
        EntryRequest early = Take(4);
        Assert.True((await test.Ledger.Post(early)).IsRefused);
        await test.Seed(book, 1, 100);
        test.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True((await test.Ledger.Post(Take(1000))).IsRefused);
        await test.Restart();
        Assert.True((await test.Ledger.Post(early)).IsRefused);
        test.Clock.Advance(TimeSpan.FromDays(2));
        // Noting a new one forgets the old ones.
        Assert.True((await test.Ledger.Post(Take(1000))).IsRefused);
        await test.Restart();
        Assert.False((await test.Ledger.Post(early)).IsRefused);
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_entry_decided_on_an_older_version_is_refused(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        var id = new Id(9);
        Subject At(int version) =>
            new(id, version, new Card("order", $"v{version + 1}", new Id(1), new Id(2), null, [7]));
        Assert.Equal(1, (await test.Ledger.Post(test.Entry(book) with { Subject = At(0) })).Value.Version);
        Assert.Equal(2, (await test.Ledger.Post(test.Entry(book) with { Subject = At(1) })).Value.Version);
        Refusal moved = (await test.Ledger.Post(test.Entry(book) with { Subject = At(1) })).Refusal!;
        Assert.Equal((LedgerRefusals.SubjectMoved, "2"), (moved.Code, moved["stands_at"]));
        CardRow card = (await test.Journal.Card(id))!;
        Assert.Equal((2, "v2"), (card.Version, card.Card.State));
        Assert.Equal(2, (await test.Journal.Entries(id)).Count);
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Money_crosses_books_only_through_transit(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int house = (await test.Ledger.Book(Id.None)).Value;
        AccountKey suspense = TestLedger.Key(house, Chart.Suspense, 8);
        Move paidIn = new(TestLedger.Key(house, Chart.Bank, 1), suspense, 5000);
        Assert.False((await test.Post(house, paidIn)).IsRefused);
        for (int i = 1; i <= books; i++)
        {
            int book = await test.Book(i);
            AccountKey arrivals = TestLedger.Key(book, Chart.Arrivals, 50);
            Outcome<Receipt> direct = await test.Post(house, new Move(suspense, arrivals, 1000));
            Assert.Equal(LedgerRefusals.LegsCrossBooks, direct.Refusal?.Code);
            Assert.False((await test.Post(house, new Sweep(suspense, arrivals, 1000))).IsRefused);
            await test.Ledger.Settled();
            Assert.Equal((0, 0, 0, 1000), await test.Counters(arrivals));
        }
        AuditReport report = await test.Journal.Audit();
        Assert.Empty(report.Findings);
        Assert.Equal(books, report.Transits.Count);
        Assert.All(report.Transits, pair => Assert.Equal((1000, 1000, 0), (pair.Sent, pair.Arrived, pair.InFlight)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Sixty_four_clients_share_commits(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        var numbers = new List<int>();
        for (int i = 1; i <= books; i++) numbers.Add(await test.Book(i));
        LedgerFigures before = test.Ledger.Figures;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async client =>
        {
            int book = numbers[client % books];
            for (int i = 0; i < 50; i++) await test.Seed(book, client, 1);
        }));
        LedgerFigures after = test.Ledger.Figures;
        double mean = (after.Entries - before.Entries) / (double)(after.Commits - before.Commits);
        Assert.Equal(3200, after.Entries - before.Entries);
        Assert.True(mean > 8, $"mean group {mean:F1}");
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Of_many_buyers_exactly_as_many_succeed_as_there_is_stock(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        await test.Seed(book, 1, 10);
        Outcome<Receipt>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(buyer => test.Post(
            book,
            new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 100 + buyer), 1))));
        Assert.Equal(10, outcomes.Count(o => !o.IsRefused));
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal(LedgerRefusals.BalanceShort, o.Refusal?.Code));
        await test.AssertClean();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_second_owner_fences_the_first(Engine engine, int books)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(books);
        await test.Seed(book, 1, 10);
        await using ILedger second = await test.OpenAnother();
        Outcome<Receipt> late = await test.Post(
            book, new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), 1));
        Assert.Equal(LedgerRefusals.LedgerFenced, late.Refusal?.Code);
        Assert.False((await second.Post(test.Entry(
            book,
            new Move(TestLedger.Key(book, Chart.OnHand, 1), TestLedger.Key(book, Chart.Promised, 50), 1)))).IsRefused);
        await test.AssertClean();
    }
}
