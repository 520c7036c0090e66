using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Stores;
using Group = Sampan.Ledger.Loop.Group;

namespace Sampan.Tests.Rules.Ledger;

/// <summary>
/// An entry that does something and is then refused, or meets a bug, leaves memory as it was: each step by itself, so
/// that no other restores what it forgot.
/// </summary>
public sealed class UndoTests
{
    private const int House = 1, Seller = 2;

    private static readonly Instant Deadline = new(long.MaxValue / 2);
    private static readonly AccountKey Supply = Stock(Chart.Supply, 1), OnHand = Stock(Chart.OnHand, 1);
    private static readonly AccountKey Closed = Stock(Chart.OnHand, 2), Empty = Stock(Chart.OnHand, 3);
    private static readonly AccountKey Bank = Money(House, Chart.Bank), Suspense = Money(House, Chart.Suspense);

    private readonly Memory _memory = new(Memory.UsualCapacity);
    private Position _position = new(1, 0, default);
    private int _requests;

    public static TheoryData<string> Steps => [.. Done.Keys];

    private static Dictionary<string, (int Book, Step[] Steps)> Done { get; } = new()
    {
        ["a move"] = (Seller, [new Move(Supply, OnHand, 7)]),
        ["a move to a new account"] = (Seller, [new Move(OnHand, Stock(Chart.Delivered, 9), 7)]),
        ["a hold"] = (Seller, [Hold(3)]),
        ["a hold that is posted"] = (Seller, [new PostHold(new Id(1), [4])]),
        ["a hold that is released"] = (Seller, [new ReleaseHold(new Id(2))]),
        ["a hold made and posted"] = (Seller, [Hold(3), new PostHold(new Id(3))]),
        ["a closing"] = (Seller, [new CloseAccount(Empty)]),
        ["a reopening"] = (Seller, [new ReopenAccount(Closed)]),
        ["a sweep"] = (House, [new Sweep(Suspense, Money(Seller, Chart.Arrivals), 100)]),
    };

    [Theory, MemberData(nameof(Steps))]
    public void What_is_refused_after(string step)
    {
        Lay();
        string before = Stand();
        (int book, Step[] steps) = Done[step];
        // The second time the entry has the same number again, and must note everything anew.
        for (int turn = 0; turn < 2; turn++)
        {
            Assert.Equal(LedgerRefusals.HoldUnknown, Post(book, [.. steps, new ReleaseHold(new Id(99))]).Refusal?.Code);
            Assert.Equal(before, Stand());
        }
        Assert.Throws<InvalidOperationException>(() => Post(book, [.. steps, new NobodysStep()]));
        Assert.Equal(before, Stand());
        Assert.False(Post(book, steps).IsRefused);
        Assert.NotEqual(before, Stand());
    }

    private void Lay()
    {
        _memory.Add(new BookState(House, Id.None));
        _memory.Add(new BookState(Seller, new Id(1)));
        Assert.False(Post(House, new Move(Bank, Suspense, 500)).IsRefused);
        Assert.False(Post(Seller, new Move(Supply, OnHand, 100)).IsRefused);
        Assert.False(Post(Seller, Hold(1), Hold(2)).IsRefused);
        Assert.False(Post(Seller, new Move(Supply, Closed, 5), new Move(Closed, Supply, 5)).IsRefused);
        Assert.False(Post(Seller, new Move(Supply, Empty, 5), new Move(Empty, Supply, 5)).IsRefused);
        Assert.False(Post(Seller, new CloseAccount(Closed)).IsRefused);
    }

    private Outcome<Receipt> Post(int book, params Step[] steps)
    {
        var work = new PostWork(new EntryRequest
        {
            Request = Request.Of("test", $"{++_requests}"),
            Book = book,
            Kind = "test.entry",
            Steps = steps,
        });
        Batch batch = Group.Apply([work], _memory, _position, TimeProvider.System);
        _position = _position with { Seq = batch.SeqAfter, RecordedAt = batch.RecordedAt };
        return work.Fault is null ? work.Decided : throw work.Fault;
    }

    private string Stand() => string.Join('\n',
    [
        .. _memory.Books.Values.Select(book => $"book {book.Id} {book.Accounts} {book.Entries} {book.Head}"),
        .. _memory.Accounts.Values.OrderBy(account => account.Id).Select(account =>
            $"{account.Id} {account.Key} {account.DebitsPending} {account.DebitsPosted} {account.CreditsPending} " +
            $"{account.CreditsPosted} {account.IsClosed}"),
        .. _memory.AccountsById.Keys.Order().Select(id => $"{id}"),
        .. _memory.Holds.Values.OrderBy(hold => hold.Id).Select(hold => $"{hold.Id} {hold.Status} {hold.ResolvedBy}"),
    ]);

    private static Reserve Hold(int id) =>
        new(new Id((UInt128)id), Deadline, [new Move(OnHand, Stock(Chart.Promised, 50), 10)]);

    private static AccountKey Stock(AccountKind kind, int owner) =>
        new(Seller, kind, new Id((UInt128)owner), Commodity.Stock(new Id(42)));

    private static AccountKey Money(int book, AccountKind kind) =>
        new(book, kind, new Id(8), Commodity.Money(Currency.Thb, test: true));

    private sealed record NobodysStep : Step;
}
