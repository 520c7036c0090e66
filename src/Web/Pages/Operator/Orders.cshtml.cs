using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Orders;
using Sampan.Trade;
using Sampan.Web.Pages.Desk;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>An order about whose escrow an operator decides, with its two sides.</summary>
public sealed record WaitingOrder(TradeRecord Record, Firm? Seller, BuyerDetails? Buyer);

/// <summary>
/// Orders about which the rules say nothing more: the buyer objects to the goods or misses them, refused goods did not
/// come back, or the border keeps the goods.
/// </summary>
public sealed class OrdersModel(OrderDesk desk, SettleDispute settle, BuyerDesk buyers, IFirms firms) : SampanPage
{
    [BindProperty(Name = "order")]
    public string? OrderId { get; set; }

    /// <summary><c>seller</c>, <c>buyer</c> or <c>split</c>.</summary>
    [BindProperty(Name = "ruling")]
    public string? Ruling { get; set; }

    [BindProperty(Name = "amount")]
    public string? Amount { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public IReadOnlyList<WaitingOrder> Waiting { get; private set; } = [];

    public async Task OnGet() => Waiting = await Read();

    public async Task<IActionResult> OnPost()
    {
        Outcome<TradeRecord> settled = await Settle();
        if (!settled.IsRefused) return Redirect("/operator/orders?done=settled");
        Waiting = await Read();
        return Say(settled.Refusal);
    }

    /// <summary>Every order that waits for an operator: objections first, then goods that did not come back.</summary>
    internal static async Task<IReadOnlyList<TradeRecord>> Find(OrderDesk desk)
    {
        List<OrderRow> rows =
        [
            .. await OrderRow.All(desk.Journal, OrderState.Disputed),
            .. await OrderRow.All(desk.Journal, OrderState.Missing),
            .. await OrderRow.All(desk.Journal, OrderState.RefusedAtDoor),
            // While the border holds goods their order is due on no day.
            .. (await OrderRow.All(desk.Journal, OrderState.Shipped)).Where(row => row.Due is null),
        ];
        var found = new List<TradeRecord>();
        foreach (OrderRow row in rows)
        {
            if (await desk.Load(row.Id) is { } record && OrderDeadlines.WaitsForRuling(record, desk.Now))
                found.Add(record);
        }
        return found;
    }

    private async Task<Outcome<TradeRecord>> Settle()
    {
        if (Sure != "yes") return WebRefusals.ConfirmationMissing;
        Outcome<Id> order = Id.Parse(OrderId);
        TradeRecord? record = order.IsRefused ? null : await desk.Load(order.Value);
        // A practice order is ruled on by its script.
        if (record is null or { Terms.Practice: true }) return JourneyRefusals.OrderUnknown;
        Outcome<Money> toBuyer = Ruling switch
        {
            "seller" => Money.Zero(record.InEscrow.Currency),
            "buyer" => record.InEscrow + record.Unpaid,
            "split" => Money.Parse(Amount, record.InEscrow.Currency),
            _ => JourneyRefusals.RulingOutOfRange.With(("limit", (record.InEscrow + record.Unpaid).AmountText)),
        };
        if (toBuyer.IsRefused) return toBuyer.Refusal;
        return await settle.Run(new SettleDispute.Command(
            FormRequest("settle dispute", PersonId, OrderId, toBuyer.Value.AmountText), record.Order, toBuyer.Value));
    }

    private async Task<IReadOnlyList<WaitingOrder>> Read()
    {
        var waiting = new List<WaitingOrder>();
        foreach (TradeRecord record in await Find(desk))
        {
            Outcome<Firm> seller = await firms.Firm(record.Seller);
            Outcome<BuyerDetails> buyer = await buyers.Details(record.Buyer);
            waiting.Add(new WaitingOrder(
                record, seller.IsRefused ? null : seller.Value, buyer.IsRefused ? null : buyer.Value));
        }
        return waiting;
    }
}
