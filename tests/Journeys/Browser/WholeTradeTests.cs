using Sampan.Host.Demo;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// The whole trade as its two people see it: the buyer in English on a desk, the seller in Thai on a phone by night,
/// the bank on its own site. Pictures of every step are kept.
/// </summary>
public sealed class WholeTradeTests
{
    /// <summary>What differs between the engines is tried through the API; a browser sees the same of both.</summary>
    public static TheoryData<Engine> Engines => LongRun.Cases([Engine.Postgres], Engine.Sqlite);

    [Theory, MemberData(nameof(Engines))]
    public async Task A_trade_from_the_listing_to_the_payout(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine);
        await using Reader buyer = await Reader.Open($"{engine}-buyer", "en-GB", 1280, 900);
        await using Reader seller = await Reader.Open($"{engine}-seller", "th-TH", 390, 844, dark: true);

        string order = await OrderFromTheListing(site, buyer);
        order = await Accept(site, buyer, order);
        await PayAtTheBank(site, buyer, order);
        await SignInAndShip(site, seller);
        await SayThatItArrived(site, buyer, order);

        // The money is promised two days after release.
        site.Clock.Skip(TimeSpan.FromDays(3));
        await Wait.Until(
            () => site.Journal.Cards(new CardQuery("order") { Seller = site.Shop.Firm })
                .Result[0].Card.State == "PaidOut",
            TestContext.Current.CancellationToken);
        _ = await seller.Page.ReloadAsync();
        await seller.Look("paid-out");
        _ = await seller.Page.GotoAsync(seller.Page.Url.Split('?')[0] + "/ledger");
        await seller.Look("ledger");
        AuditReport report = await site.Journal.Audit();
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_buyer_without_javascript_orders_accepts_and_pays()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader buyer = await Reader.Open("plain-buyer", "th-TH", 360, 800, javaScript: false);
        _ = await buyer.Page.GotoAsync(
            $"{site.Http.BaseAddress}listing/{DemoShop.FirstSlug}/dried-mango?units=40&to=JP");
        await buyer.Page.FillAsync("#place", "Osaka");
        await buyer.Page.ClickAsync("form[action*=order] button.button");
        string order = buyer.Page.Url;
        Assert.Contains("/o/", order, StringComparison.Ordinal);
        await FillAcceptance(site, buyer, order);
        order = buyer.Page.Url;
        await buyer.Page.ClickAsync("#sandbox-pay");
        await buyer.Page.ClickAsync("button[type=submit]");
        _ = await buyer.Page.GotoAsync(order);
        await buyer.Until(".notice-good");
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    private static async Task<string> OrderFromTheListing(RunningSite site, Reader buyer)
    {
        _ = await buyer.Page.GotoAsync(site.Http.BaseAddress!.ToString());
        await buyer.Look("home");
        _ = await buyer.Page.GotoAsync(
            $"{site.Http.BaseAddress}listing/{DemoShop.FirstSlug}/dried-mango?units=1000&to=JP");
        await buyer.Page.ClickAsync("summary");
        await buyer.Look("listing");
        await buyer.Page.FillAsync("#place", "Osaka");
        await buyer.Page.ClickAsync("form[action*=order] button.button");
        await buyer.Look("offer");
        return buyer.Page.Url;
    }

    /// <summary>Gives the buyer's own link: the one that was shown before has ended.</summary>
    private static async Task<string> Accept(RunningSite site, Reader buyer, string order)
    {
        await FillAcceptance(site, buyer, order);
        await buyer.Look("pay");
        using HttpResponseMessage ended = await site.Http.GetAsync(new Uri(order));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, ended.StatusCode);
        return buyer.Page.Url;
    }

    private static async Task FillAcceptance(RunningSite site, Reader buyer, string order)
    {
        _ = await buyer.Page.GotoAsync(order + "/accept");
        await buyer.Page.FillAsync("#name", Trades.BuyerName);
        await buyer.Page.FillAsync("#address", "2-4-6 Demo-machi, Kita-ku\nOsaka 530-0000");
        await buyer.Page.FillAsync("#email", Trades.Email);
        await buyer.Page.ClickAsync("main form button.button");
        await buyer.Page.FillAsync("#code", await site.CodeFor(Trades.Email));
        await buyer.Page.ClickAsync("main form button.button");
    }

    private static async Task PayAtTheBank(RunningSite site, Reader buyer, string order)
    {
        await buyer.Page.ClickAsync("#sandbox-pay");
        Assert.StartsWith(site.Bank.Address.ToString(), buyer.Page.Url, StringComparison.Ordinal);
        await buyer.Page.ClickAsync("button[type=submit]");
        _ = await buyer.Page.GotoAsync(order);
        await buyer.Until(".notice-good");
        await buyer.Look("paid");
    }

    private static async Task SignInAndShip(RunningSite site, Reader seller)
    {
        _ = await seller.Page.GotoAsync($"{site.Http.BaseAddress}sign-in?lang=th");
        await seller.Look("sign-in");
        await seller.Page.FillAsync("input[name=email]", DemoWorld.SellerEmail);
        await seller.Page.FillAsync("input[name=password]", DemoWorld.Password);
        await seller.Page.ClickAsync("main form button.button");
        _ = await seller.Page.GotoAsync($"{site.Http.BaseAddress}desk/{site.Firm}");
        await seller.Look("desk");
        await seller.Page.ClickAsync("main a[href*='/orders/']");
        await seller.Look("order");
        await seller.Page.FillAsync("input[name=carrier]", "Thai Air Cargo (demo)");
        await seller.Page.FillAsync("input[name=tracking]", "217-0000 0001");
        await seller.Page.ClickAsync("section[aria-labelledby=ship] button.button");
        await seller.Look("shipped");
    }

    private static async Task SayThatItArrived(RunningSite site, Reader buyer, string order)
    {
        _ = await buyer.Page.GotoAsync(order);
        await buyer.Look("on-its-way");
        await buyer.Page.ClickAsync("a[href$='/arrived']");
        await buyer.Page.ClickAsync("main form button.button");
        await buyer.Until(".notice-good");
        await buyer.Look("released");
        _ = await buyer.Page.GotoAsync(order + "/ledger");
        await buyer.Look("ledger");
        using HttpResponseMessage invoice = await site.Http.GetAsync(new Uri(order + "/invoice.pdf"));
        Assert.Equal("application/pdf", invoice.Content.Headers.ContentType?.MediaType);
    }
}
