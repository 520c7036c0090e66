using Sampan.Journeys;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Web.Demo;

/// <summary>Whom a visitor of the demo can be. A role without its part of the platform is not on the list.</summary>
public enum DemoRole
{
    Seller = 1,
    Buyer,
    Lender,
    Mentor,
    Council,
    Operator,
}

/// <summary>What the sandbox world can do to an order, each through the door the real world would use.</summary>
public enum DemoEvent
{
    /// <summary>An invented buyer orders and accepts.</summary>
    Ordered = 1,
    PaidInFull,
    PaidShort,
    PaidByAnother,
    Delivered,
    RefusedByBuyer,
    RefusedByCustoms,
    BackWithSeller,

    /// <summary>For want of an import permit.</summary>
    HeldAtBorder,
    ReleasedAtBorder,
    Lost,
}

/// <summary>An order of the demo's shop as a list names it.</summary>
public sealed record DemoOrder(OrderCard Card, OrderState State)
{
    public string Reference => Card.Reference;
}

/// <summary>An invented person's way in, as the demo prints it at its start.</summary>
public sealed record DemoPerson(string Email, string Password);

/// <summary>Two buyers who accepted the same last units at the same moment.</summary>
/// <param name="Taken">The reference of the one order that got them.</param>
/// <param name="Refused">Why the other did not.</param>
public sealed record LastUnitTwice(long Units, string Taken, string Left, Refusal Refused, AuditReport Audit);

/// <summary>Two lenders' offers for one order, taken at the same moment.</summary>
/// <param name="Reference">The order, which is pledged to <paramref name="Got"/>.</param>
/// <param name="Refused">Why the other lender's offer was not.</param>
public sealed record PledgedTwice(string Reference, Id Got, Id Left, Refusal Refused, AuditReport Audit);

/// <summary>An order's own invoice, changed in one figure, and what the platform's check says of it.</summary>
public sealed record AlteredPaper(string Was, string Became, PaperFinding Finding, AuditReport Audit);

/// <summary>
/// What can be played in a demo. A demo registers it; anywhere else there is none, and everything that needs it is not
/// found. Orders are the demo's own shop's; where an order has a buyer's details, only those of an invented buyer.
/// </summary>
public interface IDemoStage
{
    /// <summary>The shop's orders, newest change first, without those that ended before they were paid.</summary>
    Task<IReadOnlyList<DemoOrder>> Orders();

    /// <summary>The order with this reference, or without one the newest under way; null when there is none.</summary>
    Task<TradeRecord?> Order(string? reference);

    /// <summary>Null for the buyer, who has no account.</summary>
    DemoPerson? PersonOf(DemoRole role);

    /// <summary>The address of the one thing that waits for this role.</summary>
    Task<string> TaskOf(DemoRole role, string? reference);

    /// <summary>What can happen to the order as it stands; a new order can always happen.</summary>
    IReadOnlyList<DemoEvent> EventsOf(TradeRecord record);

    /// <summary>
    /// Lets it happen once for each key. Refuses <c>event_not_now</c>, and what the door it goes through refuses.
    /// </summary>
    Task<Outcome<TradeRecord>> Play(DemoEvent happening, string? reference, string key);

    Task<Outcome<LastUnitTwice>> BuyLastUnitTwice(string key);

    Task<Outcome<PledgedTwice>> PledgeTwice(string key);

    Task<Outcome<AlteredPaper>> AlterPaper(string? reference);

    /// <summary>An order whose papers anybody may see: its buyer is invented. Null for any other.</summary>
    Task<TradeRecord?> Shown(string? reference);
}
