using Sampan.Finance;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Journeys.Funding;

/// <summary>
/// What a mandate would do with some orders, told roughly: counts in steps of five, rounded down, and a sum of two
/// digits.
/// </summary>
/// <param name="Asked">Zero where there are too few orders to tell anything of them.</param>
/// <param name="Fit">How many it would lend on.</param>
/// <param name="Faulty">Of those, how many ended without a sale, or were decided by an operator.</param>
/// <param name="Reasons">Why it would not, counted by what was not met; an order may be counted under several.</param>
public sealed record MandateTrial(
    int Asked, int Fit, Money Sum, int Faulty, IReadOnlyList<(Unmet Unmet, int Orders)> Reasons)
{
    /// <summary>Fewer are not told apart, and nothing is told where there are not twice as many.</summary>
    public const int Step = 5;

    internal MandateTrial Roughly()
    {
        if (Asked < 2 * Step) return new MandateTrial(0, 0, Sum with { Minor = 0 }, 0, []);
        int fit = Rough(Fit);
        return new MandateTrial(
            Rough(Asked), fit, fit == 0 ? Sum with { Minor = 0 } : Sum with { Minor = TwoDigits(Sum.Minor) },
            Rough(Faulty), [.. Reasons.Select(reason => (reason.Unmet, Rough(reason.Orders)))]);
    }

    private static int Rough(int count) => count - count % Step;

    private static long TwoDigits(long minor)
    {
        long unit = 1;
        while (minor / unit >= 100) unit *= 10;
        return minor - minor % unit;
    }
}

/// <summary>
/// Tries a mandate before it makes offers: on the orders whose money lies in escrow, and on those that are over, as
/// they stood when they were paid. The lender hears rough counts and sums, never an order.
/// </summary>
public sealed class TryMandate(OrderDesk desk, FundingOffers offers)
{
    /// <summary>The newest: a trial answers while its asker waits.</summary>
    private const int Most = 300;

    private static readonly string[] Secured =
        [nameof(OrderState.Paid), nameof(OrderState.Shipped), nameof(OrderState.Delivered)];

    private static readonly string[] Ended =
    [
        nameof(OrderState.Released), nameof(OrderState.PaidOut), nameof(OrderState.Returned),
        nameof(OrderState.Settled), nameof(OrderState.Lost), nameof(OrderState.Cancelled),
    ];

    private static readonly string[] Accepted = [nameof(OrderState.Released)];

    private static readonly string[] PaidOut = [nameof(OrderState.PaidOut)];

    public Task<MandateTrial> Now(Mandate mandate) => Run(mandate, IsEarly(mandate) ? Accepted : Secured, record =>
        FundingOffers.Stage(record, desk.Now) is { } stage ? (record, stage, desk.Now) : null);

    public Task<MandateTrial> Past(Mandate mandate) => IsEarly(mandate)
        ? Run(mandate, PaidOut, record => Until<EscrowReleased>(record) is ({ Unpaid.Minor: > 0 } owed, var at)
            ? (owed, OrderStage.Accepted, at)
            : null)
        : Run(mandate, Ended, record => Until<OrderPaid>(record) is var (paid, at)
            ? (paid, OrderStage.Secured, at)
            : null);

    private static bool IsEarly(Mandate mandate) => mandate.Terms.Product == LoanProduct.EarlyPayment;

    private async Task<MandateTrial> Run(
        Mandate mandate, string[] states, Func<TradeRecord, (TradeRecord, OrderStage, Instant)?> seen)
    {
        int asked = 0, fit = 0, faulty = 0;
        Money sum = Money.Zero(mandate.Terms.Currency);
        var reasons = new Dictionary<Unmet, int>();
        var query = new CardQuery(OrderDesk.Kind) { States = states, Limit = Most };
        foreach (CardRow row in await desk.Journal.Cards(query))
        {
            if (await desk.Load(row.Subject) is not { } record || seen(record) is not var (then, stage, at)) continue;
            FundingCase order = await offers.Case(then, stage, at);
            // The days on which a mandate is in force say nothing about orders of other days.
            Unmet unmet = FundingRule.Judge(mandate, order) & ~Unmet.Validity;
            if (unmet.HasFlag(Unmet.Currency)) continue;
            asked++;
            foreach (Unmet one in Enum.GetValues<Unmet>().Where(one => one != Unmet.None && unmet.HasFlag(one)))
                reasons[one] = reasons.GetValueOrDefault(one) + 1;
            if (unmet != Unmet.None) continue;
            fit++;
            sum += FundingRule.Advance(mandate.Terms, order);
            if (record.State is not (OrderState.Released or OrderState.PaidOut or OrderState.Paid
                or OrderState.Shipped or OrderState.Delivered)) faulty++;
        }
        return new MandateTrial(
            asked, fit, sum, faulty, [.. reasons.OrderByDescending(r => r.Value).Select(r => (r.Key, r.Value))])
            .Roughly();
    }

    /// <summary>The order as it stood with the first fact of this kind, and when; null when it never had one.</summary>
    private static (TradeRecord Record, Instant At)? Until<T>(TradeRecord record) where T : Fact
    {
        int place = record.History.Select(happening => happening.Fact).ToList().FindIndex(fact => fact is T);
        return place < 0
            ? null
            : (TradeRecord.Fold(record.Order, record.Version, [.. record.History.Take(place + 1)])!,
                record.History[place].At);
    }
}
