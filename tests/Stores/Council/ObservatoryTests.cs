using System.Data.Common;
using Sampan.Border;
using Sampan.Council;
using Sampan.Identity;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Offers;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Stores.Identity;
using Sampan.Tests.Stores.Journeys;
using Sampan.Trade;

namespace Sampan.Tests.Stores.Council;

public sealed class ObservatoryTests
{
    private static readonly Month November = new(2026, 11), December = new(2026, 12);

    private static readonly TimeSpan ToDecember = TimeSpan.FromDays(7);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_month_is_out_when_it_is_over_and_the_journal_was_read_to_its_end(Engine engine)
    {
        await using World world = await World.Open(engine);
        Assert.Null(await world.Observatory.Closed());
        for (int seller = 1; seller <= 6; seller++) _ = await world.Trade.Paid(seller, seller);
        _ = await world.Follow();
        Assert.Null(await world.Observatory.Closed());
        world.Trade.Clock.Advance(ToDecember);
        Assert.Null(await world.Observatory.Closed());
        _ = await world.Follow();
        Assert.Equal(November, await world.Observatory.Closed());
        Assert.Equal(new Figure(60, 6, false), await world.Of(Metric.PaidOrders, Slice.Whole));
        Assert.Equal(new Figure(60, 6, false), await world.Of(Metric.ActiveSellers, Slice.Whole));
        Assert.Equal(new Figure(60, 6, false), await world.Of(Metric.PaidOrders, new Slice(Country.Japan, 8)));
        Assert.Equal(Figure.Nothing, await world.Of(Metric.PaidOrders, new Slice(Country.Singapore)));
        // Freight 150.00, insurance 7.50 and fee 20.00 on goods of 1,000.00.
        Assert.Equal(new Figure(1775, 6, false), await world.Of(Metric.CostToExport, Slice.Whole));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Four_sellers_are_not_shown(Engine engine)
    {
        await using World world = await World.Open(engine);
        for (int seller = 1; seller <= 4; seller++) _ = await world.Trade.Paid(seller, seller);
        world.Trade.Clock.Advance(ToDecember);
        _ = await world.Follow();
        Assert.Equal(November, await world.Observatory.Closed());
        foreach (Metric metric in (Metric[])[Metric.PaidOrders, Metric.ActiveSellers, Metric.CostToExport])
            Assert.Equal(Figure.Hidden, await world.Of(metric, Slice.Whole));
        Assert.Equal(Figure.Nothing, await world.Of(Metric.DaysToCash, Slice.Whole));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_happens_later_counts_in_its_own_month(Engine engine)
    {
        await using World world = await World.Open(engine);
        for (int seller = 1; seller <= 5; seller++) _ = await world.Trade.Shipped(seller, seller);
        _ = TestTrade.Done(await world.Trade.Report(
            1, new GoodsHeld(HoldReason.ImportPermit, world.Trade.Today)));
        world.Trade.Clock.Advance(ToDecember);
        for (int order = 1; order <= 5; order++) _ = TestTrade.Done(await world.Trade.Deliver(order));
        await world.Trade.Pass(TimeSpan.FromDays(31));
        _ = await world.Follow();
        Assert.Equal(December, await world.Observatory.Closed());
        Assert.Equal(new Figure(50, 5, false), await world.Of(Metric.PaidOrders, Slice.Whole));
        var december = new MonthSpan(December, December);
        Assert.Equal(Figure.Nothing, await world.Observatory.Of(Metric.PaidOrders, Slice.Whole, december));
        Assert.Equal(
            new Figure(70, 5, false), await world.Observatory.Of(Metric.DaysToDelivery, Slice.Whole, december));
        // What one firm's goods were held for is not told.
        Assert.Equal(Figure.Hidden, await world.Of(Metric.HeldAtBorder, Slice.Whole));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Shipped_orders_are_counted_by_the_proof_of_origin_that_went_with_them(Engine engine)
    {
        await using World world = await World.Open(engine);
        for (int seller = 1; seller <= 11; seller++)
        {
            _ = await world.Trade.Paid(seller, seller);
            OriginShown? origin = seller <= 5 ? new OriginShown("jtepa", $"CO-{seller}") : null;
            _ = TestTrade.Done(await world.Trade.Ship(seller, origin: origin));
        }
        world.Trade.Clock.Advance(ToDecember);
        _ = await world.Follow();
        ObservedTable table =
            (await world.Observatory.Table(TableName.Preference, new MonthSpan(November, November))).Value;
        Assert.Equal(
            [("jtepa", 5L), ("unquoted", 6L)],
            table.Rows.Select(row => (row.Key, row.Figures!.Cases)).Order());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Forgotten_and_followed_anew_it_is_the_same(Engine engine)
    {
        await using World world = await World.Open(engine);
        for (int seller = 1; seller <= 3; seller++) _ = await world.Trade.Shipped(seller, seller);
        _ = await world.Follow();
        _ = TestTrade.Done(await world.Trade.Deliver(2));
        _ = await world.Follow();
        List<string> followed = await world.Rows();
        Assert.Equal(3, followed.Count);
        await world.Forget();
        Assert.Empty(await world.Rows());
        _ = await world.Follow();
        Assert.Equal(followed, await world.Rows());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_firm_that_moves_away_has_sold_where_it_was(Engine engine)
    {
        await using World world = await World.Open(engine);
        world.Province = "TH-22";
        _ = await world.Trade.Paid(1);
        _ = await world.Follow();
        world.Province = "TH-50";
        _ = TestTrade.Done(await world.Trade.Ship(1));
        _ = await world.Follow();
        Assert.Contains("TH-22", Assert.Single(await world.Rows()), StringComparison.Ordinal);
    }

    /// <summary>A trade that is followed. Every seller is a firm in <see cref="Province"/>.</summary>
    private sealed class World : IAsyncDisposable
    {
        private World(TestTrade trade)
        {
            Trade = trade;
            Kept = ObservatoryFactory.Trade(trade.Database);
            Observatory = ObservatoryFactory.Open(
                trade.Database, Commodity.Money(Currency.Thb, test: true), new NoReadings());
        }

        internal TestTrade Trade { get; }

        internal IObservedTrade Kept { get; }

        internal IObservatory Observatory { get; }

        internal string Province { get; set; } = "TH-10";

        internal static async Task<World> Open(Engine engine)
        {
            TestTrade trade = await TestTrade.Open(engine);
            await ObservatoryFactory.Prepare(trade.Database);
            return new World(trade);
        }

        /// <summary>These orders are offered without quotes.</summary>
        private static Task<IReadOnlyList<QuoteProof?>> Unquoted(OrderTerms terms) =>
            Task.FromResult<IReadOnlyList<QuoteProof?>>([.. terms.Lines.Select(_ => (QuoteProof?)null)]);

        internal Task<int> Follow() => new ObserveTrade(Trade.Desk, Kept, Unquoted, FirmOf, IBorder.Create()).CatchUp();

        internal Task<Figure> Of(Metric metric, Slice slice) =>
            Observatory.Of(metric, slice, new MonthSpan(November, November));

        /// <summary>The view is derived: without it the journal is followed from its first entry again.</summary>
        internal async Task Forget()
        {
            await using DbConnection connection = await Trade.Database.Connect();
            _ = await connection.Execute("DELETE FROM observed_line; DELETE FROM observed_position");
        }

        internal async Task<List<string>> Rows()
        {
            await using DbConnection connection = await Trade.Database.Connect();
            return await connection
                .Command("SELECT * FROM observed_line ORDER BY order_id, line")
                .Rows(row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.GetValue(i) switch
                {
                    byte[] bytes => Convert.ToHexString(bytes),
                    object value => $"{value}",
                })));
        }

        private Task<Outcome<Firm>> FirmOf(Id seller) => Task.FromResult<Outcome<Firm>>(new Firm
        {
            Id = seller,
            Details = FirmsTests.Details() with { ThaiAddress = Address() },
            Sandbox = true,
            ChangedAt = default,
        });

        private ThaiAddress Address()
        {
            var none = new ThaiPlaces("", "", "", "", "");
            return new()
            {
                House = "1",
                Moo = "",
                Province = Sampan.Identity.Province.Parse(Province).Value,
                Postcode = "10000",
                Local = none,
                Latin = none,
            };
        }

        public ValueTask DisposeAsync() => Trade.DisposeAsync();
    }

    private sealed class NoReadings : IReadings
    {
        public Task<IReadOnlyList<LessonReading>> In(Month month) => Task.FromResult<IReadOnlyList<LessonReading>>([]);
    }
}
