using Sampan.Journeys;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// What the actors of the year share: the installation, its clock, the bank, and which order is which.
/// That is kept nowhere else: an order is known again by the moment it was offered at.
/// </summary>
internal sealed class YearStage(
    IServiceProvider services, YearSetup setup, StandingClock clock, YearBank bank)
{
    private readonly Dictionary<int, Id> _orders = [];

    internal OrderDesk Desk { get; } = services.GetRequiredService<OrderDesk>();

    internal BankAccount Account { get; } = services.GetRequiredService<BankAccount>();

    internal StandingClock Clock => clock;

    internal YearBank Bank => bank;

    internal YearSetup Setup => setup;

    internal IReadOnlyDictionary<int, Id> Orders => _orders;

    internal T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>The same act of the same order in the same year is the same request, so that it happens once.</summary>
    internal Request Named(PlannedOrder order, Enum what) => Named(order, $"{what}");

    internal Request Named(PlannedOrder order, string what) =>
        Request.Of("demo year", $"{setup.Seed}", $"{order.Number}", what);

    internal void Know(PlannedOrder order, Id id) => _orders[order.Number] = id;

    internal bool Knows(PlannedOrder order) => _orders.ContainsKey(order.Number);

    internal async Task<TradeRecord> Record(PlannedOrder order) => (await Desk.Load(_orders[order.Number]))!;

    /// <summary>When an order, a payment or a payout last changed; null before the first.</summary>
    internal async Task<Instant?> LastChange()
    {
        Instant? last = null;
        foreach (string kind in (string[])[OrderDesk.Kind, LineCard.Kind, PayoutCard.Kind])
        {
            List<CardRow> newest = await Desk.Journal.Cards(new CardQuery(kind) { Limit = 1 });
            if (newest.Count > 0 && (last is null || newest[0].ChangedAt > last)) last = newest[0].ChangedAt;
        }
        return last;
    }

    /// <summary>References of payments that lie at the bank and have not been read when a play goes on.</summary>
    internal List<string> UnderWay { get; } = [];

    /// <summary>Finds the orders of a play that was cut off, and what its buyers had already paid.</summary>
    internal async Task Recall(YearPlan plan)
    {
        Dictionary<long, PlannedOrder> offers = Enumerable.Range(0, YearSetup.Days).SelectMany(plan.On)
            .Where(a => a.Act is Act.Offer or Act.OfferOnDeposit).ToDictionary(a => Second(a.At), a => a.Order);
        foreach (CardRow row in await Desk.Journal.All(new CardQuery(OrderDesk.Kind)))
        {
            JournalEntry first = (await Desk.Journal.Entries(row.Subject))[0];
            if (offers.TryGetValue(Second(first.RecordedAt), out PlannedOrder? order)) Know(order, row.Subject);
        }
        string position = await Get<StatementCursor>().Read(Account);
        for (bool more = true; more;)
        {
            Outcome<StatementPage> page = await Account.Bank.StatementAfter(
                Account.Number, position, CancellationToken.None);
            if (page.IsRefused) return;
            UnderWay.AddRange(page.Value.Lines.Select(line => line.Reference));
            (position, more) = (page.Value.NextCursor, page.Value.HasMore);
        }
    }

    /// <summary>Entries of one moment follow each other by a microsecond.</summary>
    private static long Second(Instant at) => at.Microseconds / 1_000_000;
}
