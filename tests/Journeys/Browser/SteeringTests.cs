using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Council;
using Sampan.Journeys.Steering;
using Sampan.Storage;
using Sampan.Tests.Journeys.Council;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A stranger reports an obstacle; the working group makes a measure of it; the trade moves; the measure closes with
/// its number before and after, and the open data say the same. Real trade of six shops; pictures of every step are
/// kept.
/// </summary>
public sealed partial class SteeringTests
{
    private const string Reporter = "maker@reporter.example";

    /// <summary>One working group reads Thai on a phone, the other English on a desk; each on another engine.</summary>
    [Theory, InlineData("en", Engine.Sqlite), InlineData("th", Engine.Postgres)]
    public async Task An_obstacle_becomes_a_measure_and_closes_with_its_number_before_and_after(
        string language, Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (int width, int height) = language == "th" ? (390, 844) : (1280, 900);
        await using Reader stranger = await Reader.Open($"steering-{language}-stranger", language, width, height);
        await using Reader chair = await Reader.Open($"steering-{language}-chair", language, width, height);
        ManySellers sellers = await ManySellers.Open(site);
        await sellers.CloseMonth();
        for (int month = 0; month < 2; month++) await Trade(sellers, days: 20);

        string own = await Report(site, stranger, language);
        _ = await CouncilPageTests.Seats(site);
        await BecomeChair(site, chair, language);
        await HandOn(site, chair);
        string measure = await WriteMeasure(site, chair);
        await Link(site, chair);
        await chair.Page.GotoAsync(measure);
        Assert.Equal("20", await Number(chair, "now"));
        await chair.Page.ClickAsync("form[action*='handler=Open'] button.button");
        await chair.Until("[data-reading=before]");
        await chair.Look("measure-open");
        Assert.Equal("20", await Number(chair, "before"));

        // What happens in the month of the opening counts for neither side.
        await Trade(sellers, days: 15);
        for (int month = 0; month < 2; month++) await Trade(sellers, days: 10);
        Assert.Equal(1, await site.Services.GetRequiredService<TellReporters>().Run(site.Now));
        Assert.Equal(0, await site.Services.GetRequiredService<TellReporters>().Run(site.Now));
        await TheReporterIsTold(site, stranger, own);

        await BecomeChair(site, chair, language);
        await chair.Page.GotoAsync(measure);
        await chair.Look("measure-moved");
        await chair.Page.FillAsync("#f-conclusion", "Ten days sooner; the dry season helped too.");
        await chair.Page.ClickAsync("form[action*='handler=Close'] button.button");
        await chair.Until("[data-reading=after]");
        await chair.Look("measure-closed");
        Assert.Equal(("20", "10"), (await Number(chair, "before"), await Number(chair, "after")));
        Assert.True(await chair.Page.Locator(".notice").CountAsync() > 0);

        await TheOpenDataSayTheSame(site, stranger);
        Assert.Empty((await site.Journal.Audit()).Findings);
    }

    /// <summary>One round of trade in a month of its own.</summary>
    private static async Task Trade(ManySellers sellers, int days)
    {
        await sellers.Sell(days);
        await sellers.CloseMonth();
    }

    private static async Task<string> Report(RunningSite site, Reader stranger, string language)
    {
        await stranger.Page.GotoAsync($"{site.Http.BaseAddress}council?lang={language}");
        await stranger.Page.ClickAsync("a[href='/council/obstacles/new']");
        await stranger.Page.SelectOptionAsync("#f-trouble", "held_at_border");
        await stranger.Page.SelectOptionAsync("#f-step", "border");
        await stranger.Page.SelectOptionAsync("#f-to", "JP");
        await stranger.Page.FillAsync("#f-days", "9");
        await stranger.Page.FillAsync("#f-lost", "1.234");
        await stranger.Page.FillAsync("#f-words", "The goods lay nine days, nobody said why.");
        await stranger.Page.FillAsync("#f-email", Reporter);
        await stranger.Page.ClickAsync("main form button.button");
        // Finer than money is: refused in words, and nothing typed is lost.
        await stranger.Until("[data-code=amount_too_fine]");
        await stranger.Look("report-refused");
        await stranger.Page.FillAsync("#f-lost", "12500");
        await stranger.Page.ClickAsync("main form button.button");
        await stranger.Until("form button.button-quiet");
        await stranger.Look("report-kept");
        return stranger.Page.Url;
    }

