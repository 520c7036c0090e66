using System.Text.Json.Nodes;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Bodies;

// What is sent.
/// <param name="Card">The rate card to travel by; the cheapest when absent.</param>
/// <param name="Lines">One to twelve products, all of one origin, currency and delivery term.</param>
/// <param name="Payment">Left out: all before shipping.</param>
internal sealed record OfferRequest(
    IReadOnlyList<WantedBody> Lines, string To, string Place, string? Card = null, PaymentTermsBody? Payment = null);

/// <summary>A deposit in percent of the total before shipping, the rest within days of delivery.</summary>
internal sealed record PaymentTermsBody(int DepositPercent, int RestDays);

/// <summary>What was agreed: the deposit, and how many days from delivery the rest has.</summary>
internal sealed record PlanBody(MoneyBody Deposit, int RestDays);

internal sealed record WantedBody(string Listing, long Units);

/// <summary>Units of one product in an order.</summary>
/// <param name="Quote">The hash of its border quote; null where the border's rules were not known.</param>
internal sealed record GoodsBody(
    string Listing, string Title, long Units, MoneyBody UnitPrice, MoneyBody Goods, string HsCode, string Origin,
    long Cartons, string? Quote)
{
    public static GoodsBody Of(GoodsLine line) => new(
        line.Listing.ToString(), line.Title, line.Units, MoneyBody.Of(line.UnitPrice), MoneyBody.Of(line.Goods),
        line.HsCode.ToString(), line.Origin.Code, line.Cartons,
        line.Quote == Hash256.Zero ? null : line.Quote.ToString());
}

/// <param name="Origin">Left out where no proof of origin goes with the goods.</param>
internal sealed record ShipRequest(string Carrier, string Tracking, string On, OriginRequest? Origin = null);

/// <summary>A proof of origin.</summary>
/// <param name="Program">The agreement: <c>jtepa</c>, <c>ajcep</c> or <c>rcep</c>.</param>
/// <param name="Number">Of the certificate.</param>
internal sealed record OriginRequest(string Program, string Number);

internal sealed record StockRequest(string Listing, long Units);

internal sealed record CodeRequest(string Email);

internal sealed record AcceptRequest(string Email, string Code, string Name, IReadOnlyList<string> Address);

internal sealed record ArrivedRequest(string On);

/// <param name="Reason">damaged, wrong_goods, short, not_as_described, duty_or_papers or other.</param>
internal sealed record RefuseRequest(string Reason, string On);

/// <param name="Reason">As of a refusal; or not_come while the goods are on their way.</param>
internal sealed record DisputeRequest(string Reason);

internal sealed record BookRequest(string On);

/// <summary>An empty object: the address says it all.</summary>
internal sealed record NothingRequest;

internal sealed record CarrierEventRequest
{
    public required string EventId { get; init; }

    /// <summary>The order's payment reference; or else the tracking number.</summary>
    public string? Reference { get; init; }
    public string? Tracking { get; init; }

    /// <summary>
    /// picked_up, departed, at_border, held, released, out_for_delivery, delivered, refused, returned or lost.
    /// </summary>
    public required string Kind { get; init; }
    public required string On { get; init; }

    /// <summary>
    /// Of a refusal, as the buyer's own names it; other when absent. Of a hold, what is missing: import_permit,
    /// health_certificate, origin_certificate, invoice, duty_unpaid or examination.
    /// </summary>
    public string? Reason { get; init; }
}

// What is answered.
internal sealed record OfferedBody(OrderBody Order, string LinkToken, string Link);

internal sealed record StockBody(string Listing, long Available);

internal sealed record SentBody(bool Sent);

internal sealed record CarrierEventBody(string EventId, bool Taken);

internal sealed record OrdersBody(IReadOnlyList<OrderLineBody> Orders, string? Next);

/// <param name="Title">Of the first product; <paramref name="Units"/> are its units.</param>
/// <param name="Others">How many products there are beside it.</param>
internal sealed record OrderLineBody(
    string Id, string State, string Reference, string Title, long Units, int Others, MoneyBody Total,
    MoneyBody Missing, string To, string ChangedAt)
{
    public static OrderLineBody Of(CardRow row)
    {
        OrderCard card = OrderCard.Read(row.Card);
        return new OrderLineBody(
            row.Subject.ToString(), row.Card.State, card.Reference, card.Title, card.Units, card.Others,
            MoneyBody.Of(card.Total),
            MoneyBody.Of(card.Missing), card.To.Code, row.ChangedAt.ToString());
    }
}

internal sealed record MovesBody(IReadOnlyList<MoveBody> Moves);

/// <param name="Commodity">A currency, one of the sandbox as <c>THB.test</c>, or <c>units</c>.</param>
internal sealed record MoveBody(
    long Seq, string At, string Entry, string From, string To, string Amount, string Commodity, string Phase)
{
    public static MoveBody Of(JournalMove move)
    {
        Commodity commodity = move.Debit.Commodity;
        bool money = commodity.Kind == CommodityKind.Money;
        return new MoveBody(
            move.Seq, move.RecordedAt.ToString(), move.EntryKind, move.Debit.Kind.Name, move.Credit.Kind.Name,
            commodity.AmountText(move.Amount),
            money ? commodity.Code : "units", move.Phase);
    }
}

internal sealed record BuyerBody(string Name, IReadOnlyList<string> Address, string Email);

internal sealed record DeadlinesBody(
    int PayDays, int ShipDays, int InspectDays, int SilenceDays, int PayoutDays, int ReturnDays);

/// <param name="Missing">What customs miss, as a carrier names it.</param>
/// <param name="Acts">Who has to act: seller, buyer or customs.</param>
internal sealed record BorderHoldBody(string Missing, string Acts, string Since);

/// <param name="State">open, agreed, paid or refused.</param>
/// <param name="Reason">Why the insurer refused: late, not_covered or other.</param>
internal sealed record ClaimBody(string State, MoneyBody Insured, string OpenedBy, string? Reason)
{
    public static ClaimBody? Of(OrderClaim? claim) => claim is null ? null : new ClaimBody(
        claim.Paid is not null ? "paid"
            : claim.Agreed is not null ? "agreed"
            : claim.Refused is not null ? "refused"
            : "open",
        MoneyBody.Of(claim.Opened.Insured), claim.Opened.BySeller ? "seller" : "buyer",
        claim.Refused is { } refused ? Show.Key(refused.Reason) : null);
}

internal sealed record PayoutBody(string Id, MoneyBody Amount, bool Refund, string? ConfirmedOn);

internal sealed record HappeningBody(long Seq, string At, string What, IReadOnlyDictionary<string, string> Details);

/// <summary>How and until when the buyer pays.</summary>
internal sealed record PaymentBody(
    string Bank, string Account, string Reference, MoneyBody Missing, string Until, bool Sandbox);

/// <param name="Quotes">The border's quote of each line; null where its rules were not known.</param>
/// <param name="LinkToken">Only in the answer to accepting: the address that replaces the one so far.</param>
internal sealed record LinkBody(
    OrderBody Order, PaymentBody? Payment, IReadOnlyList<JsonNode?> Quotes, string? LinkToken = null);
