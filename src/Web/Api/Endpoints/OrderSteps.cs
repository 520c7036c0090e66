using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Carriers;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Orders;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>What a firm does to its orders and its stock.</summary>
internal static class OrderSteps
{
    public static void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder order = api.MapGroup("/firms/{firm}/orders/{order}");
        _ = order.MapPost("/ship", Ship).AllowedTo(Who.Member(Permission.ShipOrders))
            .Says("Ship a paid order", "Names carrier and tracking; the invoice gets its number.")
            .Takes<ShipRequest>("""{"carrier":"Demo Air Cargo","tracking":"DAC-000-0001","on":"2026-11-26"}""")
            .Gives<OrderBody>()
            .Refuses(
                JourneyRefusals.OrderUnknown, JourneyRefusals.TextTooLong, JourneyRefusals.OrderNotPaid,
                JourneyRefusals.ShippingDateWrong, JourneyRefusals.OriginProgramUnknown,
                JourneyRefusals.OriginNumberWrong, KernelRefusals.DateMalformed);
        _ = order.MapPost("/cancel", Cancel).AllowedTo(Who.Member(Permission.ShipOrders))
            .Says("Withdraw an order",
                "Before it has shipped: the stock is free again and what was paid goes back whole.")
            .Takes<NothingRequest>("{}").Gives<OrderBody>()
            .Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderCannotBeCancelled);
        _ = order.MapPost("/goods-back", GoodsBack).AllowedTo(Who.Member(Permission.ShipOrders))
            .Says("Refused goods are back",
                "Their price returns to the buyer, the stock to the shelf; freight was spent.")
            .Takes<NothingRequest>("{}").Gives<OrderBody>()
            .Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotRefused);
        _ = order.MapPost("/forgive-rest", Forgive).AllowedTo(Who.Member(Permission.ForgiveDebt))
            .Says("Ask for no more of the rest",
                "Of goods that the buyer has accepted: what is still owed is waived, and the order can end.")
            .Takes<NothingRequest>("{}").Gives<OrderBody>()
            .Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.NothingOwed, JourneyRefusals.LoanOpen);
        _ = order.MapPost("/book", Book).AllowedTo(Who.Member(Permission.ShipOrders))
            .Says("Book the connected carrier",
                "It fetches the goods: the order is shipped under the number that the carrier gives.")
            .Takes<BookRequest>("""{"on":"2026-11-26"}""").Gives<OrderBody>()
            .Refuses(
                JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotPaid, JourneyRefusals.ShippingDateWrong,
                KernelRefusals.DateMalformed, CarrierRefusals.Unavailable, CarrierRefusals.Refused);
        _ = order.MapPost("/claim", Claim).AllowedTo(Who.Member(Permission.ShipOrders))
            .Says("Claim the insurance",
                "For goods that were lost: the insurer is asked for goods and freight, and pays the seller.")
            .Takes<NothingRequest>("{}").Gives<OrderBody>()
            .Refuses(
                JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotLost, JourneyRefusals.OrderNotInsured,
                JourneyRefusals.ClaimAlreadyOpened, InsurerRefusals.Unavailable);
        _ = api.MapPost("/firms/{firm}/stock", Stock).AllowedTo(Who.Member(Permission.EditListings))
            .Says("Put units on hand", "Adds units of one of the firm's listings to what can be sold.")
            .Takes<StockRequest>("""{"listing":"01k2v8g5tqj6m0x1y2z3a4b5c6","units":500}""").Gives<StockBody>()
            .Refuses(
                MarketRefusals.ListingUnknown, JourneyRefusals.UnitsNotPositive, LedgerRefusals.AmountOverCap,
                LedgerRefusals.CounterOverCap);
    }

    private static async Task<IResult> Ship(HttpContext context, OrderDesk desk, ShipOrder ship, BuyerDesk buyers)
    {
        Outcome<ShipRequest> body = context.Call().Read(Wire.Json.ShipRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<DateOnly> on = Dates.Parse(body.Value.On);
        if (on.IsRefused) return (ApiAnswer)on.Refusal;
        return await Step(context, desk, buyers, order => ship.Run(new ShipOrder.Command(
            context.Call().Request, order, body.Value.Carrier, body.Value.Tracking, on.Value)
        {
            Origin = body.Value.Origin is { } origin ? new OriginShown(origin.Program, origin.Number) : null,
        }));
    }

    private static async Task<IResult> Cancel(HttpContext context, OrderDesk desk, CancelOrder cancel, BuyerDesk buyers)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        return await Step(context, desk, buyers, order =>
            cancel.Run(new CancelOrder.Command(context.Call().Request, order, BySeller: true)));
    }

    private static async Task<IResult> GoodsBack(
        HttpContext context, OrderDesk desk, ReturnGoods back, BuyerDesk buyers)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        return await Step(context, desk, buyers, order =>
            back.Run(new ReturnGoods.Command(context.Call().Request, order)));
    }

    private static async Task<IResult> Forgive(
        HttpContext context, OrderDesk desk, ForgiveRest forgive, BuyerDesk buyers)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        return await Step(context, desk, buyers, order =>
            forgive.Run(new ForgiveRest.Command(context.Call().Request, order)));
    }

    private static async Task<IResult> Book(HttpContext context, OrderDesk desk, BookCarrier book, BuyerDesk buyers)
    {
        Outcome<BookRequest> body = context.Call().Read(Wire.Json.BookRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<DateOnly> on = Dates.Parse(body.Value.On);
        if (on.IsRefused) return (ApiAnswer)on.Refusal;
        return await Step(context, desk, buyers, order =>
            book.Run(new BookCarrier.Command(context.Call().Request, order, on.Value)));
    }

    private static async Task<IResult> Claim(HttpContext context, OrderDesk desk, ClaimLoss claims, BuyerDesk buyers)
    {
        Outcome<NothingRequest> body = context.Call().Read(Wire.Json.NothingRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        return await Step(context, desk, buyers, order =>
            claims.Run(new ClaimLoss.Command(context.Call().Request, order, BySeller: true)));
    }

    private static async Task<ApiAnswer> Step(
        HttpContext context, OrderDesk desk, BuyerDesk buyers, Func<Id, Task<Outcome<TradeRecord>>> run)
    {
        Outcome<TradeRecord> own = await OrderEndpoints.Own(context, desk);
        return own.IsRefused ? own.Refusal : await OrderEndpoints.Shown(await run(own.Value.Order), buyers);
    }

    private static async Task<IResult> Stock(HttpContext context, IMarket market, AddStock stock)
    {
        Outcome<StockRequest> body = context.Call().Read(Wire.Json.StockRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<Id> listing = Id.Parse(body.Value.Listing);
        if (listing.IsRefused) return (ApiAnswer)listing.Refusal;
        Id firm = context.Asker().Firm;
        Outcome<Listing> own = await market.ListingOf(firm, listing.Value);
        if (own.IsRefused) return (ApiAnswer)own.Refusal;
        Outcome<Receipt> added = await stock.Run(
            new AddStock.Command(context.Call().Request, firm, listing.Value, body.Value.Units));
        if (added.IsRefused) return (ApiAnswer)added.Refusal;
        long available = await stock.Available(firm, listing.Value);
        return ApiAnswer.Ok(new StockBody(body.Value.Listing, available), Wire.Json.StockBody);
    }
}
