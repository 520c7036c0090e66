using System.Text.RegularExpressions;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A stranger's first two minutes on a small phone, without a script: the price, the seller's place, what the world
/// does next, and the order as it then stands.
/// </summary>
public sealed partial class FirstScreenTests
{
    private const int MostBytes = 100_000;

    public static TheoryData<string> Readers => LongRun.Cases(["th-TH"], "en-GB");

    [Theory, MemberData(nameof(Readers))]
    public async Task From_the_price_to_a_delivered_order_without_signing_in(string language)
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader stranger =
            await Reader.Open($"first-{language[..2]}", language, 360, 800, javaScript: false);
        string home = site.Http.BaseAddress!.ToString();
        // Who checks the pages needs a script to do it; who plays has none.
        await using Reader eye = await Reader.Open($"first-eye-{language[..2]}", language, 360, 800);
        _ = await eye.Page.GotoAsync(home);
        await eye.Look("empty");
        _ = await stranger.Page.GotoAsync(home);
        await stranger.Page.ClickAsync("button[value=ordered]");
        await stranger.Page.ClickAsync("button[value=paid_in_full]");
        Assert.Equal(1, await stranger.Page.Locator("[data-state=Paid]").CountAsync());

        await stranger.Page.FillAsync("#units", "200");
        await stranger.Page.ClickAsync("form[data-live=price] button");
        Assert.Equal(1, await stranger.Page.Locator("#at-door").CountAsync());

        await stranger.Page.ClickAsync("button[value=seller]");
        Assert.Contains("#ship", stranger.Page.Url, StringComparison.Ordinal);
        await stranger.Page.FillAsync("input[name=carrier]", "Demo Air Cargo");
        await stranger.Page.FillAsync("input[name=tracking]", "DAC-360");
        await stranger.Page.FillAsync("input[name=on]", site.Today());
        await stranger.Page.ClickAsync("section[aria-labelledby=ship] button.button");
        Assert.Equal(1, await stranger.Page.Locator("[data-role=seller]").CountAsync());

        _ = await stranger.Page.GotoAsync(home);
        await stranger.Page.ClickAsync("button[value=delivered]");
        Assert.Equal(1, await stranger.Page.Locator("[data-state=Delivered]").CountAsync());
        Assert.Equal(6, await stranger.Page.Locator(".stops > .done").CountAsync());
        await stranger.Page.ClickAsync("button[value=last_unit]");
        Assert.Equal(1, await stranger.Page.Locator("#rush [data-taken]").CountAsync());

        _ = await eye.Page.GotoAsync(home);
        await eye.Look("delivered");
        await eye.Page.ClickAsync("button[value=seller]");
        await eye.Look("seller");
        _ = await eye.Page.GotoAsync(home);
        await eye.Page.ClickAsync("button[value=paper]");
        await eye.Look("forgery");
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    [Theory, InlineData("en"), InlineData("th")]
    public async Task The_first_page_is_light_with_all_it_loads(string language)
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        string reference = await site.DemoOrder();
        _ = (await site.Happens("paid_in_full", reference)).Done(302);
        await using Reader desk = await Reader.Open($"first-desk-{language}", language, 1280, 900);
        _ = await desk.Page.GotoAsync(site.Http.BaseAddress!.ToString());
        await desk.Look("paid");

        Answer page = (await site.Get("/", new Credentials { Language = language })).Done();
        string[] parts =
        [
            .. Part().Matches(page.Text).Select(match => match.Groups[1].Value).Distinct(),
        ];
        Assert.Contains("/sampan.css", parts);
        int bytes = page.Bytes.Length;
        foreach (string part in parts) bytes += (await site.Get(part)).Done().Bytes.Length;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{language}: {page.Bytes.Length} of {bytes} bytes are the page");
        Assert.InRange(bytes, 1, MostBytes);
    }

    /// <summary>What a browser loads with the page: style, icon, script, and pictures it does not put off.</summary>
    [GeneratedRegex("<(?:link|script|img)(?![^>]*loading=\"lazy\")[^>]*(?:href|src)=\"(/[^\"]+)\"")]
    private static partial Regex Part();
}
