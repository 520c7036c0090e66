using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// The main path without a pointer, on a phone's width. Every page's own order is for <see cref="EveryPageTests"/>.
/// </summary>
public sealed class KeyboardTests
{
    [Fact]
    public async Task Seller_buyer_and_reader_come_everywhere_by_keyboard()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        await using Reader reader = await Reader.Open("keyboard", "en-GB", 360, 800);
        var keys = new Keyboard(reader.Page);
        string home = site.Http.BaseAddress!.ToString();
        _ = await reader.Page.GotoAsync(home);
        await keys.Follow("button[value=ordered]");
        await keys.Follow("button[value=paid_in_full]");

        // Home, the seller's place, and the one thing that waits there.
        await keys.Follow("button[value=seller]", "Space");
        Assert.EndsWith("#ship", reader.Page.Url, StringComparison.Ordinal);
        await keys.Fill("input[name=carrier]", "Demo Air Cargo");
        await keys.Fill("input[name=tracking]", "DAC-KEYS");
        await keys.To("input[name=on]");
        string on = await reader.Page.InputValueAsync("input[name=on]");
        await reader.Page.Keyboard.PressAsync("ArrowUp");
        Assert.NotEqual(on, await reader.Page.InputValueAsync("input[name=on]"));
        await reader.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(on, await reader.Page.InputValueAsync("input[name=on]"));
        await keys.Follow("section[aria-labelledby=ship] button.button");
        Assert.Equal(0, await reader.Page.Locator("section[aria-labelledby=ship]").CountAsync());

        // Out, and in again by the door that everybody takes.
        await keys.Follow("form[action='/sign-out'] button");
        await keys.Follow("nav.nav a[href='/sign-in']");
        await keys.Fill("input[name=email]", DemoWorld.SellerEmail);
        await keys.Fill("input[name=password]", DemoWorld.Password);
        await keys.To("input[name=remember]");
        await reader.Page.Keyboard.PressAsync("Space");
        Assert.True(await reader.Page.IsCheckedAsync("input[name=remember]"));
        await keys.Follow("main form button.button");
        Assert.Contains("/desk", reader.Page.Url, StringComparison.Ordinal);

        // The catalogue, a listing, and its price for another quantity and country.
        await keys.Follow("a.brand");
        await keys.Follow("nav.nav a[href='/catalogue']");
        await keys.Follow("a[href^='/listing/']");
        await keys.Fill("#units", "2000");
        string to = await reader.Page.InputValueAsync("#to");
        await keys.To("#to");
        await reader.Page.Keyboard.PressAsync("ArrowDown");
        await keys.To("#units", back: true);
        Assert.NotEqual(to, await reader.Page.InputValueAsync("#to"));
        await keys.Follow("form[data-live=price] button");
        Assert.Contains("units=2000", reader.Page.Url, StringComparison.Ordinal);
        Assert.Equal("2000", await reader.Page.InputValueAsync("#units"));

        // The menu of the documentation opens, and leads on.
        await keys.Follow("footer a[href='/docs']");
        await keys.To(".docs-nav > summary");
        await reader.Page.Keyboard.PressAsync("Enter");
        await keys.Fill("#docs-q", "escrow");
        await keys.Follow(".docs-nav a[href='/docs/ledger']");
        Assert.EndsWith("/docs/ledger", reader.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Pages with one thing wrong each: what nobody could find would be no check.</summary>
    [Theory]
    [InlineData("<button style='outline: 0'>A</button>", "the focus is not seen on <button")]
    [InlineData("<button>A</button><button tabindex='1'>B</button>", "Tab comes to <button tabindex")]
    [InlineData("<button onkeydown='event.preventDefault()'>A</button><button>B</button>", "Tab does not come to")]
    [InlineData("<button style='position: absolute; left: -99em'>A</button>", "the focus is not seen on <button")]
    [InlineData("<main>A</main>", "does not lead to its content")]
    [InlineData("<main id='main' tabindex='-1'><button>A</button><input type='date'><select></select></main>", null)]
    public async Task What_is_in_the_way_is_found(string body, string? fault)
    {
        await using Reader reader = await Reader.Open("keyboard-planted", "en-GB", 360, 800);
        string main = body.StartsWith("<main", StringComparison.Ordinal)
            ? body
            : $"<main id='main' tabindex='-1'>{body}</main>";
        await reader.Page.SetContentAsync($"<a class='skip' href='#main'>Skip</a>{main}");
        string[] faults = [.. await new Keyboard(reader.Page).Faults()];
        if (fault is null) Assert.Empty(faults);
        else Assert.Contains(faults, found => found.Contains(fault, StringComparison.Ordinal));
    }
}