    /// <summary>Nobody stays signed in for weeks.</summary>
    private static async Task BecomeChair(RunningSite site, Reader chair, string language)
    {
        Credentials session = await site.SignIn("trade@council.example");
        await chair.Become(site.Http.BaseAddress!, session.Cookies);
        _ = await chair.Page.GotoAsync($"{site.Http.BaseAddress}council?lang={language}");
    }

    private static async Task HandOn(RunningSite site, Reader chair)
    {
        await chair.Look("waiting");
        await chair.Page.ClickAsync("[data-waits=route] a");
        await chair.Look("report");
        await chair.Page.ClickAsync("form[action*='handler=Route'] button.button");
        await chair.Until("form[action*='handler=Answer']");
        await chair.Look("report-handed-on");
    }

    private static async Task<string> WriteMeasure(RunningSite site, Reader chair)
    {
        _ = await chair.Page.GotoAsync($"{site.Http.BaseAddress}council/plan");
        await chair.Page.FillAsync("#f-plan-title", "One year for small exporters");
        await chair.Page.ClickAsync("form[action*='handler=Plan'] button");
        await chair.Page.FillAsync("#f-goal-title", "Goods arrive sooner");
        await chair.Page.ClickAsync("form[action*='handler=Goal'] button");
        await chair.Page.FillAsync("#f-title", "Papers before the ship");
        await chair.Page.FillAsync("#f-what", "Customs reads the papers while the goods are under way.");
        await chair.Page.SelectOptionAsync("#f-metric", "days_to_delivery");
        await chair.Page.SelectOptionAsync("#f-to", "JP");
        await chair.Page.SelectOptionAsync("#f-direction", "down");
        await chair.Page.FillAsync("#f-target", "12");
        await chair.Page.FillAsync("#f-window", "2");
        await chair.Look("measure-written");
        await chair.Page.ClickAsync("form[action*='handler=Measure'] button.button");
        await chair.Until("[data-measure]");
        await chair.Look("plan");
        return new Uri(
            site.Http.BaseAddress!, await chair.Page.GetAttributeAsync("[data-measure] a", "href")).ToString();
    }

    private static async Task Link(RunningSite site, Reader chair)
    {
        _ = await chair.Page.GotoAsync($"{site.Http.BaseAddress}council/obstacles");
        await chair.Page.ClickAsync("[data-report] a");
        await chair.Page.ClickAsync("form[action*='handler=Link'] button");
        await chair.Until("a[href*='/council/measures/']");
        await chair.Look("report-linked");
    }

    private static async Task TheReporterIsTold(RunningSite site, Reader stranger, string own)
    {
        string[] letters = Directory.GetFiles(site.MailFolder, "*.eml").Select(File.ReadAllText)
            .Where(letter => letter.Contains(Reporter, StringComparison.Ordinal)).ToArray();
        Assert.Single(letters);
        await stranger.Page.GotoAsync(own);
        await stranger.Until("[data-measure] meter");
        await stranger.Look("report-in-the-plan");
    }

    /// <summary>The table, its file and the closed measure name the same days, and one bar is drawn for them.</summary>
    private static async Task TheOpenDataSayTheSame(RunningSite site, Reader stranger)
    {
        Month last = (await site.Services.GetRequiredService<IObservatory>().Closed())!.Value;
        string table = $"{site.Http.BaseAddress}observatory/delivery?month={last}";
        await stranger.Page.GotoAsync(table);
        await stranger.Look("observatory");
        string[] file = (await site.Get($"/observatory/delivery.csv?month={last}")).Done().Text.Split("\r\n");
        int middle = Array.IndexOf(file[0].Split(','), "middle_days");
        Assert.Equal("10", file[1].Split(',')[middle]);
        Assert.Equal(1, await stranger.Page.Locator("svg[role=img] rect[width]").CountAsync());
    }

    /// <summary>The days that the row of a measure's table shows.</summary>
    private static async Task<string> Number(Reader chair, string reading)
    {
        string shown = await chair.Page.InnerTextAsync($"[data-reading={reading}] td.number");
        return Digits().Match(shown).Value;
    }

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Digits();
}
