using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Trade;

namespace Sampan.Bench.Orders;

internal sealed record OrderBody(string Key, long Units);

internal sealed record OrderAnswer(string Order, string State);

[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(OrderAnswer))]
internal sealed partial class OrderJson : JsonSerializerContext;

/// <summary>
/// The host that is measured: <c>/bare</c> reads the body and answers, <c>/orders</c> offers an order and accepts it
/// through the journeys, so that the stock is held and two entries with their facts and the order's row are on disk
/// before the answer.
/// </summary>
internal sealed class OrderHost : IAsyncDisposable
{
    private static readonly OfferOrder.OfferedGoods Goods = new(
        new Id(42), "Dried mango, 500 g pack", HsCode.Parse("080450").Value, Country.Thailand,
            new Money(120_00, Currency.Thb),
        500, 520, 20, 1);

    private readonly WebApplication _app;

    private OrderHost(WebApplication app) => _app = app;

    internal string Url => _app.Urls.First();

    internal static async Task<OrderHost> Start(OrderDesk desk, Id seller)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));
        WebApplication app = builder.Build();
        (var offer, var place) = (new OfferOrder(desk), new PlaceOrder(desk));
        app.MapPost("/bare", (OrderBody body) => TypedResults.Json(
            new OrderAnswer(body.Key, "Placed"), OrderJson.Default.OrderAnswer, statusCode: 201));
        app.MapPost("/orders", async (OrderBody body) =>
        {
            Outcome<TradeRecord> placed = await Order(body, seller, offer, place);
            return placed.IsRefused
                ? (IResult)TypedResults.Problem(placed.Refusal.ToString(), statusCode: 422)
                : TypedResults.Json(
                    new OrderAnswer(placed.Value.Order.ToString(), placed.Value.State.ToString()),
                    OrderJson.Default.OrderAnswer, statusCode: 201);
        });
        await app.StartAsync();
        return new OrderHost(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<Outcome<TradeRecord>> Order(OrderBody body, Id seller, OfferOrder offer, PlaceOrder place)
    {
        Request request = Request.Of("bench offer", body.Key);
        Outcome<TradeRecord> offered = await offer.Run(new OfferOrder.Command
        {
            Request = request,
            Order = request.Id,
            Seller = seller,
            Goods = Goods,
            Units = body.Units,
            Freight = new Money(900_00, Currency.Thb),
            Insurance = Money.Zero(Currency.Thb),
            To = Country.Japan,
            Term = Incoterm.DAP,
            Place = "Osaka",
            Reference = "SP-0000-0000",
            Quote = Hash256.Zero,
            Sandbox = true,
        });
        if (offered.IsRefused) return offered.Refusal;
        return await place.Run(new PlaceOrder.Command(
            Request.Of("bench place", body.Key), request.Id, new Id(7), Hash256.Zero));
    }
}
