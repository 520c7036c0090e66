using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>Questions and answers as people meet them: on pages, in letters, and for an operator.</summary>
public sealed partial class QuestionPageTests
{
    private const string Ask = "/academy/questions/ask";

    private static readonly (string Field, string Value)[] Typed =
    [
        ("post-title", "Where is the form?"), ("body", "One.\n\n<script>alert(1)</script> https://example.com"),
        ("language", "en"), ("lesson", "origin"), ("obstacle", "origin_missing"), ("shown-name", "Somchai"),
    ];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_first_question_waits_is_published_answered_and_one_answer_helped(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Credentials asker = await Joined(site, "asker@example.com");
        string page = await Written(site, Ask, Ask, asker, Typed);
        Assert.Contains("data-post=\"waiting\"", (await site.Get(page, asker)).Done().Text, Ordinal);
        Answer mine = (await site.Get("/academy/questions/mine", asker)).Done();
        Assert.Contains("data-post=\"waiting\"", mine.Text, Ordinal);
        Assert.Equal(404, (await site.Get(page)).Code);
        await Decide(site, page, "Show");
        Assert.Contains("asker@example.com", (await Letters(site))[0].To, Ordinal);

        // Everybody reads it as text: nothing in it is markup, and no address in it is a link.
        string read = (await site.Get(page)).Done().Text;
        Assert.Contains("&lt;script&gt;", read, Ordinal);
        Assert.DoesNotContain("href=\"https://example.com", read, Ordinal);
        Assert.Contains("Somchai", read, Ordinal);
        Assert.DoesNotContain("asker@example.com", read, Ordinal);
        Assert.Contains("data-questions=\"1\"", (await site.Get("/academy/origin")).Done().Text, Ordinal);
        Answer list = (await site.Get("/academy/questions?lesson=origin&in=en")).Done();
        Assert.Contains("Where is the form?", list.Text, Ordinal);
        Assert.DoesNotContain("Where is", (await site.Get("/academy/questions?in=th")).Done().Text, Ordinal);

        Credentials helper = await Joined(site, "helper@example.com");
        Answer sent = await site.Fill(page, page, helper, ("body", "Ask the department."), ("shown-name", "Wichai"));
        Assert.EndsWith("?done=waits", sent.Done(302).Header("Location"), Ordinal);
        Assert.DoesNotContain("Ask the department.", (await site.Get(page)).Done().Text, Ordinal);
        Id answer = (await Questions(site).Queue())[0].Id;
        await Decide(site, $"/x/{answer}", "Show");
        Assert.Equal(1, await Answered());
        _ = await Written(site, page, page, helper, [("body", "And keep the bills."), ("shown-name", "Wichai")]);
        Assert.Equal(2, await Answered());

        // Only the asker says what helped.
        Answer others = await site.Fill(page, $"{page}?handler=Helped", helper, ("answer", $"{answer}"));
        Assert.Equal(404, others.Code);
        _ = (await site.Fill(page, $"{page}?handler=Helped", asker, ("answer", $"{answer}"))).Done(302);
        Assert.Matches($"panel-key\" id=\"post-{answer}\"", (await site.Get(page)).Done().Text);
        Answer visitor = await site.Submit(page, await site.Read("/sign-in", Credentials.None));
        Assert.StartsWith("/sign-in", visitor.Done(302).Header("Location"), Ordinal);
        await HiddenMeanwhile(site, page, helper, answer);

        async Task<int> Answered() => (await Letters(site)).Count(letter => letter.To == "asker@example.com"
            && letter.Letter.Subject == Texts.In("en")["mail.post_answered_subject"]);
    }

