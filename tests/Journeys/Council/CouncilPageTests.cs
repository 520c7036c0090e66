using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Council;
using Sampan.Host.Demo;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Parts;
using Answer = Sampan.Tests.Journeys.Site.Answer;

namespace Sampan.Tests.Journeys.Council;

/// <summary>The working group as its people use it, and as strangers read it.</summary>
public sealed partial class CouncilPageTests
{
    private static readonly (string, string)[] Complaint =
    [
        ("step", "border"), ("trouble", "origin_proof"), ("from", "TH"), ("to", "JP"), ("days", "12"),
        ("lost", "45000"), ("currency", "THB"), ("words", "The certificate named other goods."),
        ("email", "maker@reporter.example"),
    ];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_a_stranger_reports_is_read_answered_and_found_again(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (Credentials chair, Credentials customs) = await Seats(site);
        string own = await Report(site);
        Id report = (await site.Services.GetRequiredService<IReports>().Newest(null, 9))[0].Id;
        string page = $"/council/obstacles/{report}";
        const string words = "The certificate named other goods.";

        // Its reporter reads it; nobody else does before somebody of the working group has.
        Assert.Contains(words, (await site.Get(own)).Done().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await site.Get(page)).Done().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await site.Get(page, customs)).Done().Text, StringComparison.Ordinal);
        Assert.Contains(words, (await site.Get(page, chair)).Done().Text, StringComparison.Ordinal);
        Assert.Equal(404, (await site.Get("/council/reports/guessed")).Code);
        Assert.Contains(page, (await site.Get("/council", chair)).Done().Text, StringComparison.Ordinal);

        string seat = SeatOf(await site.Get(page, chair), "Customs");
        (string, string)[] route = [("seat", seat), ("by", site.Now.UtcDate.AddDays(20).Text())];
        Assert.Equal(403, (await site.Fill(page, $"{page}?handler=Route", customs, route)).Code);
        Assert.Equal(302, (await site.Fill(page, $"{page}?handler=Route", chair, route)).Code);
        Assert.Contains(words, (await site.Get(page)).Done().Text, StringComparison.Ordinal);
        Assert.Contains(page, (await site.Get("/council", customs)).Done().Text, StringComparison.Ordinal);

        (string, string)[] answer = [("text", "We take the name of the invoice from now on.")];
        Assert.Equal(302, (await site.Fill(page, $"{page}?handler=Answer", customs, answer)).Code);
        Assert.Contains("We take the name", (await site.Get(own)).Done().Text, StringComparison.Ordinal);
        Assert.Equal(422, (await site.Fill(page, $"{page}?handler=Answer", chair, answer[0], ("text", "Other"))).Code);

        Assert.Equal(302, (await site.Fill(own, own, Credentials.None)).Code);
        Assert.DoesNotContain("forget", (await site.Get(own)).Done().Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Bad_reports_are_refused_in_words_and_lose_nothing(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (string Field, string Value, string Code)[] wrong =
        [
            ("step", "elsewhere", "council_choice_missing"), ("trouble", "", "council_choice_missing"),
            ("to", "", "lane_incomplete"), ("days", "-1", "number_malformed"), ("days", "99999", "days_lost_wrong"),
            ("lost", "1.234", "amount_too_fine"), ("lost", "0", "money_lost_wrong"),
            ("from", "XX1", "country_malformed"),
            ("email", "not an address", "email_malformed"), ("words", new string('x', 1600), "council_text_too_long"),
        ];
        foreach ((string field, string value, string code) in wrong)
        {
            (string, string)[] typed = [.. Complaint.Where(f => f.Item1 != field), (field, value)];
            Answer answer = await site.Fill(
                "/council/obstacles/new", "/council/obstacles/new", Credentials.None, typed);
            Assert.True(answer.Code is 400 or 422, $"{field}={value}: {answer.Code}");
            Assert.Contains($"data-code=\"{code}\"", answer.Text, StringComparison.Ordinal);
            if (field != "words") Assert.Contains("named other goods", answer.Text, StringComparison.Ordinal);
        }
        Assert.Empty(await site.Services.GetRequiredService<IReports>().Newest(null, 9));
    }

    /// <summary>From what stands in a trader's way one comes to the form with what and where already chosen.</summary>
    [Fact]
    public async Task Every_obstacle_of_a_trader_can_be_reported()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        foreach (Obstacle obstacle in Enum.GetValues<Obstacle>())
        {
            string form = (await site.Get(ObstacleReport.Address(obstacle))).Done().Text;
            // What, where, and the country the goods leave.
            Assert.Equal(3, Chosen().Count(form));
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_meeting_decides_in_the_open_and_keeps_what_is_marked(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        (Credentials chair, Credentials customs) = await Seats(site);
        string today = site.Now.UtcDate.Text();
        (string, string)[] call = [("title", "June"), ("on", today), ("place", "Bangkok")];
        Assert.Equal(403, (await site.Fill("/council/meetings", "/council/meetings", customs, call)).Code);
        Answer called = await site.Fill("/council/meetings", "/council/meetings", chair, call);
        string meeting = called.Header("Location")!.Split('?')[0];
        await Press(
            site, meeting, "Item", customs, ("item-title", "One window"), ("item-text", "As proposed."),
            ("item-closed", ""));
        await Press(
            site, meeting, "Item", customs, ("item-title", "A firm's papers"), ("item-text", "s"),
            ("item-closed", "A firm's own"));
        Answer open = (await site.Get(meeting)).Done(), inside = (await site.Get(meeting, customs)).Done();
        Assert.Contains("One window", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("papers", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("papers", (await site.Get("/council/trail")).Done().Text, StringComparison.Ordinal);
        Assert.Contains("papers", inside.Text, StringComparison.Ordinal);

        string item = ItemMark().Match(open.Text).Groups[1].Value;
        (string, string)[] vote = [("item", item), ($"choice-{item}", "for"), ($"why-{item}", "It saves days.")];
        Assert.Equal(422, (await site.Fill(meeting, $"{meeting}?handler=Vote", customs, vote)).Code);
        (string, string)[] present =
            [.. SeatMark().Matches((await site.Get(meeting, chair)).Text).Select(m => ("present", m.Groups[1].Value))];
        Assert.Equal(2, present.Length);
        await Press(site, meeting, "Present", chair, present);
        // A reason that cannot be kept is refused beside its own field, and the choice stays made.
        Answer refused = await site.Fill(
            meeting, $"{meeting}?handler=Vote", customs, vote[0], vote[1], ($"why-{item}", "a\tb"));
        Assert.Contains("data-code=\"council_text_unreadable\"", refused.Text, StringComparison.Ordinal);
        Assert.Matches($"<input [^>]*aria-invalid=\"true\"[^>]*name=\"why-{item}\"", refused.Text);
        Assert.Matches("value=\"for\" checked", refused.Text);
        await Press(site, meeting, "Vote", customs, vote);
        await Press(site, meeting, "Decide", chair, ("item", item));
        Assert.Contains("data-carried=\"true\"", (await site.Get(meeting)).Done().Text, StringComparison.Ordinal);
        await Press(site, meeting, "Minutes", chair, ("minutes-text", "Carried."));
        Assert.Contains("Carried.", (await site.Get(meeting)).Done().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_seat_nobody_acts_and_a_visitor_is_asked_to_sign_in()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Credentials chair, _) = await Seats(site);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        (string, string)[] plan = [("plan-title", "Mine"), ("plan-from", site.Now.UtcDate.Text())];
        Assert.Equal(403, (await site.Fill("/council/plan", "/council/plan?handler=Plan", seller, plan)).Code);
        Answer visitor = await site.Submit(
            "/council/plan?handler=Plan", await site.Read("/council/obstacles/new", Credentials.None), plan);
        Assert.StartsWith("/sign-in", visitor.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(302, (await site.Fill("/council/plan", "/council/plan?handler=Plan", chair, plan)).Code);
        // Who runs the installation gives seats and has none.
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        Assert.Equal(403, (await site.Fill("/council/plan", "/council/plan?handler=Goal", @operator, plan)).Code);
        Assert.Equal(403, (await site.Get("/operator/seats", chair)).Code);
    }

    [Fact]
    public async Task A_measure_is_written_changed_and_not_opened_on_nothing()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        (Credentials chair, _) = await Seats(site);
        await Press(
            site, "/council/plan", "Plan", chair, ("plan-title", "Year"), ("plan-from", site.Now.UtcDate.Text()));
        await Press(site, "/council/plan", "Goal", chair, ("goal-title", "Faster"));
        Answer page = (await site.Get("/council/plan", chair)).Done();
        string goal = GoalMark().Match(page.Text).Groups[1].Value, seat = SeatOf(page, "Trade");
        (string, string)[] measure =
        [
            ("goal", goal), ("title", "One window"), ("what", "Papers once."), ("owner", seat),
            ("metric", "cost_to_export"), ("to", "JP"), ("chapter", ""), ("window", "3"), ("direction", "down"),
            ("target", "12.5"),
        ];
        (string Field, string Value, string Code)[] wrong =
        [
            ("target", "-3", "measure_target_wrong"), ("target", "1.2345", "measure_target_wrong"),
            ("window", "13", "measure_window_wrong"), ("chapter", "98", "chapter_unknown"),
            ("metric", "happiness", "metric_unknown"), ("title", "", "council_text_missing"),
            ("owner", "nobody", "id_malformed"),
        ];
        foreach ((string field, string value, string code) in wrong)
        {
            Answer refused = await site.Fill(
                "/council/plan", "/council/plan?handler=Measure", chair,
                [.. measure.Where(f => f.Item1 != field), (field, value)]);
            Assert.Contains($"data-code=\"{code}\"", refused.Text, StringComparison.Ordinal);
            Assert.Contains("Papers once.", refused.Text, StringComparison.Ordinal);
        }
        await Press(site, "/council/plan", "Measure", chair, measure);
        Measure kept = (await site.Services.GetRequiredService<ICouncil>().Read()).Measures.Values.Single();
        Assert.Equal((1250, Metric.CostToExport), (kept.TargetTenths, kept.Metric));
        await Press(
            site, "/council/plan", "Measure", chair,
            [.. measure.Where(f => f.Item1 != "target"), ("measure", $"{kept.Id}"), ("target", "11")]);
        CouncilRecord record = await site.Services.GetRequiredService<ICouncil>().Read();
        Assert.Equal(1100, record.Measures.Values.Single().TargetTenths);
        Answer opened = await site.Fill(
            $"/council/measures/{kept.Id}", $"/council/measures/{kept.Id}?handler=Open", chair);
        Assert.Contains("data-code=\"figure_missing\"", opened.Text, StringComparison.Ordinal);
    }

    /// <summary>A chair of the public side and a member of the private, seated by an operator on the page.</summary>
    internal static async Task<(Credentials Chair, Credentials Member)> Seats(RunningSite site)
    {
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        var seated = new List<Credentials>();
        (string, string)[] sides = [("Trade", "public"), ("Customs", "private")];
        foreach ((string organisation, string side) in sides)
        {
            string email = $"{organisation.ToLowerInvariant()}@council.example";
            Id person = await site.NewPerson(email);
            (string, string)[] seat =
            [
                ("email", email), ("organisation", organisation), ("office", "Head"), ("side", side),
                ("from", site.Now.UtcDate.Text()), ("until", site.Now.UtcDate.AddYears(1).Text()),
                ("chair", side == "public" ? "yes" : ""),
            ];
            Assert.Equal(302, (await site.Fill("/operator/seats", "/operator/seats", @operator, seat)).Code);
            seated.Add(await site.SignIn(person));
        }
        return (seated[0], seated[1]);
    }

    private static async Task<string> Report(RunningSite site)
    {
        Answer sent = await site.Fill(
            "/council/obstacles/new", "/council/obstacles/new", Credentials.None, Complaint);
        return sent.Header("Location") ?? throw new InvalidOperationException($"{sent.Code}: {sent.Text}");
    }

    private static async Task Press(
        RunningSite site, string page, string handler, Credentials who, params (string, string)[] typed)
    {
        Answer answer = await site.Fill(page, $"{page}?handler={handler}", who, typed);
        Assert.True(answer.Code == 302, $"{page} {handler}: {answer.Code} {answer.Text}");
    }

    private static string SeatOf(Answer page, string organisation) => Regex.Match(
        page.Text, $"<option value=\"([a-z0-9]+)\"[^>]*>Head, {organisation}").Groups[1].Value;

    [GeneratedRegex("<option selected=\"selected\" value=\"[^\"]+\"")]
    private static partial Regex Chosen();

    [GeneratedRegex("data-item=\"([a-z0-9]+)\"")]
    private static partial Regex ItemMark();

    [GeneratedRegex("name=\"present\" value=\"([a-z0-9]+)\"")]
    private static partial Regex SeatMark();

    [GeneratedRegex("id=\"goal-([a-z0-9]+)\"")]
    private static partial Regex GoalMark();
}
