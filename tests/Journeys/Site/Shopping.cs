using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Market;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What a visitor does with a cart.</summary>
internal static partial class Shopping
{
    public const string Email = "naoko.sato@buyer.example";

    public static readonly (string Field, string Value)[] Buyer =
    [
        ("name", "Naoko Sato"), ("address", "2-4-6 Demo-machi, Kita-ku\nOsaka 530-0000"), ("place", "Osaka"),
        ("email", Email),
    ];

    /// <summary>A second shop of the demo beside the first, and something that it sells to Japan.</summary>
    public static async Task<(Shop Shop, Listing Listing)> SecondSeller(this RunningSite site)
    {
        DemoShop second = DemoShop.All[1];
        _ = await site.Services.GetRequiredService<DemoWorld>().Load(
            site.Services.GetRequiredService<IBorder>(), site.Now, [DemoShop.First, second]);
        IMarket market = site.Services.GetRequiredService<IMarket>();
        Shop shop = (await market.ShopBySlug(second.Slug)).Value;
        IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Id, onlyActive: true);
        return (shop, listings.First(listing => listing.Terms.TariffLines.ContainsKey(Kernel.Country.Japan)));
    }

    /// <summary>Something else of the first shop that it sells to Japan.</summary>
    public static async Task<Listing> OtherGoods(this RunningSite site) =>
        (await site.Services.GetRequiredService<IMarket>().ListingsOf(site.Shop.Id, onlyActive: true)).First(listing =>
            listing.Id != site.Mango.Id && listing.Terms.TariffLines.ContainsKey(Kernel.Country.Japan));

    public static Task<Answer> PutMango(this Visitor visitor, RunningSite site, long units) =>
        visitor.Put(site.Shop, site.Mango, units);

    public static async Task<Answer> Put(this Visitor visitor, Shop shop, Listing listing, long units)
    {
        _ = (await visitor.Open($"/listing/{shop.Slug}/{listing.Slug}?units={units}&to=JP")).Done();
        return (await visitor.Press("handler=cart")).Done();
    }

    /// <summary>From the cart to the form that asks for the code, and the code.</summary>
    public static async Task<string> AskForCode(this Visitor visitor, RunningSite site)
    {
        _ = (await visitor.Open("/checkout?to=JP")).Done();
        _ = (await visitor.Press("handler=code", Buyer)).Done();
        return await site.CodeFor(Email);
    }

    /// <summary>The references of the orders that the page shows as made.</summary>
    public static string[] Ordered(this Answer page) =>
        [.. OrderedMark().Matches(page.Text).Select(match => match.Groups[1].Value)];

    public static string[] Codes(this Answer page) =>
        [.. CodeMark().Matches(page.Text).Select(match => match.Groups[1].Value)];

    public static string Plain(this Answer page) => WebUtility.HtmlDecode(page.Text);

    [GeneratedRegex("data-ordered=\"([^\"]+)\"")]
    private static partial Regex OrderedMark();

    [GeneratedRegex("data-code=\"([^\"]+)\"")]
    private static partial Regex CodeMark();
}
