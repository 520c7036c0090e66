// Posts orders from eight tasks as fast as it can until it is killed, and prints the request id of every order that
// was acknowledged. Arguments: the database's url, a word that makes this run's requests its own.

using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

(string url, string run) = (args[0], args[1]);
await using Database database = Database.Open(url).Value;
await using ILedger ledger = await LedgerFactory.Open(database, TimeProvider.System, NullLogger.Instance);
int house = (await ledger.Book(Id.None)).Value;
int book = (await ledger.Book(new Id(1))).Value;
Commodity thb = Commodity.Money(Currency.Thb, test: true);
Commodity sku = Commodity.Stock(new Id(42));
using TextWriter output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(() => Client(client))));

async Task Client(int client)
{
    for (int number = 0; ; number++)
    {
        var request = Request.Of("crash", run, $"{client}", $"{number}");
        Outcome<Receipt> outcome = await ledger.Post(number % 8 == 7 ? Money(request) : Order(request));
        await output.WriteLineAsync(outcome.IsRefused ? $"refused {outcome.Refusal}" : $"{request.Id}");
    }
}

// Stock arrives and part of it is held: an entry with a subject, accounts to open, two transfers and a hold.
EntryRequest Order(Request request)
{
    AccountKey onHand = new(book, Chart.OnHand, new Id(1), sku);
    return new EntryRequest
    {
        Request = request,
        Book = book,
        Kind = "order.placed",
        Facts = [1, 2, 3],
        Subject = new Subject(request.Id, 0, new Card("order", "placed", new Id(1), new Id(2), null, [1])),
        Steps =
        [
            new Move(new AccountKey(book, Chart.Supply, new Id(1), sku), onHand, 3),
            new Reserve(
                request.Id, Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(1),
                [new Move(onHand, new AccountKey(book, Chart.Promised, request.Id, sku), 2)]),
        ],
    };
}

// Money comes in and is swept to the seller's book: two entries, the second driven by the outbox.
EntryRequest Money(Request request)
{
    AccountKey suspense = new(house, Chart.Suspense, request.Id, thb);
    return new EntryRequest
    {
        Request = request,
        Book = house,
        Kind = "statement.matched",
        Steps =
        [
            new Move(new AccountKey(house, Chart.Bank, new Id(1), thb), suspense, 500),
            new Sweep(suspense, new AccountKey(book, Chart.Arrivals, request.Id, thb), 500),
        ],
    };
}
