using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// The pictures of README.md: the demo's home, a listing, an order, a lesson, the working group, the observatory and
/// the desk, each wide and on a phone. They are laid down where SAMPAN_PICTURES says (see docs/screenshots.sh), else
/// beside the tests.
/// </summary>
public sealed class PictureTests
{
    [Fact]
    public async Task The_pictures_of_the_readme_are_taken_from_a_trade_that_is_under_way()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite);
        Offered order = await site.Paid(1000);
        _ = await site.MakeOffer(200);
        await ObservedMonths.Keep(site);
        Assert.Null(await site.Services.GetRequiredService<DemoCouncil>().Load(site.Now));
        string folder = Directory.CreateDirectory(
            Environment.GetEnvironmentVariable("SAMPAN_PICTURES") is { Length: > 0 } asked ? asked : Path.Combine(
                AppContext.BaseDirectory, "pictures")).FullName;
        foreach ((int width, int height) in ((int, int)[])[(1280, 720), (360, 720)])
        {
            await using Reader reader = await Reader.Open($"picture-{width}", "en-GB", width, height);
            await Take("home", "");
            await Take("listing", $"listing/{DemoShop.FirstSlug}/dried-mango?units=1000&to=JP");
            await Take("order", $"o/{order.Token}");
            await Take("lesson", "academy/price");
            await Take("council", "council");
            await Take("observatory", "observatory");
            await SignIn(site, reader);
            await Take("desk", $"desk/{site.Firm}");

            async Task Take(string name, string address)
            {
                IResponse? page = await reader.Page.GotoAsync($"{site.Http.BaseAddress}{address}");
                Assert.Equal(200, page!.Status);
                string file = Path.Combine(folder, $"{name}-{width}.png");
                byte[] picture = await reader.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
                Assert.True(picture.Length > 5_000, $"{file} shows nothing");
            }
        }
    }

    private static async Task SignIn(RunningSite site, Reader reader)
    {
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}sign-in");
        await reader.Page.FillAsync("input[name=email]", DemoWorld.SellerEmail);
        await reader.Page.FillAsync("input[name=password]", DemoWorld.Password);
        await reader.Page.ClickAsync("main form button.button");
    }
}
