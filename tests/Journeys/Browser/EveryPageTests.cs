using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Practice;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Academy;
using Sampan.Tests.Journeys.Api;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// What holds for every page there is, as somebody sees it who may open it: in each language axe finds nothing, and
/// at 320 px nothing sticks out. Pictures of it in Thai at 360 and 1280 px are kept. In one language each is walked by
/// keyboard. Pages are found while the site runs.
/// </summary>
public sealed class EveryPageTests
{
    private const int Narrowest = 320;

    /// <summary>The language whose marks above and below a line need the most room.</summary>
    private const string Pictured = "th";

    /// <summary>The order of a page and the look of what is in focus are the same in every language.</summary>
    private const string Walked = "en";

    private static readonly (int Width, int Height)[] Sizes = [(360, 780), (1280, 900)];

    [Fact]
    public async Task Every_page_in_every_language_is_readable_by_everybody_and_fits_a_phone()
    {
        await using AccessWorld world = await AccessWorld.Create();
        await world.MakeKeys();
        List<(string Path, string Name, string? Cookies)> pages =
            [.. await Pages(world), .. Chaired(world), .. await Filled(world)];
        Assert.True(pages.Count >= 40, $"only {pages.Count} pages were found");
        await Look(world.Site, pages);
    }

    /// <summary>Pages that an order shows only when it does not go well, and the largest figures in words.</summary>
    [Fact]
    public async Task Pages_of_goods_that_are_held_missed_or_lost_are_as_readable()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Offered missing = await Shipped(site, "MISSED");
        site.Clock.Skip(TimeSpan.FromDays(32));
        Offered held = await Shipped(site, "HELD"), lost = await Shipped(site, "LOST");
        await Report(site, "HELD", "held", "import_permit");
        await Report(site, "LOST", "lost");
        string? seller = (await site.SignIn(DemoWorld.SellerEmail)).Cookies;
        string desk = $"/desk/{site.Firm}/orders";
        await Look(site,
        [
            ($"/o/{held.Token}", "order-held", null), ($"{desk}/{held.Order}", "desk-held", seller),
            ($"/o/{missing.Token}", "order-may-be-missed", null), ($"/o/{missing.Token}/missing", "missing", null),
            ($"/o/{lost.Token}", "order-lost", null), ($"/o/{lost.Token}/claim", "claim", null),
            ($"{desk}/{lost.Order}", "desk-lost", seller),
            ($"/listing/{DemoShop.FirstSlug}/dried-mango?units=3700&to=SG", "listing-large", null),
        ]);

        static async Task<Offered> Shipped(RunningSite site, string tracking)
        {
            Offered order = await site.Paid(20, waitForRounds: false);
            await site.Ship(order, tracking);
            return order;
        }

