using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo.Year;

/// <summary>Which year: the same gives the same trade. It ends with the day before <c>Until</c>.</summary>
internal sealed record YearSetup(long Seed, int Orders, DateOnly Until)
{
    internal const int Days = 365;
    internal const int UsualOrders = 312;

    internal static int LeastOrders => Stories.Shares.Count + Stories.Open.Count + 1;

    internal DateOnly Begins => Until.AddDays(-Days);

    internal static YearSetup EndingWith(Instant now, long seed) => new(seed, UsualOrders, now.UtcDate);
}

/// <param name="Reached">The countries some carrier takes it to.</param>
internal sealed record Goods(string Shop, Listing Listing, IReadOnlyList<Country> Reached);

/// <param name="Units">For <see cref="Story.StockShort"/> the order is larger: as much as there is, and more.</param>
internal sealed record PlannedOrder(int Number, Story Story, Goods Goods, YearBuyer Buyer, long Units);

/// <summary>One act at its moment. No two acts of a year share one.</summary>
internal sealed record PlannedAct(Instant At, PlannedOrder Order, Act Act);

/// <summary>Everything that will be done in a year, drawn from its seed before the first day.</summary>
internal sealed class YearPlan
{
    /// <summary>At most 180 acts of one hour.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(20);

    private readonly List<PlannedAct>[] _days =
        [.. Enumerable.Range(0, YearSetup.Days).Select(_ => new List<PlannedAct>())];

    internal IReadOnlyList<PlannedOrder> Orders { get; private init; } = [];

    internal IReadOnlyList<PlannedAct> On(int day) => _days[day];

    /// <param name="goods">All that is for sale, in an order that does not change.</param>
    /// <param name="home">The shop whose owner the demo signs in as: what is left open is left there.</param>
    internal static YearPlan Make(
        YearSetup setup, IReadOnlyList<Goods> goods, string home, IReadOnlyList<YearBuyer> buyers)
    {
        var draw = new Draw(unchecked((ulong)setup.Seed));
        List<Goods> own = [.. goods.Where(g => g.Shop == home)];
        List<Story> deck = Stories.Deck(setup.Orders - Stories.Open.Count);
        draw.Shuffle(deck);
        var told = new List<(int Day, PlannedOrder Order, IReadOnlyList<(int Day, Act Act)> Acts)>();
        foreach (Story story in deck)
        {
            (int day, Goods sold) = Chosen(setup, story, story == Story.WrongAccount ? own : goods, draw);
            PlannedOrder order = Order(story, sold, buyers, draw);
            told.Add((day, order, Stories.Tell(story, Math.Min(sold.Listing.Terms.LeadDays, 12), draw)));
        }
        foreach (IReadOnlyList<(int DaysBefore, Act Act)> open in Stories.Open)
        {
            int day = YearSetup.Days - 1 - open[0].DaysBefore;
            PlannedOrder order = Order(Story.LeftOpen, draw.From(own), buyers, draw);
            told.Add((day, order, [.. open.Select(o => (open[0].DaysBefore - o.DaysBefore, o.Act))]));
        }
        return Numbered(setup, [.. told.OrderBy(t => t.Day)]);
    }

    private static YearPlan Numbered(
        YearSetup setup, IReadOnlyList<(int Day, PlannedOrder Order, IReadOnlyList<(int Day, Act Act)> Acts)> told)
    {
        PlannedOrder[] orders = [.. told.Select((t, i) => t.Order with { Number = i + 1 })];
        var plan = new YearPlan { Orders = orders };
        IEnumerable<(int Day, PlannedOrder Order, Act Act)> acts = told.SelectMany(
            (t, i) => Stories.Funded(orders[i], t.Acts).Select(a => (t.Day + a.Day, orders[i], a.Act)));
        // What would be done after the year is left to whoever opens the demo.
        IEnumerable<IGrouping<(int Day, int Hour), (int Day, PlannedOrder Order, Act Act)>> hours = acts
            .Where(a => a.Day < YearSetup.Days).GroupBy(a => (a.Day, Stories.Hour(a.Act))).OrderBy(g => g.Key);
        foreach (IGrouping<(int Day, int Hour), (int Day, PlannedOrder Order, Act Act)> hour in hours)
        {
            Instant first = Instant.StartOf(setup.Begins.AddDays(hour.Key.Day)) + TimeSpan.FromHours(hour.Key.Hour);
            plan._days[hour.Key.Day].AddRange(hour.Select((a, i) => new PlannedAct(first + Apart * i, a.Order, a.Act)));
        }
        return plan;
    }

    private static (int Day, Goods Goods) Chosen(
        YearSetup setup, Story story, IReadOnlyList<Goods> goods, Draw draw)
    {
        int last = YearSetup.Days - (story == Story.Ordinary ? 2 : Stories.LongestDays);
        while (true)
        {
            int day = draw.Between(1, last);
            int month = setup.Begins.AddDays(day).Month;
            Goods sold = draw.From(goods);
            // Taken as often as its season allows: a product out of season is looked at and left.
            if (draw.Percent(Season.Percent(sold.Listing.Terms.HsCode, month))) return (day, sold);
        }
    }

    private static PlannedOrder Order(Story story, Goods goods, IReadOnlyList<YearBuyer> buyers, Draw draw)
    {
        ListingTerms terms = goods.Listing.Terms;
        List<YearBuyer> reached = [.. buyers.Where(b => goods.Reached.Contains(b.Country))];
        YearBuyer buyer = draw.From(reached);
        // Most orders are a few full cartons, some are many; one in six asks for loose units.
        int cartons = draw.Percent(75) ? draw.Between(1, 4) : draw.Between(5, 15);
        long units = Math.Max(terms.Minimum, (long)cartons * terms.UnitsPerCarton);
        if (draw.Percent(16)) units += draw.Between(1, Math.Max(1, terms.UnitsPerCarton / 2));
        return new PlannedOrder(0, story, goods, buyer, units);
    }
}