    /// <summary>The answers go with their question, and what somebody was just writing to it is not lost.</summary>
    private static async Task HiddenMeanwhile(RunningSite site, string page, Credentials writer, Id answer)
    {
        Credentials writing = await site.Read(page, writer), reader = await Joined(site, "late@example.com");
        string report = $"/academy/questions/report/{answer}";
        Assert.Equal(200, (await site.Get(report, reader)).Code);
        await Decide(site, page, "Hide", ("why", "off_topic"));
        Answer late = await site.Submit(page, writing, ("body", "Words that took an hour."), ("shown-name", "Wichai"));
        Assert.Equal(404, late.Code);
        Assert.Contains("data-code=\"post_unknown\"", late.Text, Ordinal);
        Assert.Contains("Words that took an hour.", late.Text, Ordinal);
        Assert.DoesNotContain("Ask the department.", late.Text, Ordinal);
        Assert.Equal(404, (await site.Get(report, reader)).Code);
    }

    [Fact]
    public async Task What_readers_report_is_hidden_for_a_reason_that_its_author_reads()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoQuestions>().Load(site.Now));
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        // The demo leaves one for the operator.
        _ = Assert.Single(Waiting().Matches((await site.Get("/operator/posts", @operator)).Done().Text));
        Id author = await site.PersonByEmail("noi@demo.sampan.example");
        Id post = (await Questions(site).Of(author))[0].Id;
        string report = $"/academy/questions/report/{post}", page = $"/academy/questions/{post}";
        Credentials reader = await Joined(site, "reader@example.com");
        Assert.Contains($"href=\"{report}\"", (await site.Get(page, reader)).Done().Text, Ordinal);
        Assert.Contains(
            "moderation_reason_missing", (await site.Fill(report, report, reader, ("why", "dislike"))).Text, Ordinal);
        Assert.Equal(
            $"{page}?done=reported",
            (await site.Fill(report, report, reader, ("why", "misleading"))).Done(302).Header("Location"));
        Assert.Equal(2, Waiting().Count((await site.Get("/operator/posts", @operator)).Done().Text));
        string moderation = $"/operator/posts/{post}";
        Assert.Contains("data-report=\"misleading\"", (await site.Get(moderation, @operator)).Done().Text, Ordinal);
        await Decide(site, page, "Hide", ("why", "misleading"));
        Assert.Equal(404, (await site.Get(page, reader)).Code);
        Assert.Equal(404, (await site.Get(report, reader)).Code);
        foreach (string own in (string[])[page, "/academy/questions/mine"])
            Assert.Contains(
                "data-hidden=\"misleading\"", (await site.Get(own, await site.SignIn(author))).Done().Text, Ordinal);
        Assert.Contains(Texts.In("en")["moderation.misleading"], (await Letters(site))[0].Letter.Body, Ordinal);
        await Decide(site, page, "Show");
        Assert.Equal(200, (await site.Get(page)).Code);
        MatchCollection decisions = Decision().Matches((await site.Get(moderation, @operator)).Done().Text);
        Assert.Equal(["hidden", "shown"], decisions.Select(match => match.Groups[1].Value).TakeLast(2));
        Assert.Equal(403, (await site.Get(moderation, reader)).Code);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Credentials asker = await Joined(site, "asker@example.com");
        foreach ((string field, string value, string code) in ((string, string, string)[])
            [
                ("post-title", "", "writing_missing"), ("post-title", new string('a', 121), "writing_too_long"),
                ("body", " ", "writing_missing"), ("body", new string('a', 4001), "writing_too_long"),
                ("shown-name", "", "writing_missing"), ("language", "xx", "post_language_unknown"),
            ])
        {
            (string, string)[] typed = [.. Typed.Where(one => one.Field != field), (field, value)];
            Answer refused = (await site.Fill(Ask, Ask, asker, typed)).Done(400);
            Assert.Contains($"data-code=\"{code}\"", refused.Text, Ordinal);
            Assert.Contains($"href=\"#f-{field}\"", refused.Text, Ordinal);
            if (field != "post-title") Assert.Contains("value=\"Where is the form?\"", refused.Text, Ordinal);
        }
        Credentials unproven = await site.SignIn(await site.NewPerson("unproven@example.com"));
        Assert.Contains("email_unconfirmed", (await site.Fill(Ask, Ask, unproven, Typed)).Text, Ordinal);
        foreach ((string odd, int code) in ((string, int)[])
            [
                ("?p=0&in=xx&lesson=xx&first=x", 200), ("?p=99999999999", 200), ("/nothing", 404),
                ("/report/nothing", 404), ("/%E0%B8%81%E0%B8%82", 404),
            ])
            Assert.Equal(code, (await site.Get($"/academy/questions{odd}", asker)).Code);
        // An address that no question can have leads a visitor nowhere.
        const string nowhere = "/academy/questions/%E0%B8%81%E0%B8%82";
        Credentials visitor = await site.Read("/sign-in", Credentials.None);
        foreach (string form in (string[])[nowhere, $"{nowhere}?handler=Helped"])
            Assert.Equal(404, (await site.Submit(form, visitor, ("body", "x"))).Code);
        // What is none of a list is passed over.
        (string, string)[] unlisted =
            [.. Typed.Where(one => one.Field is not ("lesson" or "obstacle")), ("lesson", "x"), ("obstacle", "x")];
        _ = await Written(site, Ask, Ask, asker, unlisted);
        Assert.Null((await Questions(site).Queue())[0].Lesson);
    }

    [Fact]
    public async Task Who_was_erased_is_shown_as_somebody_who_left()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        DemoQuestions demo = site.Services.GetRequiredService<DemoQuestions>();
        Assert.Null(await demo.Load(site.Now));
        int before = (await Questions(site).List(new QuestionQuery(null, null, false, 1))).Found.Count;
        // What the asker has chosen since is not undone when the demo starts again.
        Post marked = (await Questions(site).List(new QuestionQuery(null, null, false, 1))).Found
            .First(listed => listed.Answers > 1).Question;
        Id chosen = (await Questions(site).Thread(marked.Id, marked.Author, all: false)).Value.Answers[1].Id;
        Assert.Equal(chosen, (await Questions(site).MarkHelped(marked.Id, chosen, marked.Author)).Value.Helped);
        Assert.Null(await demo.Load(site.Now));
        Assert.Equal(chosen, (await Questions(site).Moderated(marked.Id)).Value.Post.Helped);
        Assert.Equal(before, (await Questions(site).List(new QuestionQuery(null, null, false, 1))).Found.Count);
        Assert.Equal(DemoQuestion.All.Count(question => !question.Waits), before);
        Id author = await site.PersonByEmail("noi@demo.sampan.example");
        Post post = (await Questions(site).Of(author)).First(one => one.State == PostState.Published);
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            Assert.Null(await new ErasePerson(
                scope.ServiceProvider.GetRequiredService<IPeople>(), site.Services.GetRequiredService<IFirms>(),
                Questions(site)).Run(author, site.Now));
        string page = (await site.Get($"/academy/questions/{post.Id}")).Done().Text;
        Assert.Contains(Texts.In("en")["mentors.left"], page, Ordinal);
        Assert.DoesNotContain("Noi (demo)", page, Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static IQuestions Questions(RunningSite site) => site.Services.GetRequiredService<IQuestions>();

    /// <summary>The page of the question that was written, or of the one that was answered.</summary>
    private static async Task<string> Written(
        RunningSite site, string page, string form, Credentials who, (string, string)[] typed) =>
        (await site.Fill(page, form, who, typed)).Done(302).Header("Location")!.Split('?')[0];

    private static async Task Decide(RunningSite site, string page, string act, params (string, string)[] typed)
    {
        string moderation = $"/operator/posts/{page.Split('/')[^1]}";
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        _ = (await site.Fill(moderation, $"{moderation}?handler={act}", @operator, typed)).Done(302);
    }

    private static Task<IReadOnlyList<CaughtLetter>> Letters(RunningSite site) =>
        site.Services.GetRequiredService<ILetterbox>().Newest(20);

    private static async Task<Credentials> Joined(RunningSite site, string email)
    {
        Id person = await site.NewPerson(email);
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(person));
        return await site.SignIn(person);
    }

    [GeneratedRegex("data-waiting=")]
    private static partial Regex Waiting();

    [GeneratedRegex("data-decision=\"(\\w+)\"")]
    private static partial Regex Decision();
}
