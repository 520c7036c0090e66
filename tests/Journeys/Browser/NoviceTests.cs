using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Trade;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A novice fails at origin, gets the lesson and a mentor, mends it, delivers and earns the badge. The trader and the
/// mentor in browsers of their own; every screen is kept as a picture and checked with axe.
/// </summary>
public sealed class NoviceTests
{
    private const string MentorEmail = "somchai@mentor.example", Password = "a long enough password";

    /// <summary>One trader reads Thai on a phone, the other English on a desk; each on another engine.</summary>
    [Theory, InlineData("en", Engine.Sqlite), InlineData("th", Engine.Postgres)]
    public async Task Goods_held_for_their_origin_bring_a_lesson_and_a_mentor_and_at_last_a_badge(
        string language, Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (int width, int height) = language == "th" ? (360, 780) : (1280, 900);
        await using Reader trader = await Reader.Open($"novice-{language}-trader", language, width, height);
        await using Reader mentor = await Reader.Open($"novice-{language}-mentor", "en-GB", 1280, 900);
        await Offer(site, mentor);

        Offered order = await site.Paid(20, waitForRounds: false);
        await site.Ship(order, "ORIGIN");
        await Report(site, "held");
        await SignIn(site, trader, DemoWorld.SellerEmail, DemoWorld.Password, language);
        await ReadTheLesson(site, trader);
        string page = await Ask(site, trader);
        await Accept(site, mentor, page);
        await Open(trader, site, page, "[data-note=mentor]", "advice");

        await Report(site, "released");
        await Open(mentor, site, page, "section[aria-labelledby=mentee]:not([data-obstacle=origin_missing])", "mended");
        _ = (await site.Post(Trades.LinkUrl(order, "/arrived"), new { on = site.Today() })).Done();
        await site.Round();
        site.Clock.Skip(TimeSpan.FromDays(3));
        await site.Round();
        Assert.Contains(
            (await site.Record(order.Reference)).State, (OrderState[])[OrderState.Released, OrderState.PaidOut]);
        await Open(trader, site, "/academy", "[data-badge=first_delivery][data-earned=true]", "badge");
        Assert.Equal(0, await trader.Page.Locator("[data-badge=five_deliveries][data-earned=true]").CountAsync());
        Assert.Equal(language, await trader.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>Somebody who knows the way to Japan says so.</summary>
    private static async Task Offer(RunningSite site, Reader mentor)
    {
        Id person = await site.NewPerson(MentorEmail);
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(person));
        await SignIn(site, mentor, MentorEmail, Password, "en");
        await Open(mentor, site, "/academy/mentors/me", "input[name=shown-name]", "offer");
        await mentor.Page.FillAsync("input[name=shown-name]", "Somchai");
        await mentor.Page.FillAsync("textarea[name=about]", "Twelve years of dried fruit to Japan.");
        await mentor.Page.CheckAsync("input[name=languages][value=th]");
        await mentor.Page.CheckAsync("input[name=obstacles][value=origin_missing]");
        // A lane that is none is refused, and nothing typed is lost.
        await mentor.Page.FillAsync("input[name=lanes]", "Japan");
        await mentor.Page.ClickAsync("main form button.button");
        await mentor.Until("[data-code=mentor_lane_wrong]");
        Assert.True(await mentor.Page.IsCheckedAsync("input[name=obstacles][value=origin_missing]"));
        await mentor.Look("lane-refused");
        await mentor.Page.FillAsync("input[name=lanes]", "TH-JP");
        await mentor.Page.ClickAsync("main form button.button");
        await mentor.Look("offered");
    }

    /// <summary>
    /// The academy says what stands in the way, leads to the lesson about it, and keeps that it was read.
    /// </summary>
    private static async Task ReadTheLesson(RunningSite site, Reader trader)
    {
        await Open(trader, site, "/academy", "[data-next=origin] a[href='/academy/mentors']", "held");
        await trader.Page.ClickAsync("[data-next=origin] a[href='/academy/origin']");
        await trader.Look("lesson");
        await trader.Page.ClickAsync("section[aria-labelledby=onward] form button.button");
        await trader.Until("[data-lesson=origin][data-read=true]");
        await trader.Look("read");
    }

    private static async Task<string> Ask(RunningSite site, Reader trader)
    {
        await Open(trader, site, "/academy/mentors", "[data-mentor] [data-reason=helps_with_obstacle]", "found");
        Assert.Equal(1, await trader.Page.Locator("[data-mentor] [data-reason=knows_lane]").CountAsync());
        await trader.Page.ClickAsync("[data-mentor] a.button-quiet");
        await trader.Page.FillAsync("textarea[name=message]", "มะม่วงอบแห้งติดอยู่ที่ด่านโอซากา");
        Assert.False(await trader.Page.IsCheckedAsync("input[name=consent]"));
        await trader.Page.CheckAsync("input[name=consent]");
        await trader.Look("asking");
        await trader.Page.ClickAsync("main form button.button");
        await trader.Until("[data-state=asked]");
        await trader.Look("asked");
        return new Uri(trader.Page.Url).AbsolutePath;
    }

    /// <summary>The mentor finds the asking, accepts, and only then sees what stands in the way.</summary>
    private static async Task Accept(RunningSite site, Reader mentor, string page)
    {
        await Open(mentor, site, "/academy/mentors/me", $"#waiting ~ ul a[href='{page}']", "waiting");
        await mentor.Page.ClickAsync($"a[href='{page}']");
        Assert.Equal(0, await mentor.Page.Locator("[data-obstacle=origin_missing]").CountAsync());
        await mentor.Look("to-answer");
        await mentor.Page.ClickAsync("#answer button.button");
        await mentor.Until("[data-obstacle=origin_missing] a[href='/academy/origin']");
        await mentor.Look("sees");
        await mentor.Page.FillAsync("textarea[name=note]", "Apply at the department today.\n\nSend me the number.");
        await mentor.Page.ClickAsync("form:has(textarea[name=note]) button.button");
        await mentor.Until("[data-note=mentor]");
        await mentor.Look("noted");
    }

    private static async Task SignIn(
        RunningSite site, Reader reader, string email, string password, string language)
    {
        _ = await reader.Page.GotoAsync($"{site.Http.BaseAddress}sign-in?lang={language}");
        await reader.Page.FillAsync("input[name=email]", email);
        await reader.Page.FillAsync("input[name=password]", password);
        await reader.Page.ClickAsync("main form button.button");
    }

    /// <summary>The page, which shows the element.</summary>
    private static async Task Open(Reader reader, RunningSite site, string page, string shows, string what)
    {
        IResponse? opened = await reader.Page.GotoAsync(new Uri(site.Http.BaseAddress!, page).ToString());
        Assert.Equal(200, opened?.Status);
        Assert.NotEqual(0, await reader.Page.Locator(shows).CountAsync());
        await reader.Look(what);
    }

    private static async Task Report(RunningSite site, string kind) => _ = (await site.Post(
        "/api/v1/carrier-events",
        new
        {
            eventId = $"ORIGIN {kind}",
            tracking = "ORIGIN",
            kind,
            on = site.Today(),
            reason = kind == "held" ? "origin_certificate" : "other",
        },
        RunningSite.Carrier)).Done();
}
