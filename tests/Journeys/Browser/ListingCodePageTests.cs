using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A seller finds the code of her product on a phone, in each language, without a script: from a suggestion, and by
/// chapter, heading and subheading. Each page is checked with axe.
/// </summary>
public sealed class ListingCodePageTests
{
    private const string Nomenclature =
        """
        section,hscode,description,parent,level
        II,08,"Fruit and nuts, edible",TOTAL,2
        II,0804,"Dates, figs, pineapples, avocados, guavas, mangoes and mangosteens; fresh or dried",08,4
        II,080430,"Fruit, edible; pineapples, fresh or dried",0804,6
        II,080450,"Fruit, edible; guavas, mangoes and mangosteens, fresh or dried",0804,6
        II,0813,"Fruit, dried, other than that of heading no. 0801 to 0806",08,4
        II,081340,"Fruit, edible; fruit n.e.c. in heading no. 0812, dried",0813,6
        TOTAL,TOTAL,Total,TOTAL,5

        """;

    [Theory, InlineData("th"), InlineData("en"), InlineData("zh")]
    public async Task A_seller_is_led_to_a_code_and_confirms_it(string language)
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        string home = $"{site.Http.BaseAddress}desk/{site.Firm}/listings/{site.Mango.Id}";
        await using Reader seller = await Reader.Open($"code-{language}", language, 360, 780);
        await seller.Become(site.Http.BaseAddress!, (await site.SignIn(DemoWorld.SellerEmail)).Cookies);

        // Without a nomenclature the page says so, and the listing's page is as it was.
        _ = await seller.Page.GotoAsync($"{home}/code");
        Assert.Equal(1, await seller.Page.Locator("[data-without=nomenclature]").CountAsync());
        await seller.Look("without");
        await Load(site);

        // From the suggestion: dried mangoes are known by their own words.
        _ = await seller.Page.GotoAsync($"{home}/code");
        await seller.Look("chapters");
        ILocator first = seller.Page.Locator("[data-suggestions] a").First;
        Assert.Equal("0804.50", await first.InnerTextAsync());
        await first.ClickAsync();
        Assert.Equal("2", await seller.Page.GetAttributeAsync("[data-choices]", "data-choices"));
        await seller.Look("subheading");
        await seller.Page.SelectOptionAsync("#f-ground", nameof(ConfirmedBy.Broker));
        await seller.Page.FillAsync("#f-note", "Siam Broker 12/2569");
        await seller.Page.ClickAsync("main form button.button");
        Assert.Equal("080450", await seller.Page.GetAttributeAsync("[data-confirmed]", "data-confirmed"));
        string shown = await seller.Page.InnerTextAsync("main");
        Assert.Contains(DemoWorld.SellerEmail, shown, StringComparison.Ordinal);
        Assert.Contains("Siam Broker 12/2569", shown, StringComparison.Ordinal);
        await seller.Look("confirmed");

        // By hand, to another code: what belongs to the old one is said to go, and goes.
        _ = await seller.Page.GotoAsync($"{home}/code");
        foreach (string step in (string[])["08", "0813", "0813.40"])
            await seller.Page.Locator("[data-choices] a", new() { HasTextString = step }).First.ClickAsync();
        Assert.Equal(1, await seller.Page.Locator("main form .notice-wait").CountAsync());
        await seller.Look("another");
        await seller.Page.ClickAsync("main form button.button");
        Listing now = (await site.Services.GetRequiredService<IMarket>()
            .ListingOf(site.Mango.Firm, site.Mango.Id)).Value;
        Assert.Equal("081340", now.Terms.HsCode.Digits);
        Assert.Empty(now.Terms.TariffLines);
        ConfirmedCode? kept = await site.Services.GetRequiredService<IConfirmedCodes>()
            .Of(site.Mango.Firm, site.Mango.Id);
        Assert.Equal(("081340", ConfirmedBy.Description), (kept?.Code.Digits, kept?.Ground));
    }

    [Fact]
    public async Task A_new_listing_gets_suggestions_for_what_is_typed_and_loses_nothing()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        await Load(site);
        await using Reader seller = await Reader.Open("code-new", "en", 360, 780);
        await seller.Become(site.Http.BaseAddress!, (await site.SignIn(DemoWorld.SellerEmail)).Cookies);
        _ = await seller.Page.GotoAsync($"{site.Http.BaseAddress}desk/{site.Firm}/listings/new");
        await seller.Page.FillAsync("#f-title-th", "สับปะรดอบแห้ง");
        await seller.Page.ClickAsync("button[formaction*=Suggest]");
        Assert.Contains("0804.30", await seller.Page.InnerTextAsync("[data-suggestions] li"), StringComparison.Ordinal);
        Assert.Equal("สับปะรดอบแห้ง", await seller.Page.InputValueAsync("#f-title-th"));
        await seller.Look("suggested");
    }

    private static async Task Load(RunningSite site)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Nomenclature));
        await site.Services.GetRequiredService<INomenclatures>().Put(
            IBorder.Create().ImportNomenclature("of this test", file).Value, site.Now);
    }
}
