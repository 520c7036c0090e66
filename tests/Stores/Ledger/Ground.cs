using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger;

/// <summary>
/// What the refusal table stands on: a book with 100 baht arrived (5 of them held) and stock, an order at version 1,
/// and a hold in every state.
/// </summary>
internal sealed class Ground
{
    internal static readonly Commodity RealThb = Commodity.Money(Currency.Thb, test: false);

    private readonly TestLedger _test;

    private Ground(TestLedger test, int house, int book) => (_test, House, Book) = (test, house, book);

    internal int House { get; }
    internal int Book { get; }
    internal Instant Now => _test.Clock.Now;
    internal Instant Later => Now + TimeSpan.FromHours(1);
    internal AccountKey Supply => TestLedger.Key(Book, Chart.Supply, 1);
    internal AccountKey OnHand => TestLedger.Key(Book, Chart.OnHand, 1);
    internal AccountKey Promised => TestLedger.Key(Book, Chart.Promised, 77);
    internal AccountKey Arrivals => TestLedger.Key(Book, Chart.Arrivals, 77);
    internal AccountKey Escrow => TestLedger.Key(Book, Chart.Escrow, 77);
    internal AccountKey HouseSuspense => TestLedger.Key(House, Chart.Suspense, 8);
    internal AccountKey Transit => new(Book, Chart.Transit, Id.None, TestLedger.Thb);
    internal Id OpenHold => new(900);
    internal Id PostedHold => new(901);
    internal Id ReleasedHold => new(902);
    internal Id DueHold => new(903);
    internal Id[] WideHolds => [new(904), new(905), new(906)];
    internal static Id NewHold => new(999);

    internal EntryRequest Entry(params Step[] steps) => _test.Entry(Book, steps);

    internal static async Task<Ground> Lay(TestLedger test)
    {
        var ground = new Ground(test, (await test.Ledger.Book(Id.None)).Value, await test.Book(1));
        await test.Seed(ground.Book, 1, 1000);
        await ground.Post(test.Entry(
            ground.House, new Move(TestLedger.Key(ground.House, Chart.Bank, 1), ground.HouseSuspense, 150),
            new Sweep(ground.HouseSuspense, ground.Arrivals, 100)));
        await test.Ledger.Settled();
        Instant hour = ground.Later, day = ground.Now + TimeSpan.FromDays(1);
        await ground.Post(ground.Entry(
            ground.Reserve(ground.OpenHold, day), ground.Reserve(ground.PostedHold, day),
            ground.Reserve(ground.ReleasedHold, day), ground.Reserve(ground.DueHold, hour)) with
        {
            Subject = new Subject(new Id(77), 0, new Card("order", "placed", new Id(1), new Id(2), null, [])),
        });
        await ground.Post(ground.Entry(new PostHold(ground.PostedHold), new ReleaseHold(ground.ReleasedHold)));
        foreach (Id wide in ground.WideHolds)
        {
            Move leg = new(ground.OnHand, ground.Promised, 1);
            await ground.Post(ground.Entry(new Reserve(wide, day, [.. Enumerable.Repeat(leg, 100)])));
        }
        // Half the room a counter has, so that the rest of it is too small for as much again.
        AccountKey other = TestLedger.Key(ground.Book, Chart.OnHand, 2);
        await ground.Post(ground.Entry(new Move(ground.Supply, other, Money.Cap / 2)));
        test.Clock.Advance(TimeSpan.FromHours(2));
        return ground;
    }

    private Reserve Reserve(Id hold, Instant deadline) => new(hold, deadline, [new Move(Arrivals, Escrow, 5)]);

    private async Task Post(EntryRequest entry) => Assert.False((await _test.Ledger.Post(entry)).IsRefused);
}
