using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

/// <summary>
/// The one thing each role is waited for: about the order that is being looked at if it waits for this role, else about
/// the newest that does. Somebody nothing waits for is brought to where the next thing would begin.
/// </summary>
internal sealed class DemoTasks(
    OrderDesk desk, DemoOrders orders, IOrderAddresses addresses, DemoLenders lenders, DemoMentors mentors,
    DemoCouncil council)
{
    /// <summary>The buyer's way in is for this visit, not for the trade: one comes by the first screen again.</summary>
    private static readonly TimeSpan LinkValidity = TimeSpan.FromDays(1);

    private static readonly OrderState[] SellersTurn = [OrderState.Paid, OrderState.RefusedAtDoor];
    private static readonly OrderState[] BuyersTurn = [OrderState.Placed, OrderState.Shipped, OrderState.Offered];

    internal async Task<string> Seller(string? reference)
    {
        Id firm = await orders.Firm();
        TradeRecord? record = await Waiting(reference, SellersTurn) ?? await Looked(reference);
        if (record is null) return $"/desk/{firm}";
        string form = record.State switch
        {
            OrderState.Paid => "#ship",
            OrderState.RefusedAtDoor => "#back",
            _ => "",
        };
        return $"/desk/{firm}/orders/{record.Order}{form}";
    }

    internal async Task<string> Buyer(string? reference)
    {
        TradeRecord? record = await Waiting(reference, BuyersTurn) ?? await Looked(reference);
        if (record is null || !await orders.IsInvented(record))
            return $"/shop/{DemoShop.FirstSlug}";
        string token = await addresses.IssueLink(record.Order, desk.Now, desk.Now + LinkValidity);
        string step = record.State switch
        {
            OrderState.Offered => "/accept",
            OrderState.Shipped => "/arrived",
            _ => "",
        };
        return $"/o/{token}{step}";
    }

    /// <summary>Whose mandates made the offers that are looked at: its money, its rules, its loans.</summary>
    internal async Task<string> Lender() => await lenders.FirmOf(DemoLender.All[0], desk.Now) is { } firm
        ? $"/desk/{firm}/lending"
        : "/desk";

    /// <summary>The report that nobody has read yet, to be handed to whoever answers it.</summary>
    internal async Task<string> Council() =>
        await council.Waiting() is { } report ? $"/council/obstacles/{report}" : "/council";

    /// <summary>An asking to answer, or a note; else the mentor's own page.</summary>
    internal async Task<string> Mentor() => await mentors.Waiting(desk.Now) ?? "/academy/mentors/me";

    internal async Task<string> Operator()
    {
        List<CardRow> lines = await desk.Journal.Cards(
            new CardQuery(LineCard.Kind) { States = ["questioned", "waiting"], Limit = 1 });
        if (lines.Count > 0) return "/operator";
        List<CardRow> disputed = await desk.Journal.Cards(
            new CardQuery(OrderDesk.Kind) { States = [$"{OrderState.Disputed}"], Limit = 1 });
        return disputed.Count > 0 ? "/operator/orders" : "/operator/audit";
    }

    private async Task<TradeRecord?> Waiting(string? reference, OrderState[] turn)
    {
        TradeRecord? looked = await Looked(reference);
        if (looked is not null && turn.Contains(looked.State) && await orders.IsInvented(looked)) return looked;
        foreach (DemoOrder order in await orders.Newest(turn))
        {
            if (await orders.Named(order.Reference) is { } record && await orders.IsInvented(record)) return record;
        }
        return null;
    }

    private async Task<TradeRecord?> Looked(string? reference) =>
        reference is null ? null : await orders.Named(reference);
}
