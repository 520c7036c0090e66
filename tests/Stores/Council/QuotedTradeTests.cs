using Sampan.Council;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Stores.Journeys;

namespace Sampan.Tests.Stores.Council;

/// <summary>Quoted lines as the policy lab reads them, on both engines.</summary>
public sealed class QuotedTradeTests
{
    private static readonly Commodity Money = Commodity.Money(Currency.Thb, test: false);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lines_of_a_year_are_read_once_their_month_is_over(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await ObservatoryFactory.Prepare(test.Database);
        IObservedTrade trade = ObservatoryFactory.Trade(test.Database);
        IQuotedTrade quoted = ObservatoryFactory.Quoted(test.Database, Money);
        Assert.Empty(await quoted.Years());
        await trade.Keep(
            [
                Order(1, new Month(2025, 12), Quote(10)),
                Order(2, new Month(2026, 1), Quote(20), null, Quote(30)),
                Order(3, new Month(2026, 9), Quote(40)),
                Order(4, new Month(2026, 9), Quote(50)) with { Money = Commodity.Money(Currency.Thb, test: true) },
                Order(5, new Month(2026, 10), Quote(60)),
            ],
            new ObservedPosition(9, Instant.StartOf(new DateOnly(2026, 10, 20))));
        Assert.Equal([2026, 2025], await quoted.Years());
        // October is not over, the fourth is test money, and of the second's lines one was not quoted.
        Assert.Equal([20, 30, 40], (await Read(quoted, 2026)).Select(line => (int)line.Inputs[0]).Order());
        QuotedLine line = Assert.Single(await Read(quoted, 2025));
        Assert.Equal(
            (new Id(71), "small", "08", Country.Japan), (line.Seller, line.Size, line.Chapter, line.To));
        Assert.Equal([10, 1, 2], line.Inputs);
        Assert.Empty(await Read(quoted, 2024));

        // Kept again it is not there twice, and what was agreed stays.
        await trade.Keep(
            [Order(1, new Month(2025, 12), Quote(99))],
            new ObservedPosition(10, Instant.StartOf(new DateOnly(2026, 11, 2))));
        Assert.Equal(10, Assert.Single(await Read(quoted, 2025)).Inputs[0]);
        Assert.Equal(4, (await Read(quoted, 2026)).Count);
    }

    private static async Task<List<QuotedLine>> Read(IQuotedTrade quoted, int year)
    {
        var lines = new List<QuotedLine>();
        await foreach (IReadOnlyList<QuotedLine> batch in quoted.Of(year)) lines.AddRange(batch);
        return lines;
    }

    private static byte[] Quote(byte first) => [first, 1, 2];

    private static ObservedOrder Order(int number, Month paid, params byte[]?[] quotes) => new()
    {
        Order = new Id((UInt128)number),
        Seller = new ObservedSeller(new Id((UInt128)(70 + number)), "TH-22", "small"),
        To = Country.Japan,
        Money = Money,
        Lines = [.. quotes.Select(quote => new ObservedLine("08", 1_000, 100, 20, quote))],
        PaidIn = paid,
    };
}
