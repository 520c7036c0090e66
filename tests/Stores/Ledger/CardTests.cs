using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>The rows that lists and desks show: by party, state and time, and those that are due.</summary>
public sealed class CardTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Cards_are_listed_by_party_state_and_time(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        // Seller, buyer, state: each asked-for trait tells some from others.
        (int Seller, int Buyer, string State)[] orders =
            [(1, 5, "placed"), (1, 6, "shipped"), (2, 5, "placed"), (2, 6, "shipped"), (1, 5, "shipped")];
        for (int i = 0; i < orders.Length; i++)
        {
            (int seller, int buyer, string state) = orders[i];
            Instant? due = i == 3 ? null : test.Clock.Now + TimeSpan.FromHours(10 - i);
            await Put(i + 1, new Card("order", state, Party(seller), Party(buyer), due, [(byte)i]));
            test.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await Put(9, new Card("dispute", "placed", Party(1), Party(5), null, []));

        var all = new CardQuery("order");
        Assert.Equal([5, 4, 3, 2, 1], await Listed(all));
        Assert.Equal([5, 2, 1], await Listed(all with { Seller = Party(1) }));
        Assert.Equal([5, 3, 1], await Listed(all with { Buyer = Party(5) }));
        Assert.Equal([5, 4, 2], await Listed(all with { States = ["shipped"] }));
        Assert.Equal([5, 4, 3], await Listed(all with { States = ["shipped", "placed", "none"], Limit = 3 }));
        Assert.Equal([5, 4], await Listed(all with { Limit = 2 }));
        Instant fourth = (await test.Journal.Card(new Id(4)))!.ChangedAt;
        Assert.Equal([3, 2, 1], await Listed(all with { Before = fourth }));
        CardQuery narrow = all with { Seller = Party(1), Buyer = Party(5), States = ["placed"], Before = fourth };
        Assert.Equal([1], await Listed(narrow));

        Assert.Null(await test.Journal.Card(new Id(77)));
        Assert.Equal(2, (await test.Journal.Cards([new Id(1), new Id(9), new Id(77)])).Count);
        Instant soon = test.Clock.Now + TimeSpan.FromHours(9);
        Assert.Equal([5, 3], Numbers(await test.Journal.DueCards("order", soon, 2)));

        async Task Put(int subject, Card card) => Assert.False((await test.Ledger.Post(
            test.Entry(book) with { Subject = new Subject(new Id((UInt128)subject), 0, card) })).IsRefused);

        async Task<IEnumerable<int>> Listed(CardQuery query) => Numbers(await test.Journal.Cards(query));
    }

    /// <summary>Questions asked at once are put to the database together, and each gets its own answer.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Histories_asked_for_at_once_are_each_their_own(Engine engine)
    {
        await using TestLedger test = await TestLedger.Open(engine);
        int book = await test.Book(1);
        var card = new Card("order", "placed", Party(1), Party(5), null, []);
        for (int order = 1; order <= 7; order++)
            for (int version = 0; version < order; version++)
                Assert.False((await test.Ledger.Post(test.Entry(book) with
                {
                    Subject = new Subject(Party(order), version, card),
                })).IsRefused);
        for (int askers = 1; askers <= 7; askers++)
        {
            List<JournalEntry>[] asked = await Task.WhenAll(
                Enumerable.Range(1, askers).Select(order => test.Journal.Entries(Party(order))));
            for (int order = 1; order <= askers; order++)
                Assert.Equal(Enumerable.Range(1, order), asked[order - 1].Select(entry => entry.Version));
        }
    }

    private static Id Party(int number) => new((UInt128)number);

    private static IEnumerable<int> Numbers(List<CardRow> cards) =>
        cards.Select(card => Enumerable.Range(1, 9).Single(i => Party(i) == card.Subject));
}
