using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>The documentation as people read it: on the smallest phone in every language, and on a desk.</summary>
public sealed class DocsPageTests
{
    private static readonly string[] Addresses = ["docs", "docs/ledger", "docs/api", "docs/api/orders", "docs/errors"];

    [Fact]
    public async Task Pages_fit_the_smallest_phone_and_axe_finds_nothing_in_every_language()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        foreach (string language in Texts.Available)
        {
            await using Reader reader = await Reader.Open($"docs-{language}-320", language, 320, 640, javaScript: true);
            foreach (string address in Addresses) await Read(site, reader, address);
        }
        await using Reader desk = await Reader.Open("docs-en-1280", "en-GB", 1280, 900, dark: true);
        foreach (string address in Addresses) await Read(site, desk, address);
    }

    [Fact]
    public async Task A_wide_table_is_scrolled_by_keyboard_in_its_own_box()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader reader = await Reader.Open("docs-keys", "th-TH", 320, 640);
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}docs/orders");
        Assert.Equal("en", await reader.Page.GetAttributeAsync("article.prose", "lang"));
        await reader.Page.FocusAsync(".scroll");
        await reader.Page.Keyboard.PressAsync("ArrowRight");
        _ = await reader.Page.WaitForFunctionAsync("document.querySelector('.scroll').scrollLeft > 0");
    }

    private static async Task Read(RunningSite site, Reader reader, string address)
    {
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}{address}");
        await reader.Look(address.Replace('/', '-'));
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
