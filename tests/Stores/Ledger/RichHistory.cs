using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// One of everything the ledger can do, in three sellers' books and the house's: holds posted, posted in part,
/// released, expired and open, sweeps there and back, subjects, facts alone, a full entry, corrections, accounts closed
/// and reopened, and refusals in between. The same on every engine, to the microsecond.
/// </summary>
internal sealed class RichHistory
{
    private readonly TestLedger _test;

    private RichHistory(TestLedger test, int house, int[] books) => (_test, House, Books) = (test, house, books);

    internal int House { get; }

    internal int[] Books { get; }

    internal static async Task<RichHistory> Lay(TestLedger test)
    {
        int house = (await test.Ledger.Book(Id.None)).Value;
        var history = new RichHistory(
            test, house, [await test.Book(1), await test.Book(2), await test.Book(3)]);
        foreach (int book in history.Books) await history.Trade(book);
        _ = await history.Full();
        return history;
    }

    /// <summary>More of the same, for what is to come after a checkpoint.</summary>
    internal async Task GoOn()
    {
        foreach (int book in Books) _ = await Move(book, 3);
    }

    private async Task Trade(int book)
    {
        AccountKey suspense = TestLedger.Key(House, Chart.Suspense, book);
        _ = await Post(_test.Entry(House, new Move(TestLedger.Key(House, TestLedger.LimitedBank, 1), suspense, 5000)));
        await _test.Seed(book, book, 1000);
        _ = await Post(_test.Entry(House, new Sweep(suspense, TestLedger.Key(book, Chart.Arrivals, 77), 4000)));
        await _test.Ledger.Settled();
        await Holds(book);
        await Refusals(book);
        await Corrections(book);
        await Closings(book);
        _ = await Post(_test.Entry(book) with { Kind = "note \"<&>'".Replace(" ", ".", StringComparison.Ordinal) });
        _ = await Post(_test.Entry(book, new Move(Arrivals(book), TestLedger.Key(book, Chart.Payable, book), 900)));
        AccountKey payout = TestLedger.Key(House, Chart.Payout, book);
        _ = await Post(_test.Entry(book, new Sweep(TestLedger.Key(book, Chart.Payable, book), payout, 700)));
        await _test.Ledger.Settled();
    }

    private async Task Holds(int book)
    {
        Instant soon = _test.Clock.Now + TimeSpan.FromMinutes(5), late = _test.Clock.Now + TimeSpan.FromDays(40);
        Subject Order(int version) => new(
            new Id((UInt128)(7700 + book)), version, new Card("order", "placed", new Id(1), new Id(2), null, [1]));
        _ = await Post(_test.Entry(book, Hold(book, 1, late), Hold(book, 2, late), Hold(book, 3, late)) with
        {
            Subject = Order(0),
            Facts = Encoding.UTF8.GetBytes("""[{"สินค้า":"มะม่วง","数量":3}]"""),
            Effective = new DateOnly(2026, 11, 20),
        });
        _ = await Post(_test.Entry(book, Hold(book, 4, soon), Hold(book, 5, late)) with { Subject = Order(1) });
        _ = await Post(_test.Entry(book, new PostHold(Name(book, 1)), new ReleaseHold(Name(book, 2))));
        // Of the second leg nothing is taken: it is voided.
        _ = await Post(_test.Entry(book, new PostHold(Name(book, 3), [4, 0])) with { Subject = Order(2) });
        _test.Clock.Advance(TimeSpan.FromMinutes(10));
        _ = await Post(_test.Entry(book, new ExpireHold(Name(book, 4))));
    }

    private async Task Refusals(int book)
    {
        Assert.Equal(
            LedgerRefusals.BalanceShort,
            (await _test.Post(book, new Move(Arrivals(book), Escrow(book), 1_000_000))).Refusal?.Code);
        Assert.Equal(
            LedgerRefusals.HoldPosted, (await _test.Post(book, new ReleaseHold(Name(book, 1)))).Refusal?.Code);
        // The first step succeeds and opens accounts, the second is refused: none of it may remain.
        Assert.Equal(
            LedgerRefusals.HoldUnknown,
            (await _test.Post(
                book, new Move(Arrivals(book), TestLedger.Key(book, Chart.Refundable, 78), 1),
                new ReleaseHold(Name(book, 9)))).Refusal?.Code);
    }

    /// <summary>Booked wrong and put right in one entry; and a correction that is corrected itself.</summary>
    private async Task Corrections(int book)
    {
        AccountKey other = TestLedger.Key(book, Chart.OnHand, book + 100);
        Move much = new(Supply(book), other, 30), on = new(other, OnHand(book), 10);
        long wrong = await Post(_test.Entry(book, much, on));
        long right = await Post(_test.Entry(book, new Move(Supply(book), other, 20)) with { Corrects = wrong });
        _ = await Post(_test.Entry(book) with { Corrects = right, Facts = [] });
        _ = await Post(_test.Entry(book, new MoveUpTo(other, OnHand(book), 1_000)));
    }

    private async Task Closings(int book)
    {
        AccountKey shelf = TestLedger.Key(book, Chart.OnHand, book + 200);
        Move into = new(Supply(book), shelf, 5), back = new(shelf, Supply(book), 5);
        _ = await Post(_test.Entry(book, into, back, new CloseAccount(shelf)));
        _ = await Post(_test.Entry(book, new ReopenAccount(shelf), into, back, new CloseAccount(shelf)));
        _ = await Post(_test.Entry(book, new ReopenAccount(shelf), new CloseAccount(shelf)));
        AccountKey last = TestLedger.Key(book, Chart.OnHand, book + 300);
        (into, back) = (into with { Credit = last }, back with { Debit = last });
        _ = await Post(_test.Entry(book, into, back, new CloseAccount(last)));
        _ = await Post(_test.Entry(book, new ReopenAccount(last), into));
    }

    /// <summary>As many transfers as an entry may have.</summary>
    private Task<long> Full() => Post(_test.Entry(
        Books[0], [.. Enumerable.Range(1, 200).Select(i => new Move(Supply(Books[0]), OnHand(Books[0]), i))]));

    private Task<long> Move(int book, long units) =>
        Post(_test.Entry(book, new Move(Supply(book), OnHand(book), units)));

    private static Reserve Hold(int book, int number, Instant deadline) => new(
        Name(book, number), deadline,
        [
            new Move(OnHand(book), TestLedger.Key(book, Chart.Promised, 77), 10 + number),
            new Move(Arrivals(book), Escrow(book), 100 + number),
        ]);

    private static Id Name(int book, int number) => new((UInt128)(book * 1000 + number));

    private static AccountKey Supply(int book) => TestLedger.Key(book, Chart.Supply, book);

    private static AccountKey OnHand(int book) => TestLedger.Key(book, Chart.OnHand, book);

    private static AccountKey Arrivals(int book) => TestLedger.Key(book, Chart.Arrivals, 77);

    private static AccountKey Escrow(int book) => TestLedger.Key(book, Chart.Escrow, 77);

    private async Task<long> Post(EntryRequest entry)
    {
        Outcome<Receipt> posted = await _test.Ledger.Post(entry);
        Assert.False(posted.IsRefused, posted.ToString());
        return posted.Value.Seq;
    }
}
