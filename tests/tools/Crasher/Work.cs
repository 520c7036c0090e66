using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Tools.Crasher;

/// <summary>
/// What one client asks, again and again in rounds of eight: every kind of row that a commit can write. The same
/// client and number are the same request in every process, so that whoever finds it unanswered can ask again.
/// </summary>
internal sealed class Work(int run, int house, int book)
{
    internal const int Round = 8;

    private static readonly Commodity s_thb = Commodity.Money(Currency.Thb, test: true);
    private static readonly Commodity s_sku = Commodity.Stock(new Id(42));
    private static readonly Instant s_late = Instant.From(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Each run works in a book of its own: another seller's.</summary>
    internal static Id Owner(int run) => new((UInt128)(uint)run);

    internal Request Name(int client, int number) => Request.Of("crash", $"{run}", $"{client}", $"{number}");

    /// <summary>Refused on purpose, by a refusal that is kept: its hold is posted by the request before it.</summary>
    internal static bool IsRefused(int number) => number % Round == 2;

    /// <param name="before">The entry that the client's request before this one became.</param>
    internal EntryRequest Entry(int client, int number, long before)
    {
        Id order = Name(client, number - number % Round).Id, shelf = Name(client, number - number % Round + 4).Id;
        AccountKey supply = Key(Chart.Supply, new Id(1)), onHand = Key(Chart.OnHand, new Id(1));
        Move into = new(supply, Key(Chart.OnHand, shelf), 5), back = new(Key(Chart.OnHand, shelf), supply, 5);
        EntryRequest asked = new()
        {
            Request = Name(client, number),
            Book = book,
            Kind = "test.entry",
            Facts = [1, 2, 3],
            Steps = [new Move(supply, onHand, 7)],
        };
        return (number % Round) switch
        {
            0 => asked with
            {
                Subject = About(order, 0),
                Steps =
                [
                    new Move(supply, onHand, 3),
                    new Reserve(order, s_late, [new Move(onHand, Key(Chart.Promised, order), 2)]),
                ],
            },
            1 => asked with { Subject = About(order, 1), Steps = [new PostHold(order)] },
            2 => asked with { Steps = [new ReleaseHold(order)] },
            3 => Money(asked),
            4 => asked with { Steps = [into, back, new CloseAccount(into.Credit)] },
            5 => asked with { Steps = [new ReopenAccount(into.Credit), into] },
            6 => asked,
            _ => asked with { Corrects = before },
        };
    }

    // Money comes in and is swept to the seller's book: two entries, the second driven by the outbox.
    private EntryRequest Money(EntryRequest asked)
    {
        AccountKey suspense = new(house, Chart.Suspense, asked.Request.Id, s_thb);
        AccountKey arrivals = new(book, Chart.Arrivals, asked.Request.Id, s_thb);
        Move received = new(new AccountKey(house, Chart.Bank, new Id(1), s_thb), suspense, 500);
        return asked with { Book = house, Steps = [received, new Sweep(suspense, arrivals, 500)] };
    }

    private AccountKey Key(AccountKind kind, Id owner) => new(book, kind, owner, s_sku);

    private static Subject About(Id order, int version) => new(order, version, Card(version + 1));

    /// <summary>The card of an order of so many entries.</summary>
    internal static Card Card(int entries) =>
        new("order", entries == 1 ? "placed" : "shipped", new Id(1), new Id(2), null, [1]);
}
