using Sampan.Journeys;
using Sampan.Journeys.Claims;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>What happened to an order and who acts next, as sentences that buyer and seller can both read.</summary>
public static class FactWords
{
    public static string Fact(this Texts text, Fact fact) => fact switch
    {
        OrderOffered f => text.Of(
            "fact.order_offered", ("total", text.Money(f.Terms.Total)), ("until", text.Moment(f.Terms.OpenUntil))),
        OrderPlaced f => text.Of("fact.order_placed", ("until", text.Moment(f.PayBy))),
        PaymentReceived { Excess.Minor: 0 } f => text.Of("fact.payment_received", ("amount", text.Money(f.Amount))),
        PaymentReceived f => text.Of(
            "fact.payment_excess", ("amount", text.Money(f.Amount)), ("excess", text.Money(f.Excess))),
        OrderPaid => text["fact.order_paid"],
        OrderLapsed => text["fact.order_lapsed"],
        OrderCancelled f => text[f.BySeller ? "fact.cancelled_by_seller" : "fact.cancelled_by_buyer"],
        InvoiceIssued f => text.Of("fact.invoice_issued", ("number", f.Number)),
        GoodsShipped f => text.Of(
            "fact.goods_shipped", ("carrier", f.Carrier), ("tracking", f.Tracking), ("on", text.Date(f.On))),
        OriginShown f => text.Of(
            "fact.origin_shown", ("program", text[$"column.{f.Program}"]), ("number", f.Number)),
        GoodsDelivered f => text.Of($"fact.delivered_{Show.Key(f.Witness)}", ("on", text.Date(f.On))),
        GoodsSeen f => text.Of($"fact.seen_{Show.Key(f.At)}", ("on", text.Date(f.On))),
        GoodsHeld f => text.Of("fact.goods_held", ("on", text.Date(f.On)), ("missing", text.Hold(f.Reason))),
        GoodsCleared f => text.Of("fact.goods_cleared", ("on", text.Date(f.On))),
        GoodsMissing => text["fact.goods_missing"],
        GoodsLost f => text.Of("fact.goods_lost", ("on", text.Date(f.On)), ("returned", text.Money(f.Returned))),
        ClaimOpened f => text.Of(
            f.BySeller ? "fact.claim_by_seller" : "fact.claim_by_buyer", ("insured", text.Money(f.Insured))),
        ClaimAgreed f => text.Of("fact.claim_agreed", ("sum", text.Money(f.Sum))),
        ClaimRefused f => text.Of("fact.claim_refused", ("reason", text[$"claim_fault.{Show.Key(f.Reason)}"])),
        ClaimPaid f => text.Of("fact.claim_paid", ("amount", text.Money(f.Amount))),
        GoodsRefused f => text.Of(
            "fact.goods_refused", ("on", text.Date(f.On)), ("reason", text.Fault(f.Reason))),
        GoodsDisputed f => text.Of("fact.goods_disputed", ("reason", text.Fault(f.Reason))),
        DisputeSettled { Waived.Minor: > 0 } f => text.Of(
            "fact.dispute_waived", ("returned", text.Money(f.Returned)), ("kept", text.Money(f.Kept)),
            ("fee", text.Money(f.Fee)), ("waived", text.Money(f.Waived))),
        DisputeSettled f => text.Of(
            "fact.dispute_settled", ("returned", text.Money(f.Returned)), ("kept", text.Money(f.Kept)),
            ("fee", text.Money(f.Fee))),
        GoodsReturned f => text.Of(
            "fact.goods_returned", ("returned", text.Money(f.Returned)), ("kept", text.Money(f.Kept))),
        EscrowReleased f => text.Of(
            "fact.escrow_released", ("payable", text.Money(f.Payable)), ("fee", text.Money(f.Fee)),
            ("on", text.Date(f.PayoutOn))),
        RestReleased f => text.Of(
            "fact.rest_released", ("payable", text.Money(f.Payable)), ("on", text.Date(f.PayoutOn))),
        RestForgiven f => text.Of("fact.rest_forgiven", ("amount", text.Money(f.Amount))),
        PayoutSent f => text.Of(f.Refund ? "fact.refund_sent" : "fact.payout_sent", ("amount", text.Money(f.Amount))),
        PayoutConfirmed f => text.Of(
            f.Refund ? "fact.refund_confirmed" : "fact.payout_confirmed",
            ("amount", text.Money(f.Amount)), ("on", text.Date(f.On))),
        PayoutBounced f => text.Of(
            f.Refund ? "fact.refund_bounced" : "fact.payout_bounced",
            ("amount", text.Money(f.Amount)), ("on", text.Date(f.On))),
        _ => text.LoanFact(fact),
    };

    /// <summary>When the rest is to be paid: a day, or days from a delivery that is still to come.</summary>
    public static string RestWhen(this Texts text, TradeRecord record) => record.RestDueOn is { } due
        ? text.Of("plan.rest_by", ("date", text.Date(due)))
        : text.Of("plan.rest", ("days", $"{record.Terms.Plan!.RestDays}"));

    /// <summary>Who has to do what by when; null when nothing is left to do.</summary>
    public static string? Next(this Texts text, TradeRecord record, Instant now) => record.State switch
    {
        OrderState.Offered when now > record.Terms.OpenUntil => null,
        OrderState.Offered => text.Of("next.offered", ("until", text.Moment(record.Terms.OpenUntil))),
        OrderState.Placed => text.Of(
            "next.placed", ("missing", text.Money(record.Missing)), ("until", text.Moment(record.PayBy!.Value))),
        OrderState.Paid => text.Of(
            now < OrderDeadlines.ShipBy(record) ? "next.paid" : "next.not_shipped",
            ("until", text.Moment(OrderDeadlines.ShipBy(record)!.Value))),
        OrderState.Shipped when record.Held is { } held => text.HeldNext(held),
        OrderState.Shipped => text.Of(
            "next.shipped", ("date", text.Date(OrderDeadlines.LastOfSilence(record)!.Value))),
        OrderState.Missing => text["next.missing"],
        OrderState.Delivered => text.Of("next.delivered", ("until", text.Moment(record.Delivered!.InspectUntil))),
        OrderState.Released or OrderState.Settled when record.RestDueOn is { } due => text.Of(
            now < Instant.StartOf(due.AddDays(1)) ? "next.rest" : "next.rest_late",
            ("rest", text.Money(record.Unpaid)), ("date", text.Date(due))),
        // All that was left went to the lender.
        OrderState.Released when record.Earned.Minor == 0 => null,
        OrderState.Released => text.Of("next.released", ("date", text.Date(record.PayoutOn!.Value))),
        OrderState.RefusedAtDoor => text.Of(
            OrderDeadlines.WaitsForRuling(record, now) ? "next.not_returned" : "next.refused_at_door",
            ("until", text.Moment(OrderDeadlines.ReturnEnds(record)))),
        OrderState.Disputed => text["next.disputed"],
        _ when record.ToReturn.Minor > 0 => text.Of("next.refund", ("amount", text.Money(record.ToReturn))),
        _ when record.Claim is { IsAnswered: false } => text["next.claim_open"],
        _ when record.Claim is { Agreed: { } agreed, Paid: null } =>
            text.Of("next.claim_agreed", ("sum", text.Money(agreed.Sum))),
        _ when ClaimLoss.IsAllowed(record) =>
            text.Of("next.claim", ("insured", text.Money(record.Terms.Insured))),
        _ => null,
    };
}
