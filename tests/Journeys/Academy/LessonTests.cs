using System.Text.RegularExpressions;
using Sampan.Academy;
using Sampan.Host.Demo;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Academy;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>
/// What every lesson keeps, in every language: the same examples, which compute, the same questions with one right
/// answer, no link that leads nowhere, no fact whose source nobody has looked at lately.
/// </summary>
public sealed partial class LessonTests(AllShops shops) : IClassFixture<AllShops>
{
    private const int FewestWords = 350, MostWords = 800;

    public static TheoryData<string> Slugs => [.. Course.FirstExport.Lessons.Select(lesson => lesson.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void It_says_the_same_in_every_language(string slug)
    {
        Lesson lesson = Course.FirstExport.Find(slug)!;
        Assert.Equal(Course.Languages.Order(), lesson.Texts.Keys.Order());
        Assert.Equal(Texts.Available.Order(), lesson.Texts.Keys.Order());
        string[] shapes = [.. Course.Languages.Select(language => Shape(lesson, language))];
        Assert.All(shapes, shape => Assert.Equal(shapes[0], shape));
        Assert.Equal(lesson.Texts.Count, lesson.Texts.Values.Select(text => text.Title).Distinct().Count());
        int words = lesson.Texts["en"].Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.InRange(words, FewestWords, MostWords);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void It_has_an_example_two_questions_and_something_to_do_and_every_link_leads_somewhere(string slug)
    {
        Lesson lesson = Course.FirstExport.Find(slug)!;
        Assert.Contains(lesson.Step, LessonSteps.All);
        foreach (string language in Course.Languages)
        {
            // Every step is taken for one that is there: which are not yet is the page's to say.
            var reader = new LessonReader(lesson, step => LessonSteps.All.Contains(step) ? "/" : null);
            IReadOnlyList<LessonPart> parts = reader.Read(lesson.Texts[language].Body);
            Assert.Equal([], reader.DeadLinks);
            Assert.NotEmpty(parts.OfType<LessonPart.Example>());
            LessonPart.Quiz[] quizzes = [.. parts.OfType<LessonPart.Quiz>()];
            Assert.True(quizzes.Length >= 2, $"{slug} in {language} asks {quizzes.Length} questions");
            Assert.Equal(quizzes.Length, quizzes.DistinctBy(quiz => quiz.Name).Count());
            foreach (LessonPart.Quiz quiz in quizzes)
            {
                Assert.InRange(quiz.Options.Count, 2, 4);
                Assert.Single(quiz.Options, option => option.IsRight);
                Assert.All(quiz.Options, option => Assert.NotEqual("", option.Why));
            }
            Assert.Contains("](step:", lesson.Texts[language].Body, StringComparison.Ordinal);
        }
    }

    /// <summary>A source is used, has an address, and somebody has looked at it in time.</summary>
    [Theory, MemberData(nameof(Slugs))]
    public void Its_facts_rest_on_sources_that_were_looked_at(string slug)
    {
        Lesson lesson = Course.FirstExport.Find(slug)!;
        var today = DateOnly.FromDateTime(DateTimeOffset.UtcNow.Date);
        foreach (LessonSource source in lesson.Sources)
        {
            Assert.True(
                Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https",
                source.Url);
            Assert.InRange(source.CheckBy, source.Read, source.Read.AddDays(366));
            Assert.True(
                today <= source.CheckBy, $"{slug}: look at {source.Url} again; it was to be by {source.CheckBy}");
            foreach (LessonText text in lesson.Texts.Values)
                Assert.Contains($"](source:{source.Id})", text.Body, StringComparison.Ordinal);
        }
        Assert.Equal(lesson.Sources.Count, lesson.Sources.DistinctBy(source => source.Id).Count());
    }

    [Theory, MemberData(nameof(Slugs))]
    public async Task Its_examples_compute_and_its_questions_answer(string slug)
    {
        Answer page = (await One.Get($"/academy/{slug}")).Done();
        foreach (string example in Examples().Split(page.Text).Skip(1))
        {
            string shown = example[..example.IndexOf("</figure>", Ordinal)];
            Assert.DoesNotContain("data-code=", shown, Ordinal);
            Assert.Contains(Texts.In("en")["academy.computed"], shown, Ordinal);
        }
        string body = Course.FirstExport.Find(slug)!.Texts["en"].Body;
        Assert.Equal(body.Split(":::example").Length, Examples().Split(page.Text).Length);
        string quiz = QuizMark().Match(page.Text).Groups[1].Value;
        string answers = string.Concat(await Task.WhenAll(
            ((string[])["1", "2", "3", "9", "x"]).Select(async n =>
                (await One.Get($"/academy/{slug}?question={quiz}&answer={n}")).Done().Text)));
        Assert.Contains("data-right=\"true\"", answers, Ordinal);
        Assert.Contains("data-right=\"false\"", answers, Ordinal);
        Assert.DoesNotContain("data-right=\"true\"", page.Text, Ordinal);
    }

    [Fact]
    public async Task What_is_read_is_marked_and_what_stands_in_the_way_comes_first()
    {
        Assert.Equal(404, (await One.Get("/academy/nothing")).Code);
        Answer visitor = (await One.Get("/academy")).Done();
        Assert.Contains($"data-next=\"{Course.FirstExport.Lessons[0].Slug}\"", visitor.Text, Ordinal);
        Assert.DoesNotContain("data-read=\"true\"", visitor.Text, Ordinal);

        // Goods of hers lie at the border for want of proof of their origin.
        Offered order = await One.Paid(20, waitForRounds: false);
        await One.Ship(order, "ORIGIN");
        _ = (await One.Post(
            "/api/v1/carrier-events",
            new
            {
                eventId = "ORIGIN held",
                tracking = "ORIGIN",
                kind = "held",
                on = One.Today(),
                reason = "origin_certificate",
            },
            RunningSite.Carrier)).Done();
        Credentials seller = await One.SignIn(DemoWorld.SellerEmail);
        Answer next = (await One.Get("/academy", seller)).Done();
        Assert.Contains("data-next=\"origin\"", next.Text, Ordinal);
        Assert.Contains($"/desk/{One.Firm}/orders/{order.Order}\"", next.Text, Ordinal);
        Assert.Equal("/academy", (await One.Fill("/academy/origin", "/academy/origin", seller, [])).Header("Location"));
        Answer after = (await One.Get("/academy", seller)).Done();
        Assert.DoesNotContain("data-next=\"origin\"", after.Text, Ordinal);
        Assert.Matches("data-lesson=\"origin\" data-read=\"true\"", after.Text);
    }

    /// <summary>Nothing but a delivery earns it.</summary>
    [Fact]
    public async Task A_badge_is_earned_by_goods_that_were_delivered()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        const string earned = "data-badge=\"first_delivery\" data-earned=\"true\"";
        Offered order = await site.Paid(20, waitForRounds: false);
        await site.Ship(order);
        Assert.DoesNotContain(earned, (await site.Get("/academy", seller)).Done().Text, Ordinal);
        _ = (await site.Post(Trades.LinkUrl(order, "/arrived"), new { on = site.Today() })).Done();
        await site.Round();
        Assert.Contains(earned, (await site.Get("/academy", seller)).Done().Text, Ordinal);
        Assert.DoesNotContain("data-badge", (await site.Get("/academy")).Done().Text, Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private RunningSite One => shops.Site;

    /// <summary>Headings, examples, questions with their answers, and links, in their order.</summary>
    private static string Shape(Lesson lesson, string language)
    {
        string body = lesson.Texts[language].Body;
        string[] marks = ["##", ":::", "- [ ]", "- [x]"];
        IEnumerable<string> lines =
            body.Split('\n').Where(line => marks.Any(mark => line.StartsWith(mark, Ordinal)));
        IEnumerable<string> shape = lines.Select(line => line[0] switch
        {
            '#' => "heading",
            '-' => line[..5],
            _ => line.TrimEnd(),
        });
        IEnumerable<string> links = LinkMark().Matches(body).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("word:", Ordinal)).Order();
        return string.Join('\n', [.. shape, .. links]);
    }

    [GeneratedRegex("data-example=")]
    private static partial Regex Examples();

    [GeneratedRegex("data-quiz=\"([a-z0-9-]+)\"")]
    private static partial Regex QuizMark();

    [GeneratedRegex(@"\]\(([a-z]+:[^)]+)\)")]
    private static partial Regex LinkMark();
}
