using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Orders;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Tests.Journeys.Site;
using Answer = Sampan.Tests.Journeys.Site.Answer;

namespace Sampan.Tests.Journeys.Council;

/// <summary>
/// Six shops that sell about as much as each other: enough that the privacy floor shows what they do together.
/// </summary>
internal sealed class ManySellers
{
    private const int Count = 6;

    /// <summary>In baht: as many units as come to about this.</summary>
    private const long About = 15_000;

    private readonly List<(Listing Listing, Credentials Key)> _sellers = [];
    private readonly RunningSite _site;

    private ManySellers(RunningSite site) => _site = site;

    internal static async Task<ManySellers> Open(RunningSite site)
    {
        var many = new ManySellers(site);
        DemoShop[] shops = [.. DemoShop.All.Take(Count)];
        Outcome<Shop> loaded = await site.Services.GetRequiredService<DemoWorld>()
            .Load(site.Services.GetRequiredService<IBorder>(), site.Now, shops);
        Assert.False(loaded.IsRefused, loaded.ToString());
        IMarket market = site.Services.GetRequiredService<IMarket>();
        IApiKeys keys = site.Services.GetRequiredService<IApiKeys>();
        foreach (DemoShop shop in shops)
        {
            Shop open = (await market.ShopBySlug(shop.Slug)).Value;
            Listing listing = (await market.ListingsOf(open.Id, onlyActive: true))[0];
            Id owner = await site.PersonByEmail(shop.Owner);
            IssuedKey key = (await keys.Issue(owner, open.Firm, "tests", Role.Owner, site.Now)).Value;
            many._sellers.Add((listing, new Credentials { Bearer = key.Secret }));
        }
        return many;
    }

    /// <summary>Every shop sells once to Japan; the goods arrive so many days after the order.</summary>
    internal async Task Sell(int days)
    {
        var orders = new List<(Listing Listing, Offered Order)>();
        foreach ((Listing listing, Credentials key) in _sellers) orders.Add((listing, await Paid(listing, key)));
        _site.Clock.Skip(TimeSpan.FromDays(1));
        foreach ((Listing listing, Offered order) in orders) await Ship(order);
        _site.Clock.Skip(TimeSpan.FromDays(days - 1));
        foreach ((Listing listing, Offered order) in orders)
            _ = (await _site.Post($"/api/v1/links/{order.Token}/arrived", new { on = _site.Today() })).Done();
    }

    /// <summary>To the first day of the month after this one, and what happened is counted.</summary>
    internal async Task CloseMonth()
    {
        DateOnly today = _site.Now.UtcDate;
        DateOnly first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        _site.Clock.Skip(TimeSpan.FromDays(first.DayNumber - today.DayNumber));
        _ = await _site.Services.GetRequiredService<ObserveTrade>().CatchUp();
    }

    private async Task<Offered> Paid(Listing listing, Credentials key)
    {
        long units = Math.Max(listing.Terms.Minimum, About * 100 / listing.Terms.Price.Minor);
        _ = await _site.Services.GetRequiredService<AddStock>().Run(new AddStock.Command(
            Request.Of("stock", $"{Id.New(_site.Now)}"), listing.Firm, listing.Id, units));
        Answer answer = (await _site.Post(
            $"/api/v1/firms/{listing.Firm}/orders",
            new { lines = new[] { new { listing = $"{listing.Id}", units } }, to = "JP", place = "Osaka" }, key))
            .Done(201);
        var order = new Offered(
            answer["order.id"], answer["linkToken"], answer["order.reference"], answer["order.total.amount"]);
        _ = await _site.Accept(order);
        await _site.PayInBank(order);
        await _site.Round();
        return order;
    }

    private async Task Ship(Offered order)
    {
        var command = new ShipOrder.Command(
            Request.Of("ship", order.Order), Id.Parse(order.Order).Value, "Demo Air Cargo", order.Reference,
            _site.Now.UtcDate);
        Assert.Null((await _site.Services.GetRequiredService<ShipOrder>().Run(command)).Refusal);
    }
}
