using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Endpoints;

/// <summary>
/// A buyer without an account: whoever holds the link of an order acts as its buyer. The token stands in the address,
/// or, for those who keep addresses out of their logs, in the header Sampan-Order-Link.
/// </summary>
internal static class LinkEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/links/{token}"), inHeader: false);
        Map(api.MapGroup("/link"), inHeader: true);
    }

    private static void Map(RouteGroupBuilder link, bool inHeader)
    {
        RouteHandlerBuilder[] endpoints =
        [
            link.MapGet("", Show)
                .Says("The order of a link",
                    "The order, how to pay it, and the frozen border quote it was offered with.")
                .Gives<LinkBody>(),
            link.MapGet("/moves", Moves).Says("The order's moves", "Every transfer that the order's entries made.")
                .Gives<MovesBody>(),
            link.MapPost("/code", Code)
                .Says("Send a code", "Sends six digits to the buyer's address by mail; accepting needs them.")
                .Takes<CodeRequest>("""{"email":"yuki.tanaka@buyer.example"}""").Gives<SentBody>()
                .Refuses(IdentityRefusals.EmailMalformed, IdentityRefusals.CodeTooOften, JourneyRefusals.OrderNotOpen),
            link.MapPost("/accept", Accept)
                .Says("Accept the offer",
                    "The stock is held until the payment deadline. Name and address are kept apart and erasable.")
                .Takes<AcceptRequest>(
                    """
                    {"email":"yuki.tanaka@buyer.example","code":"123456","name":"Yuki Tanaka",
                     "address":["2-4-6 Demo-machi, Kita-ku","Osaka 530-0000"]}
                    """)
                .Gives<LinkBody>()
                .Refuses(
                    JourneyRefusals.BuyerNameWrong, JourneyRefusals.BuyerAddressWrong, IdentityRefusals.CodeWrong,
                    IdentityRefusals.CodeExpired, IdentityRefusals.CodeSpent, JourneyRefusals.OfferExpired,
                    JourneyRefusals.OrderNotOpen, Ledger.LedgerRefusals.BalanceShort),
            link.MapPost("/arrived", Arrived)
                .Says("The goods have arrived", "The buyer's own word: the inspection ends at once.")
                .Takes<ArrivedRequest>("""{"on":"2026-12-02"}""").Gives<LinkBody>()
                .Refuses(JourneyRefusals.OrderNotShipped, JourneyRefusals.ShippingDateWrong),
            link.MapPost("/refuse", Refuse)
                .Says("Turn the goods away", "The escrow stays closed until they are back with the seller.")
                .Takes<RefuseRequest>("""{"reason":"damaged","on":"2026-12-02"}""").Gives<LinkBody>()
                .Refuses(
                    ApiRefusals.FieldMalformed, JourneyRefusals.OrderNotShipped, JourneyRefusals.ShippingDateWrong),
            link.MapPost("/dispute", Dispute)
                .Says("Something is wrong",
                    "During the inspection: nothing is released before an operator of the installation has decided. "
                    + "With the reason not_come, in the last days before silence counts as delivery: nothing came.")
                .Takes<DisputeRequest>("""{"reason":"not_as_described"}""").Gives<LinkBody>()
                .Refuses(
                    ApiRefusals.FieldMalformed, JourneyRefusals.OrderNotDelivered, JourneyRefusals.InspectionOver,
                    JourneyRefusals.OrderNotShipped, JourneyRefusals.GoodsHeld, JourneyRefusals.GoodsNotYetMissing,
                    JourneyRefusals.SilenceOver),
            link.MapPost("/claim", Claim)
                .Says("Claim the insurance",
                    "For goods that were lost. The buyer has the payment back; the insurer pays the seller.")
                .Takes<NothingRequest>("{}").Gives<LinkBody>()
                .Refuses(
                    JourneyRefusals.OrderNotLost, JourneyRefusals.OrderNotInsured, JourneyRefusals.ClaimAlreadyOpened,
                    InsurerRefusals.Unavailable),
            link.MapPost("/cancel", Cancel)
                .Says("Withdraw",
                    "Until it is paid; a paid order is binding on the buyer until the shipping deadline has passed.")
                .Takes<NothingRequest>("{}").Gives<LinkBody>()
                .Refuses(JourneyRefusals.OrderCannotBeCancelled),
        ];
        foreach (RouteHandlerBuilder endpoint in endpoints)
        {
            _ = endpoint.AllowedTo(Who.LinkHolder);
            if (inHeader) _ = endpoint.Asks(Gate.LinkHeader, "the token of the link", required: true);
        }
    }

    private static async Task<IResult> Show(
        HttpContext context, OrderDesk desk, BankAccount bank, ITariffShelf shelf) =>
        await Shown(context, await Held(context, desk), bank, shelf);

    private static async Task<IResult> Moves(HttpContext context, OrderDesk desk, CancellationToken cancel)
    {
        Outcome<TradeRecord> held = await Held(context, desk);
        if (held.IsRefused) return (ApiAnswer)held.Refusal;
        return OrderEndpoints.Told((await desk.Journal.Moves(held.Value.Order, cancel)).ForBuyer(held.Value));
    }

    private static async Task<IResult> Code(
        HttpContext context, OrderDesk desk, BuyerDesk buyers, SiteOptions site)
    {
        Outcome<CodeRequest> body = context.Call().Read(Wire.Json.CodeRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<TradeRecord> held = await Held(context, desk);
        if (held.IsRefused) return (ApiAnswer)held.Refusal;
        Refusal? unsent = await buyers.SendCode(
            held.Value.Order, body.Value.Email,
            code => BuyerLetters.Code(context.Texts(), site, held.Value.Terms, code));
        return unsent is not null ? (ApiAnswer)unsent : ApiAnswer.Ok(new SentBody(true), Wire.Json.SentBody);
    }

    private static async Task<IResult> Accept(
        HttpContext context, OrderDesk desk, BuyerDesk buyers, SiteOptions site, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<AcceptRequest> body = context.Call().Read(Wire.Json.AcceptRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        (string email, string code, string name, IReadOnlyList<string> address) = body.Value;
        Outcome<TradeRecord> held = await Held(context, desk);
        if (held.IsRefused) return (ApiAnswer)held.Refusal;
        Outcome<AcceptedOrder> accepted = await buyers.Accept(
            context.Call().Request, held.Value.Order, new BuyerDetails(email, name, address), code,
            token => BuyerLetters.Link(context.Texts(), site, held.Value.Terms, token, desk.Now));
        return await Shown(
            context, accepted.Map(order => order.Record), bank, shelf, accepted.IsRefused ? null
                : accepted.Value.LinkToken);
    }

    private static async Task<IResult> Arrived(
        HttpContext context, DeliverOrder deliver, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<ArrivedRequest> body = context.Call().Read(Wire.Json.ArrivedRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<DateOnly> on = Dates.Parse(body.Value.On);
        if (on.IsRefused) return (ApiAnswer)on.Refusal;
        Outcome<TradeRecord> delivered = await deliver.Run(new DeliverOrder.Command(
            context.Call().Request, context.Asker().Order, DeliveryWitness.Buyer, on.Value));
        return await Shown(context, delivered, bank, shelf);
    }

    private static async Task<IResult> Refuse(
        HttpContext context, RefuseAtDoor refuse, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<RefuseRequest> body = context.Call().Read(Wire.Json.RefuseRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        if (Faults.Named(body.Value.Reason) is not { } reason) return NoReason(body.Value.Reason);
        Outcome<DateOnly> on = Dates.Parse(body.Value.On);
        if (on.IsRefused) return (ApiAnswer)on.Refusal;
        Outcome<TradeRecord> refused = await refuse.Run(new RefuseAtDoor.Command(
            context.Call().Request, context.Asker().Order, reason, on.Value));
        return await Shown(context, refused, bank, shelf);
    }

    private static async Task<IResult> Dispute(
        HttpContext context, DisputeGoods dispute, MissGoods miss, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<DisputeRequest> body = context.Call().Read(Wire.Json.DisputeRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        if (body.Value.Reason == "not_come")
        {
            var missing = new MissGoods.Command(context.Call().Request, context.Asker().Order);
            return await Shown(context, await miss.Run(missing), bank, shelf);
        }
        if (Faults.Named(body.Value.Reason) is not { } reason) return NoReason(body.Value.Reason);
        Outcome<TradeRecord> disputed = await dispute.Run(
            new DisputeGoods.Command(context.Call().Request, context.Asker().Order, reason));
        return await Shown(context, disputed, bank, shelf);
    }

    private static async Task<IResult> Claim(
        HttpContext context, ClaimLoss claims, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<TradeRecord> claimed = await claims.Run(
            new ClaimLoss.Command(context.Call().Request, context.Asker().Order, BySeller: false));
        return await Shown(context, claimed, bank, shelf);
    }

    private static async Task<IResult> Cancel(
        HttpContext context, CancelOrder cancel, BankAccount bank, ITariffShelf shelf)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<TradeRecord> cancelled = await cancel.Run(
            new CancelOrder.Command(context.Call().Request, context.Asker().Order, BySeller: false));
        return await Shown(context, cancelled, bank, shelf);
    }

    private static ApiAnswer NoReason(string text) => ApiRefusals.FieldMalformed.With(
        ("field", "reason"), ("text", text.Length <= 80 ? text : text[..80]));

    private static async Task<Outcome<TradeRecord>> Held(HttpContext context, OrderDesk desk) =>
        await desk.Load(context.Asker().Order) is { } record ? record : JourneyRefusals.OrderUnknown;

    private static async Task<ApiAnswer> Shown(
        HttpContext context, Outcome<TradeRecord> outcome, BankAccount bank, ITariffShelf shelf, string? token = null)
    {
        if (outcome.IsRefused) return outcome.Refusal;
        TradeRecord record = outcome.Value;
        var quotes = new List<JsonNode?>();
        foreach (GoodsLine line in record.Terms.Lines)
        {
            FrozenQuote? quote = line.Quote == Hash256.Zero ? null : await shelf.Frozen(line.Quote);
            quotes.Add(quote is null ? null : JsonNode.Parse(quote.Json));
        }
        string until = record.State == OrderState.Placed ? $"{record.PayBy}" : $"{record.RestDueOn?.Text()}";
        PaymentBody? payment = record.ToPay.Minor == 0
            ? null
            : new PaymentBody(
                bank.Bank.Name, bank.Number, record.Terms.Reference, MoneyBody.Of(record.ToPay), until,
                record.Terms.Sandbox);
        return ApiAnswer.Ok(
            new LinkBody(OrderBody.ForBuyer(record), payment, quotes, token),
            Wire.Json.LinkBody);
    }
}
