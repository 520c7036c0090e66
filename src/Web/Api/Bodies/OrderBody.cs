using System.Globalization;
using Sampan.Journeys.Buyers;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Bodies;

/// <summary>
/// An order as its record tells it. The fee is the seller's to know, the buyer's address the seller's to use.
/// </summary>
internal sealed record OrderBody
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string State { get; init; }
    public required bool Sandbox { get; init; }
    public required string Reference { get; init; }
    public required IReadOnlyList<GoodsBody> Lines { get; init; }

    /// <summary>The price of all lines.</summary>
    public required MoneyBody Goods { get; init; }
    public required MoneyBody Freight { get; init; }
    public required MoneyBody Insurance { get; init; }

    /// <summary>The rate card of freight and insurance; null in orders from before there were any.</summary>
    public CarriageBody? Carriage { get; init; }
    public required MoneyBody Total { get; init; }

    /// <summary>Null where all is paid before shipping.</summary>
    public PlanBody? Plan { get; init; }
    public MoneyBody? Fee { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Term { get; init; }
    public required string Place { get; init; }
    public required long Cartons { get; init; }
    public required DeadlinesBody Deadlines { get; init; }
    public required string OpenUntil { get; init; }
    public string? PayBy { get; init; }
    public required MoneyBody InEscrow { get; init; }
    public required MoneyBody Missing { get; init; }

    /// <summary>What is to be paid after shipping and has not come; by RestDueOn, once that day is known.</summary>
    public required MoneyBody Rest { get; init; }
    public string? RestDueOn { get; init; }
    public required MoneyBody ToReturn { get; init; }
    public string? Invoice { get; init; }
    public string? Carrier { get; init; }
    public string? Tracking { get; init; }
    public string? ShippedOn { get; init; }
    /// <summary>While customs hold the goods.</summary>
    public BorderHoldBody? Held { get; init; }
    public string? DeliveredOn { get; init; }
    public string? LostOn { get; init; }
    public ClaimBody? Claim { get; init; }
    public string? InspectUntil { get; init; }
    public string? PayoutOn { get; init; }
    public BuyerBody? Buyer { get; init; }
    public required IReadOnlyList<PayoutBody> Payouts { get; init; }
    public required IReadOnlyList<HappeningBody> Timeline { get; init; }

    public static OrderBody ForBuyer(TradeRecord record) => Plain(record.ForBuyer());

    public static OrderBody ForSeller(TradeRecord record, BuyerDetails? buyer) => Plain(record) with
    {
        Fee = MoneyBody.Of(record.Terms.Fee),
        Buyer = buyer is null ? null : new BuyerBody(buyer.Name, buyer.Address, buyer.Email),
    };

    private static OrderBody Plain(TradeRecord record)
    {
        OrderTerms terms = record.Terms;
        Deadlines days = terms.Deadlines;
        return new OrderBody
        {
            Id = record.Order.ToString(),
            Version = record.Version,
            State = record.State.ToString(),
            Sandbox = terms.Sandbox,
            Reference = terms.Reference,
            Lines = [.. terms.Lines.Select(GoodsBody.Of)],
            Goods = MoneyBody.Of(terms.Goods),
            Freight = MoneyBody.Of(terms.Freight),
            Insurance = MoneyBody.Of(terms.Insurance),
            Carriage = CarriageBody.Of(terms.Carriage),
            Total = MoneyBody.Of(terms.Total),
            Plan = terms.Plan is { } plan ? new PlanBody(MoneyBody.Of(plan.Deposit), plan.RestDays) : null,
            From = terms.From.Code,
            To = terms.To.Code,
            Term = terms.Term.ToString(),
            Place = terms.Place,
            Cartons = terms.Cartons,
            Deadlines = new DeadlinesBody(
                days.Pay, days.Ship, days.Inspect, days.Silence, days.Payout, days.Return),
            OpenUntil = terms.OpenUntil.ToString(),
            PayBy = record.PayBy?.ToString(),
            InEscrow = MoneyBody.Of(record.InEscrow),
            Missing = MoneyBody.Of(record.Missing),
            Rest = MoneyBody.Of(record.Rest),
            RestDueOn = record.RestDueOn?.Text(),
            ToReturn = MoneyBody.Of(record.ToReturn),
            Invoice = record.Invoice?.Number,
            Carrier = record.Shipped?.Carrier,
            Tracking = record.Shipped?.Tracking,
            ShippedOn = record.Shipped?.On.Text(),
            Held = record.Held is { } held
                ? new BorderHoldBody(
                    Show.Key(held.Reason), HoldWords.Actor(held.Reason), record.HeldSince!.Value.Text())
                : null,
            LostOn = record.Lost?.On.Text(),
            Claim = ClaimBody.Of(record.Claim),
            DeliveredOn = record.Delivered?.On.Text(),
            InspectUntil = record.Delivered?.InspectUntil.ToString(),
            PayoutOn = record.PayoutOn?.Text(),
            Payouts = [.. record.Payouts.Select(Paid)],
            Timeline = [.. record.History.Select(Told)],
        };
    }

    private static PayoutBody Paid(OrderPayout payout) =>
        new(payout.Id.ToString(), MoneyBody.Of(payout.Amount), payout.Refund, payout.ConfirmedOn?.Text());

    private static HappeningBody Told(Happening happening) => new(
        happening.Seq, happening.At.ToString(), FactCodec.TypeOf(happening.Fact),
        Details(happening.Fact).ToDictionary(detail => detail.Name, detail => detail.Value));

    private static IEnumerable<(string Name, string Value)> Details(Fact fact) => fact switch
    {
        OrderPlaced f => [("payBy", f.PayBy.ToString())],
        PaymentReceived f => [("amount", f.Amount.ToString()), ("excess", f.Excess.ToString())],
        OrderLapsed f => [("returned", f.Returned.ToString())],
        OrderCancelled f => [("by", f.BySeller ? "seller" : "buyer"), ("returned", f.Returned.ToString())],
        InvoiceIssued f => [("number", f.Number), ("date", f.Date.Text())],
        GoodsShipped f => [("carrier", f.Carrier), ("tracking", f.Tracking), ("on", f.On.Text())],
        OriginShown f => [("program", f.Program), ("number", f.Number)],
        GoodsDelivered f =>
            [("witness", f.Witness.ToString().ToLower(CultureInfo.InvariantCulture)), ("on", f.On.Text())],
        GoodsSeen f => [("at", Show.Key(f.At)), ("on", f.On.Text())],
        GoodsHeld f => [("missing", Show.Key(f.Reason)), ("on", f.On.Text())],
        GoodsCleared f => [("on", f.On.Text())],
        GoodsLost f => [("returned", f.Returned.ToString()), ("on", f.On.Text())],
        ClaimOpened f => [("by", f.BySeller ? "seller" : "buyer"), ("insured", f.Insured.ToString())],
        ClaimAgreed f => [("sum", f.Sum.ToString())],
        ClaimRefused f => [("reason", Show.Key(f.Reason))],
        ClaimPaid f => [("amount", f.Amount.ToString())],
        GoodsRefused f => [("reason", Show.Key(f.Reason)), ("on", f.On.Text())],
        GoodsDisputed f => [("reason", Show.Key(f.Reason))],
        DisputeSettled f =>
            [("returned", f.Returned.ToString()), ("kept", f.Kept.ToString()), ("waived", f.Waived.ToString())],
        GoodsReturned f => [("returned", f.Returned.ToString()), ("kept", f.Kept.ToString())],
        RestReleased f => [("payable", f.Payable.ToString()), ("payoutOn", f.PayoutOn.Text())],
        RestForgiven f => [("amount", f.Amount.ToString())],
        EscrowReleased f => [("payable", f.Payable.ToString()), ("payoutOn", f.PayoutOn.Text())],
        PayoutSent f => [("amount", f.Amount.ToString()), ("to", f.Refund ? "buyer" : "seller")],
        PayoutConfirmed f =>
            [("amount", f.Amount.ToString()), ("to", f.Refund ? "buyer" : "seller"), ("on", f.On.Text())],
        OrderPledged f => [("principal", f.Terms.Principal.ToString()), ("dueOn", f.Terms.DueOn.Text())],
        LoanRepaid f =>
        [
            ("fee", f.Fee.ToString()), ("interest", f.Interest.ToString()), ("principal", f.Principal.ToString()),
            ("by", f.Line is null ? "order" : "seller"), ("on", f.On.Text()),
        ],
        _ => [],
    };
}
