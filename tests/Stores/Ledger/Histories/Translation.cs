using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;
using Model = Sampan.Tests.Tools.Model;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// The model's words in the ledger's. Each history has books, owners, holds and subjects of its own, so that one
/// database serves many.
/// </summary>
internal sealed class Translation
{
    private const int NobodysBook = 1_000_000;

    private static readonly Dictionary<Model.Kind, AccountKind> Kinds = new()
    {
        [Model.Kind.Bank] = Chart.Bank,
        [Model.Kind.Suspense] = Chart.Suspense,
        [Model.Kind.Payout] = Chart.Payout,
        [Model.Kind.Transit] = Chart.Transit,
        [Model.Kind.Arrivals] = Chart.Arrivals,
        [Model.Kind.Escrow] = Chart.Escrow,
        [Model.Kind.Supply] = Chart.Supply,
        [Model.Kind.OnHand] = Chart.OnHand,
        [Model.Kind.Promised] = Chart.Promised,
        [Model.Kind.Delivered] = Chart.Delivered,
        [Model.Kind.LimitedBank] = TestLedger.LimitedBank,
        [Model.Kind.Frozen] = TestLedger.Frozen,
    };

    private static readonly Dictionary<Model.Commodity, Commodity> Commodities = new()
    {
        [Model.Commodity.Sacks] = TestLedger.Sku,
        [Model.Commodity.Baht] = TestLedger.Thb,
        [Model.Commodity.Yen] = Commodity.Money(Currency.Jpy, test: true),
    };

    private readonly int _history;
    private readonly Instant _began;
    private readonly List<int> _books = [];
    private readonly Dictionary<int, long> _recorded = [];

    private Translation(int history, Instant began) => (_history, _began) = (history, began);

    /// <summary>Opens the books of so many sellers; the house's is open.</summary>
    internal static async Task<Translation> Open(TestLedger test, int history, int books)
    {
        var translation = new Translation(history, test.Clock.Now);
        for (int book = 0; book <= books; book++)
            translation._books.Add((await test.Ledger.Book(translation.OwnerOf(book))).Value);
        return translation;
    }

    /// <summary>The house's book and then the sellers'.</summary>
    internal IReadOnlyList<int> Books => _books;

    /// <summary>The name of a hold, a subject or an owner.</summary>
    internal Id Name(int number) => new(((UInt128)_history << 32) + (UInt128)number + 1);

    /// <summary>Where the entry of a request stands in the journal.</summary>
    internal void Record(int request, long seq) => _recorded[request] = seq;

    internal AccountKey Of(Model.Account account)
    {
        // In the ledger these two are a bank and a suspense account that were opened with other limits.
        bool isOdd = account.Kind == Model.Kind.LimitedBank || account.Kind == Model.Kind.Frozen;
        Id owner = account.Kind == Model.Kind.Transit ? OwnerOf(account.Owner) : Name(account.Owner + (isOdd ? 50 : 0));
        return new AccountKey(Book(account.Book), Kinds[account.Kind], owner, Commodities[account.Commodity]);
    }

    internal EntryRequest Of(Model.Entry entry) => new()
    {
        Request = Request.From(
            Id.None, "history", $"{_history}/{entry.Request}", Encoding.UTF8.GetBytes($"{entry.Content}")),
        Book = Book(entry.Book),
        Kind = "test.random",
        Facts = entry.HasFacts ? Encoding.UTF8.GetBytes($"{entry.Request}") : [],
        Steps = [.. entry.Steps.Select(Of)],
        Subject = entry.About is { } about ? Of(about) : null,
        // No journal comes to such a number.
        Corrects = entry.Corrects is { } wrong ? _recorded.GetValueOrDefault(wrong, long.MaxValue - wrong) : null,
    };

    private Subject Of(Model.About about)
    {
        var card = new Card("order", $"s{about.Version + 1}", new Id(1), new Id(2), null, [1, 2]);
        return new Subject(Name(about.Subject), about.Version, card);
    }

    private Step Of(Model.Step step) => step switch
    {
        Model.Move move => Of(move),
        Model.MoveUpTo move => new MoveUpTo(Of(move.Debit), Of(move.Credit), move.Most),
        Model.Hold hold => new Reserve(
            Name(hold.Name), _began + TimeSpan.FromSeconds(hold.Deadline), [.. hold.Legs.Select(Of)]),
        Model.PostHold post => new PostHold(Name(post.Name), post.Amounts),
        Model.ReleaseHold release => new ReleaseHold(Name(release.Name)),
        Model.ExpireHold expire => new ExpireHold(Name(expire.Name)),
        Model.Sweep sweep => new Sweep(Of(sweep.Debit), Of(sweep.Arrival), sweep.Amount),
        Model.Close close => new CloseAccount(Of(close.Account)),
        Model.Reopen reopen => new ReopenAccount(Of(reopen.Account)),
        _ => throw new InvalidOperationException($"No word for {step}."),
    };

    private Move Of(Model.Move move) => new(Of(move.Debit), Of(move.Credit), move.Amount);

    private int Book(int book) => book < _books.Count ? _books[book] : NobodysBook + book;

    private Id OwnerOf(int book) => book == Model.Model.House ? Id.None : Name(book);
}
