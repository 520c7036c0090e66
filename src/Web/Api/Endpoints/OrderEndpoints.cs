using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>
/// A firm's orders: offering, listing, reading. What moves an order on is in <see cref="OrderSteps"/>.
/// </summary>
internal static class OrderEndpoints
{
    private const int MostPerPage = 100;

    public static void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder orders = api.MapGroup("/firms/{firm}/orders");
        _ = orders.MapPost("", Offer).AllowedTo(Who.Member(Permission.EditListings))
            .Says("Offer an order",
                "Prices products of the firm for one buyer, freezes their border quotes and makes the buyer's link. "
                + "payment asks for a deposit of 10 to 90 percent, and the rest 7 to 120 days from delivery.")
            .Takes<OfferRequest>(
                """
                {"lines":[{"listing":"01k2v8g5tqj6m0x1y2z3a4b5c6","units":1000}],"to":"JP","place":"Osaka"}
                """)
            .Gives<OfferedBody>(201)
            .Refuses(
                MarketRefusals.ListingUnknown, JourneyRefusals.LinesOutOfRange, JourneyRefusals.GoodsApart,
                JourneyRefusals.UnitsNotPositive, JourneyRefusals.UnitsBelowMinimum, JourneyRefusals.TotalOverflows,
                FreightRefusals.ShipmentTooLarge, JourneyRefusals.FreightUnknown,
                JourneyRefusals.TextTooLong, JourneyRefusals.PlanOutOfRange, JourneyRefusals.DepositTooSmall);
        _ = orders.MapGet("", List).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("The firm's orders",
                "The latest change first. next, when present, is the cursor of the following page.")
            .Asks("state", "only orders that stand so, as Paid")
            .Asks("limit", "1 to 100; 50 when absent").Asks("cursor", "next of the page before")
            .Gives<OrdersBody>().Refuses(ApiRefusals.FieldMalformed);
        _ = orders.MapGet("/{order}", Show).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("An order", "The order's record and everything that happened, in order.")
            .Gives<OrderBody>().Refuses(JourneyRefusals.OrderUnknown);
        _ = orders.MapGet("/{order}/moves", Moves).AllowedTo(Who.Member(Permission.SeeMoney))
            .Says("An order's moves", "Every transfer of money and stock that the order's entries made.")
            .Gives<MovesBody>().Refuses(JourneyRefusals.OrderUnknown);
        _ = orders.MapGet("/{order}/invoice.pdf", Pdf).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("The invoice as PDF", "Drawn from the order's record at the moment it is asked for.")
            .GivesFile("application/pdf").Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotShipped);
        _ = orders.MapGet("/{order}/invoice.xml", Ubl).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("The invoice as UBL 2.1", "The same invoice for machines.")
            .GivesFile("application/xml").Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotShipped);
        _ = orders.MapGet("/{order}/declaration-ubl.xml", DeclarationUbl).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("The export declaration as UBL 2.5",
                "What the order knows of an export declaration, for a broker or customs software. "
                + "Before the goods leave it names no invoice.")
            .GivesFile("application/xml").Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotPaid);
        _ = orders.MapGet("/{order}/declaration-wco.xml", DeclarationWco).AllowedTo(Who.Member(Permission.SeeOrders))
            .Says("The export declaration as WCO DEC",
                "The same declaration in the data model of the World Customs Organization. "
                + "Its fields are shorter: a name or address that does not fit is refused by name.")
            .GivesFile("application/xml").Refuses(JourneyRefusals.OrderUnknown, JourneyRefusals.OrderNotPaid);
    }

    /// <summary>The order, if it is the firm's own; another firm's is none.</summary>
    internal static async Task<Outcome<TradeRecord>> Own(HttpContext context, OrderDesk desk)
    {
        Outcome<Id> order = context.RouteId("order", JourneyRefusals.OrderUnknown);
        if (order.IsRefused) return order.Refusal;
        TradeRecord? record = await desk.Load(order.Value);
        return record is not null && record.Seller == context.Asker().Firm ? record : JourneyRefusals.OrderUnknown;
    }

    internal static async Task<ApiAnswer> Shown(Outcome<TradeRecord> record, BuyerDesk buyers)
    {
        if (record.IsRefused) return record.Refusal;
        Outcome<BuyerDetails> buyer = record.Value.Buyer.IsNone
            ? IdentityRefusals.VaultEmpty
            : await buyers.Details(record.Value.Buyer);
        return ApiAnswer.Ok(
            OrderBody.ForSeller(record.Value, buyer.IsRefused ? null : buyer.Value), Wire.Json.OrderBody);
    }

    internal static ApiAnswer Told(IEnumerable<JournalMove> moves) =>
        ApiAnswer.Ok(new MovesBody([.. moves.Select(MoveBody.Of)]), Wire.Json.MovesBody);

    private static async Task<IResult> Offer(HttpContext context, IMarket market, MakeOffer offers, SiteOptions site)
    {
        Outcome<OfferRequest> body = context.Call().Read(Wire.Json.OfferRequest);
        if (body.IsRefused) return (ApiAnswer)body.Refusal;
        Outcome<Country> to = Country.Parse(body.Value.To);
        if (to.IsRefused) return (ApiAnswer)to.Refusal;
        var goods = new List<WantedGoods>();
        // One more than an order may have is enough to be refused.
        foreach (WantedBody line in body.Value.Lines.Take(OfferOrder.MostLines + 1))
        {
            Outcome<Id> listing = Id.Parse(line.Listing);
            if (listing.IsRefused) return (ApiAnswer)listing.Refusal;
            Outcome<Listing> own = await market.ListingOf(context.Asker().Firm, listing.Value);
            if (own.IsRefused) return (ApiAnswer)own.Refusal;
            goods.Add(new WantedGoods(own.Value, line.Units));
        }
        Outcome<Id> card = body.Value.Card is null ? Id.None : Id.Parse(body.Value.Card);
        if (card.IsRefused) return (ApiAnswer)card.Refusal;
        OfferOrder.PaymentWish? payment =
            body.Value.Payment is { } wish ? new(wish.DepositPercent, wish.RestDays) : null;
        Outcome<OfferedOrder> offered = await offers.Run(new MakeOffer.Command(
            context.Call().Request, goods, to.Value, body.Value.Place)
        { Card = card.Value, Payment = payment });
        if (offered.IsRefused) return (ApiAnswer)offered.Refusal;
        (TradeRecord record, string token) = offered.Value;
        return ApiAnswer.Created(
            $"/api/v1/firms/{record.Seller}/orders/{record.Order}",
            new OfferedBody(OrderBody.ForSeller(record, null), token, site.OrderLink(token)), Wire.Json.OfferedBody);
    }

    private static async Task<IResult> List(HttpContext context, IJournal journal, CancellationToken cancel)
    {
        IQueryCollection query = context.Request.Query;
        string? state = query["state"];
        if (state is not null && !Enum.GetNames<OrderState>().Contains(state)) return Wrong("state", state);
        string limit = query.ContainsKey("limit") ? query["limit"].ToString() : "50";
        bool isNumber = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int most);
        if (!isNumber || most is < 1 or > MostPerPage) return Wrong("limit", limit);
        Instant? before = null;
        if (query.ContainsKey("cursor"))
        {
            Outcome<long> cursor = MarketEndpoints.Whole("cursor", query["cursor"]);
            if (cursor.IsRefused) return (ApiAnswer)cursor.Refusal;
            before = new Instant(cursor.Value);
        }
        List<CardRow> rows = await journal.Cards(
            new CardQuery(OrderDesk.Kind)
            {
                Seller = context.Asker().Firm,
                States = state is null ? [] : [state],
                Before = before,
                Limit = most + 1,
            },
            cancel);
        string? next = rows.Count > most
            ? rows[most - 1].ChangedAt.Microseconds.ToString(CultureInfo.InvariantCulture)
            : null;
        return ApiAnswer.Ok(new OrdersBody([.. rows.Take(most).Select(OrderLineBody.Of)], next), Wire.Json.OrdersBody);
    }

    private static async Task<IResult> Show(HttpContext context, OrderDesk desk, BuyerDesk buyers) =>
        await Shown(await Own(context, desk), buyers);

    private static async Task<IResult> Moves(HttpContext context, OrderDesk desk, CancellationToken cancel)
    {
        Outcome<TradeRecord> record = await Own(context, desk);
        if (record.IsRefused) return (ApiAnswer)record.Refusal;
        return Told(await desk.Journal.Moves(record.Value.Order, cancel));
    }

    private static async Task<IResult> Pdf(HttpContext context, OrderDesk desk, OrderPapers papers)
    {
        Outcome<TradeRecord> record = await Own(context, desk);
        if (record.IsRefused) return (ApiAnswer)record.Refusal;
        Outcome<byte[]> pdf = await papers.InvoicePdf(record.Value);
        return pdf.IsRefused
            ? (ApiAnswer)pdf.Refusal
            : ApiAnswer.File(pdf.Value, "application/pdf", Name(record.Value, "pdf"));
    }

    private static Task<IResult> Ubl(HttpContext context, OrderDesk desk, OrderPapers papers) => Xml(
        context, desk, papers.InvoiceUbl, record => Name(record, "xml"));

    private static Task<IResult> DeclarationUbl(HttpContext context, OrderDesk desk, OrderPapers papers) => Xml(
        context, desk, papers.DeclarationUbl, record => $"declaration-{record.Terms.Reference}-ubl.xml");

    private static Task<IResult> DeclarationWco(HttpContext context, OrderDesk desk, OrderPapers papers) => Xml(
        context, desk, papers.DeclarationWco, record => $"declaration-{record.Terms.Reference}-wco.xml");

    private static async Task<IResult> Xml(
        HttpContext context, OrderDesk desk, Func<TradeRecord, Task<Outcome<byte[]>>> draw,
        Func<TradeRecord, string> name)
    {
        Outcome<TradeRecord> record = await Own(context, desk);
        if (record.IsRefused) return (ApiAnswer)record.Refusal;
        Outcome<byte[]> xml = await draw(record.Value);
        return xml.IsRefused
            ? (ApiAnswer)xml.Refusal
            : ApiAnswer.File(xml.Value, "application/xml", name(record.Value));
    }

    private static string Name(TradeRecord record, string ending) => $"invoice-{record.Invoice!.Number}.{ending}";

    private static ApiAnswer Wrong(string field, string text) => ApiRefusals.FieldMalformed.With(
        ("field", field), ("text", text.Length <= 80 ? text : text[..80]));
}
