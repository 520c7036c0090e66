using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// The documentation as people read it, beside what <see cref="EveryPageTests"/> holds of every page.
/// </summary>
public sealed class DocsPageTests
{
    [Fact]
    public async Task The_widest_pages_fit_the_smallest_phone_and_read_well_on_a_desk_by_night()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader phone = await Reader.Open("docs-th-320", "th", 320, 640);
        foreach (string address in (string[])["docs/ledger", "docs/api"]) await Read(site, phone, address);
        await using Reader desk = await Reader.Open("docs-en-1280", "en-GB", 1280, 900, dark: true);
        foreach (string address in (string[])["docs/ledger", "docs/api/orders"]) await Read(site, desk, address);
    }

    [Fact]
    public async Task A_wide_table_is_scrolled_by_keyboard_in_its_own_box()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader reader = await Reader.Open("docs-keys", "th-TH", 320, 640);
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}docs/orders");
        Assert.Equal("en", await reader.Page.GetAttributeAsync("article.prose", "lang"));
        await reader.Page.FocusAsync(".scroll");
        // Pressed until it moves, as a person would: on a busy machine the first press may come before the layout.
        await Wait.Until(
            async () =>
            {
                await reader.Page.Keyboard.PressAsync("ArrowRight");
                return await reader.Page.EvaluateAsync<double>("document.querySelector('.scroll').scrollLeft") > 0;
            },
            TestContext.Current.CancellationToken);
    }

    private static async Task Read(RunningSite site, Reader reader, string address)
    {
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}{address}");
        await reader.Look(address.Replace('/', '-'));
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