        static async Task Report(RunningSite site, string tracking, string kind, string? reason = null) =>
            _ = (await site.Post(
                "/api/v1/carrier-events",
                new { eventId = $"{tracking} {kind}", tracking, kind, on = site.Today(), reason = reason ?? "other" },
                RunningSite.Carrier)).Done();
    }

    [Fact]
    public async Task Each_step_of_a_practice_trade_is_as_readable()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        var pages = new List<(string, string, string?)>();
        foreach (PracticeStep step in Enum.GetValues<PracticeStep>())
        {
            Id person = await site.NewPerson($"{step}@trade.example");
            TradeRecord? record = await Practising.Until(site, person, step);
            string? cookies = (await site.SignIn(person)).Cookies;
            pages.Add(("/academy/practice", $"practice-{step}", cookies));
            if (step is PracticeStep.Ship or PracticeStep.Paper)
                pages.Add(($"/desk/{record!.Seller}/orders/{record.Order}", $"practice-desk-{step}", cookies));
            if (step != PracticeStep.Done) continue;
            pages.Add(("/academy/practice?again=yes", "practice-again", cookies));
            pages.Add(($"/desk/{record!.Seller}/settings", "practice-settings", cookies));
            pages.Add(($"/desk/{record.Seller}/orders/{record.Order}/ledger", "practice-ledger", cookies));
        }
        await Look(site, pages);
    }

    private static async Task Look(RunningSite site, List<(string Path, string Name, string? Cookies)> pages)
    {
        var wrong = new List<string>();
        foreach (string language in Texts.Available)
        {
            await using Reader reader =
                await Reader.Open($"every-{language}", language, Sizes[0].Width, Sizes[0].Height);
            foreach ((string path, string name, string? cookies) in pages)
            {
                await reader.Become(site.Http.BaseAddress!, cookies);
                IResponse? opened = await reader.Page.GotoAsync(new Uri(site.Http.BaseAddress!, path).ToString());
                bool isIt = opened is { Status: 200 } && new Uri(opened.Url).PathAndQuery == path;
                if (!isIt && !path.StartsWith("/error/", StringComparison.Ordinal))
                    wrong.Add($"{path} in {language}: {opened?.Status} {opened?.Url}");
                wrong.AddRange((await Faults(reader)).Select(fault => $"{path} in {language}: {fault}"));
                if (language == Walked)
                    wrong.AddRange((await new Keyboard(reader.Page).Faults()).Select(fault => $"{path}: {fault}"));
                foreach ((int width, int height) in language == Pictured ? Sizes : [])
                {
                    await reader.Page.SetViewportSizeAsync(width, height);
                    await reader.Keep($"{name}-{width}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Each page by the first of the readers who may open it.</summary>
    private static async Task<List<(string Path, string Name, string? Cookies)>> Pages(AccessWorld world)
    {
        var pages = new List<(string, string, string?)>();
        IEnumerable<SiteEndpoint> all = SiteEndpoints.All(world.Site.Server.App).Where(endpoint => endpoint.IsPage);
        foreach (SiteEndpoint page in all.DistinctBy(page => page.Pattern))
        {
            foreach (Asking asking in (Asking[])[Asking.Nobody, Asking.Owner, Asking.Operator])
            {
                string path = world.Address(page, asking).Path!;
                Answer answer = await world.Site.Get(path, world.Callers[asking]);
                if (answer.Code != 200 && !path.StartsWith("/error/", StringComparison.Ordinal)) continue;
                // Some pages give a file when all goes well.
                if (answer.MediaType == "text/html")
                    pages.Add((path, Name(page.Pattern), world.Callers[asking].Cookies));
                break;
            }
        }
        return pages;
    }

    /// <summary>Pages of the working group as its chair sees them, who is the first firm's owner.</summary>
    private static IEnumerable<(string Path, string Name, string? Cookies)> Chaired(AccessWorld world) =>
        SiteEndpoints.All(world.Site.Server.App)
            .Where(page => page.IsPage && page.Pattern.StartsWith("/council", StringComparison.Ordinal))
            .DistinctBy(page => page.Pattern)
            .Select(page => (
                world.Address(page, Asking.Owner).Path!, $"{Name(page.Pattern)}-chair",
                world.Callers[Asking.Owner].Cookies));

    /// <summary>
    /// Pages that show more to who has been shopping: a cart of two sellers with a line that cannot be ordered, the
    /// checkout before and after, and the orders of an account.
    /// </summary>
    private static async Task<List<(string Path, string Name, string? Cookies)>> Filled(AccessWorld world)
    {
        RunningSite site = world.Site;
        (Shop shop, Listing other) = await site.SecondSeller();
        var visitor = new Visitor(site);
        _ = await visitor.PutMango(site, 40);
        _ = await visitor.Put(shop, other, other.Terms.Minimum);
        string? before = visitor.Cookies;
        string code = await visitor.AskForCode(site);
        _ = (await visitor.Press("handler=order", ("code", code))).Done();
        string? after = visitor.Cookies;
        var waiting = new Visitor(site, before);
        _ = await waiting.PutMango(site, 4000);
        Id buyer = await site.NewPerson(Shopping.Email);
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(buyer));
        string? mentor = (await site.SignIn(DemoWorld.MentorEmail)).Cookies;
        return
        [
            ("/academy/mentors/me", "mentor-me", mentor),
            ($"/academy/mentors/{world.Mentorship.Id}", "mentor-to-answer", mentor),
            ("/cart", "cart-filled", waiting.Cookies), ("/checkout", "checkout-filled", before),
            ("/observatory/month?year=2026", "observatory-month", null),
            ("/observatory/chapter-destination?month=2026-10", "observatory-crossed", null),
            ("/checkout", "checkout-done", after), ("/orders", "orders-filled", (await site.SignIn(buyer)).Cookies),
        ];
    }

    private static async Task<IEnumerable<string>> Faults(Reader reader)
    {
        await reader.Page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
        List<string> faults = [.. await reader.Violations()];
        await reader.Page.SetViewportSizeAsync(Narrowest, Sizes[0].Height);
        int width = await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > Narrowest) faults.Add($"{width} px wide on a screen of {Narrowest}");
        return faults;
    }

    /// <summary>A page's picture is always called the same, whatever the firm or the order.</summary>
    private static string Name(string pattern) => pattern == "/"
        ? "home"
        : string.Join('-', pattern.Split('/').Select(part => part.Trim('{', '}')).Where(part => part.Length > 0));
}
