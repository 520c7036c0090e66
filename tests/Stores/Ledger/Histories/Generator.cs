using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// Draws entries that mean something often enough and are refused often enough. The same seed, the same history.
/// </summary>
internal sealed class Generator(int seed, int history, int house, int[] books, ManualClock clock, Model model)
{
    private readonly Random _random = new(seed);
    private readonly List<EntryRequest> _posted = [];
    private int _holds;

    /// <summary>
    /// The next entry, and whether it must be the last of its group (a sweep's second entry comes by itself).
    /// </summary>
    internal EntryRequest Next()
    {
        if (_posted.Count > 0 && _random.Next(12) == 0) return _posted[_random.Next(_posted.Count)];
        bool inHouse = _random.Next(10) == 0;
        int book = inHouse ? house : books[_random.Next(books.Length)];
        var steps = new List<Step>();
        if (inHouse) steps.AddRange(HouseSteps());
        else
            for (int i = _random.Next(1, 3); i > 0; i--) steps.Add(BookStep(book));
        var entry = new EntryRequest
        {
            Request = Request.Of("history", $"{history}", $"{_posted.Count}"),
            Book = book,
            Kind = "test.random",
            Facts = Encoding.UTF8.GetBytes($"{_random.Next()}"),
            Steps = steps,
            Subject = _random.Next(4) == 0 ? Subject(book) : null,
            Corrects = _random.Next(12) == 0 ? Wrong(book) : null,
        };
        _posted.Add(entry);
        return entry;
    }

    private IEnumerable<Step> HouseSteps()
    {
        AccountKey suspense = Key(house, Chart.Suspense, 0);
        AccountKey bank = Key(house, TestLedger.LimitedBank, 0);
        return _random.Next(12) switch
        {
            < 3 => [new Move(bank, suspense, _random.Next(1, 200))],
            // From a bank account without limits, so that there is more in suspense than the other has room for.
            3 =>
            [
                new Move(Key(house, Chart.Bank, 1), suspense, 300), new Move(suspense, bank, _random.Next(1, 300)),
            ],
            < 6 => [new Move(suspense, bank, _random.Next(1, 200))],
            6 => [new MoveUpTo(suspense, bank, _random.Next(1, 300))],
            7 => [new MoveUpTo(suspense, bank, 10_000), Turn(suspense)],
            _ =>
            [
                new Move(bank, suspense, _random.Next(50, 200)),
                new Sweep(suspense, One(Some(books), Chart.Arrivals, 3), _random.Next(1, 150)),
            ],
        };
    }

    private Step BookStep(int book) => _random.Next(16) switch
    {
        < 3 => new Move(Key(book, Chart.Supply, 0), One(book, Chart.OnHand, 2), _random.Next(10, 80)),
        3 => new Move(One(book, Chart.OnHand, 2), One(book, Chart.Promised, 3), _random.Next(1, 40)),
        4 => new Move(One(book, Chart.Promised, 3), One(book, Chart.OnHand, 2), _random.Next(1, 20)),
        5 => new Move(One(book, Chart.Arrivals, 3), One(book, Chart.Escrow, 3), _random.Next(1, 60)),
        < 9 => Reserve(book),
        9 => Post(book),
        10 => new ReleaseHold(SomeHold(book)),
        11 => new ExpireHold(SomeHold(book)),
        12 => new MoveUpTo(One(book, Chart.OnHand, 2), One(book, Chart.Promised, 3), _random.Next(1, 60)),
        13 => new MoveUpTo(One(book, Chart.Arrivals, 3), One(book, Chart.Escrow, 3), _random.Next(1, 90)),
        14 => new MoveUpTo(One(book, Chart.Promised, 3), Key(book, Chart.Supply, 0), 10_000),
        _ => Turn(Some([.. Known(book)])),
    };

    private Reserve Reserve(int book)
    {
        // Now and then the name of a hold that exists, or a deadline that has passed.
        Id id = _random.Next(15) == 0 ? SomeHold(book) : HoldId(++_holds);
        Instant deadline = clock.Now + TimeSpan.FromMinutes(_random.Next(0, 6));
        var legs = new List<Move>();
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            legs.Add(_random.Next(2) == 0
                ? new Move(One(book, Chart.OnHand, 2), One(book, Chart.Promised, 3), _random.Next(1, 20))
                : new Move(Key(book, Chart.Supply, 0), One(book, Chart.OnHand, 2), _random.Next(1, 20)));
        }
        return new Reserve(id, deadline, legs);
    }

    private PostHold Post(int book)
    {
        Id id = SomeHold(book);
        if (_random.Next(2) == 0) return new PostHold(id);
        return new PostHold(id, [.. Enumerable.Range(0, _random.Next(0, 3)).Select(_ => (long)_random.Next(0, 25)), 1]);
    }

    /// <summary>Closes or reopens. What is closed is opened again soon, or the history would come to rest.</summary>
    private Step Turn(AccountKey account)
    {
        List<AccountKey> closed = [.. model.ClosedAccounts.Where(a => a.Book == account.Book)];
        if (closed.Count > 0 && _random.Next(3) > 0) return new ReopenAccount(closed[_random.Next(closed.Count)]);
        return _random.Next(4) == 0 ? new ReopenAccount(account) : new CloseAccount(account);
    }

    /// <summary>What the book's entries have used, and one account that none has.</summary>
    private IEnumerable<AccountKey> Known(int book) => model.Accounts.Select(a => a.Key)
        .Where(key => key.Book == book && !key.Kind.Equals(Chart.Transit)).Append(Key(book, Chart.Delivered, 0));

    /// <summary>Mostly an entry that can be corrected; now and then one of another book or none at all.</summary>
    private long Wrong(int book)
    {
        List<(long Seq, int Book, bool HasOthers)> known = [.. model.Recorded];
        long[] own = [.. known.Where(entry => entry.Book == book && !entry.HasOthers).Select(entry => entry.Seq)];
        if (own.Length > 0 && _random.Next(3) > 0) return Some(own);
        return known.Count > 0 && _random.Next(3) > 0 ? Some([.. known]).Seq : long.MaxValue - _random.Next(100);
    }

    private Id SomeHold(int book)
    {
        Id[] open = [.. model.OpenHolds.Where(h => h.Book == book || _random.Next(10) == 0).Select(h => h.Hold)];
        return open.Length > 0 && _random.Next(4) > 0 ? Some(open) : HoldId(_random.Next(_holds + 2));
    }

    /// <summary>A subject belongs to the book that made it, so that "moved" means only the version.</summary>
    private Subject Subject(int book)
    {
        var id = new Id((UInt128)(history * 100_000 + 50_000 + book * 10 + _random.Next(3)));
        int version = _random.Next(5) == 0 ? _random.Next(4) : model.VersionOf(id);
        return new Subject(id, version, new Card("order", $"s{version + 1}", new Id(1), new Id(2), null, [1, 2]));
    }

    private Id HoldId(int number) => new((UInt128)(history * 100_000 + 10_000 + number));

    private T Some<T>(T[] of) => of[_random.Next(of.Length)];

    /// <summary>An account of one of so many owners.</summary>
    private AccountKey One(int book, AccountKind kind, int owners) => Key(book, kind, _random.Next(owners));

    private AccountKey Key(int book, AccountKind kind, int owner) =>
        TestLedger.Key(book, kind, history * 100 + 1 + owner);
}
