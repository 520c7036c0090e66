using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A cart of two sellers as a buyer sees it in Thai on a phone, from the listing to the orders of an account. Each page
/// is checked with axe, and kept as a picture at the width of a phone and of a desk.
/// </summary>
public sealed class CartPageTests
{
    [Fact]
    public async Task From_two_listings_through_one_cart_and_one_code_to_two_orders()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Shop shop, Listing other) = await site.SecondSeller();
        await using Reader buyer = await Reader.Open("cart", "th-TH", 360, 780);
        await Go(site, buyer, "cart");
        await Look(buyer, "empty");
        await Go(site, buyer, $"listing/{site.Shop.Slug}/{site.Mango.Slug}?units=40&to=JP");
        await Look(buyer, "listing");
        await buyer.Page.ClickAsync("#to-cart");
        await Go(site, buyer, $"listing/{shop.Slug}/{other.Slug}?units={other.Terms.Minimum}&to=JP");
        await buyer.Page.ClickAsync("#to-cart");
        await Look(buyer, "filled");
        await buyer.Page.ClickAsync("main a[href^='/checkout']");
        await Look(buyer, "who");
        foreach ((string field, string value) in Shopping.Buyer) await buyer.Page.FillAsync($"#{field}", value);
        await buyer.Page.ClickAsync("main form button.button");
        await Look(buyer, "code");
        await buyer.Page.FillAsync("#code", await site.CodeFor(Shopping.Email));
        await buyer.Page.ClickAsync("main form button.button");
        await Look(buyer, "ordered");
        Assert.Equal(2, await buyer.Page.Locator("[data-ordered]").CountAsync());

        await buyer.Become(site.Http.BaseAddress!, await Account(site));
        await Go(site, buyer, "orders");
        await Look(buyer, "orders");
        await buyer.Page.ClickAsync("main article:first-of-type button");
        Assert.Contains("/o/", buyer.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_cannot_be_ordered_is_shown_beside_one_that_can()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Shop shop, Listing other) = await site.SecondSeller();
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 4001);
        _ = await visitor.Put(shop, other, other.Terms.Minimum);
        await using Reader buyer = await Reader.Open("cart-short", "th-TH", 360, 780);
        await buyer.Become(site.Http.BaseAddress!, visitor.Cookies);
        await Go(site, buyer, "cart");
        await Look(buyer, "line");
        await Go(site, buyer, "checkout");
        await Look(buyer, "left-out");
    }

    private static async Task Go(RunningSite site, Reader reader, string path) =>
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}{path}");

    private static async Task Look(Reader reader, string what)
    {
        await reader.Page.SetViewportSizeAsync(1280, 900);
        await reader.Keep($"{what}-1280");
        await reader.Page.SetViewportSizeAsync(360, 780);
        await reader.Look(what);
    }

    private static async Task<string?> Account(RunningSite site)
    {
        Id buyer = await site.NewPerson(Shopping.Email);
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(buyer));
        return (await site.SignIn(buyer)).Cookies;
    }
}
