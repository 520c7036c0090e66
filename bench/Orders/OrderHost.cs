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
/// The host that is measured. <c>/bare</c> reads the body and answers. <c>/orders</c> places an order that was offered
/// before: the offer is read back, the stock is held, and the entry with its fact and the order's row are on disk
/// before the answer. <c>/offers</c> offers an order and places it at once: two such entries.
/// </summary>
internal sealed class OrderHost : IAsyncDisposable
{
    private static OfferOrder.OfferedGoods Goods(long units) => new(
        new Id(42), "Dried mango, 500 g pack", HsCode.Parse("080450").Value, Country.Thailand, units,
        new Money(120_00, Currency.Thb), 500, 520, 20, 1, Hash256.Zero);

    private readonly WebApplication _app;
    private readonly OfferOrder _offer;
    private readonly PlaceOrder _place;
    private readonly Id _seller;
    private Id[] _offered = [];
    private int _placed;

    private OrderHost(WebApplication app, OrderDesk desk, Id seller) =>
        (_app, _offer, _place, _seller) = (app, new OfferOrder(desk), new PlaceOrder(desk), seller);

    internal string Url => _app.Urls.First();

    internal static async Task<OrderHost> Start(OrderDesk desk, Id seller)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));
        var host = new OrderHost(builder.Build(), desk, seller);
        host.Map();
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Offers that wait to be placed, one for each request to come.</summary>
    internal async Task Prepare(int count)
    {
        const int Posters = 256;
        var offered = new Id[count];
        await Task.WhenAll(Enumerable.Range(0, Posters).Select(async poster =>
        {
            for (int i = poster; i < count; i += Posters)
                offered[i] = (await Offer(Request.Of("bench prepared", $"{i}"), 1)).Value.Order;
        }));
        (_offered, _placed) = (offered, 0);
    }

    private void Map()
    {
        _app.MapPost("/bare", (OrderBody body) => TypedResults.Json(
            new OrderAnswer(body.Key, "Placed"), OrderJson.Default.OrderAnswer, statusCode: 201));
        _app.MapPost("/orders", async (OrderBody body) =>
        {
            int next = Interlocked.Increment(ref _placed) - 1;
            // More requests than offers: the run is spoilt, and says so by its refusals.
            Id order = next < _offered.Length ? _offered[next] : Id.None;
            return Answer(await Place(body, order));
        });
        _app.MapPost("/offers", async (OrderBody body) =>
        {
            Outcome<TradeRecord> offered = await Offer(Request.Of("bench offer", body.Key), body.Units);
            return Answer(offered.IsRefused ? offered : await Place(body, offered.Value.Order));
        });
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static IResult Answer(Outcome<TradeRecord> placed) => placed.IsRefused
        ? TypedResults.Problem(placed.Refusal.ToString(), statusCode: 422)
        : TypedResults.Json(
            new OrderAnswer(placed.Value.Order.ToString(), placed.Value.State.ToString()),
            OrderJson.Default.OrderAnswer, statusCode: 201);

    private Task<Outcome<TradeRecord>> Offer(Request request, long units) => _offer.Run(new OfferOrder.Command
    {
        Request = request,
        Order = Id.New(Instant.From(TimeProvider.System.GetUtcNow())),
        Seller = _seller,
        Goods = [Goods(units)],
        From = Country.Thailand,
        Freight = new Money(900_00, Currency.Thb),
        Insurance = Money.Zero(Currency.Thb),
        Carriage = null,
        To = Country.Japan,
        Term = Incoterm.DAP,
        Place = "Osaka",
        Reference = "SP-0000-0000",
        Sandbox = true,
    });

    private Task<Outcome<TradeRecord>> Place(OrderBody body, Id order) =>
        _place.Run(new PlaceOrder.Command(Request.Of("bench place", body.Key), order, new Id(7), Hash256.Zero));
}
