using Sampan.Academy;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Academy;

/// <summary>Questions, answers and what operators decide about them, in rows on both engines.</summary>
public sealed class QuestionTests
{
    private static readonly Id Asker = new(7), Helper = new(8), Reader = new(9), Operator = new(5);
    private static readonly Instant Now = new(1_795_510_800_000_000);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_first_post_waits_and_whoever_is_known_is_published_at_once(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        Post first = (await Ask(questions, 1)).Value;
        Assert.Equal((PostState.Waiting, "Where 1?", "Words."), (first.State, first.Title, first.Body));
        // Only its author and operators see it, and nobody answers it.
        Assert.True((await questions.Thread(first.Id, Reader, all: false)).IsRefused);
        Assert.False((await questions.Thread(first.Id, Asker, all: false)).IsRefused);
        Assert.False((await questions.Thread(first.Id, Operator, all: true)).IsRefused);
        Assert.Equal("post_unknown", (await Answer(questions, 10, first.Id)).Refusal?.Code.Name);
        Assert.Empty((await questions.List(Every)).Found);
        Assert.Equal([first.Id], (await questions.Queue()).Select(post => post.Id));

        Assert.Equal(PostState.Published, (await questions.Moderate(first.Id, null, Operator, Now)).Value.State);
        Assert.Empty(await questions.Queue());
        Assert.Equal(PostState.Published, (await Ask(questions, 2)).Value.State);
        // The same form again is the same question.
        Assert.Equal("Where 2?", (await Ask(questions, 2)).Value.Title);
        Assert.Equal(2, (await questions.Of(Asker)).Count);
        Assert.Equal(2, await questions.Count("origin"));
        Assert.Equal(0, await questions.Count("code"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_answer_that_helped_comes_first_and_is_the_askers_to_name(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        Id question = await Published(questions, await Ask(questions, 1));
        Id early = await Published(questions, await Answer(questions, 10, question));
        Id late = (await Answer(questions, 11, question, minutes: 5)).Value.Id;
        Assert.Equal([early, late], await Answers());
        Assert.Equal("post_unknown", (await questions.MarkHelped(question, late, Helper)).Refusal?.Code.Name);
        Assert.Equal("post_unknown", (await questions.MarkHelped(question, question, Asker)).Refusal?.Code.Name);
        Assert.Equal(late, (await questions.MarkHelped(question, late, Asker)).Value.Helped);
        Assert.Equal([late, early], await Answers());
        Assert.Equal(early, (await questions.MarkHelped(question, early, Asker)).Value.Helped);
        // What nobody can read solves nothing.
        foreach (ModerationReason? why in (ModerationReason?[])[ModerationReason.Misleading, null])
        {
            Assert.False((await questions.Moderate(early, why, Operator, Later(6))).IsRefused);
            Assert.Equal(why is null, (await questions.List(Every)).Found[0].IsSolved);
        }
        // An answer is no question of its own.
        Assert.True((await questions.Thread(early, Reader, all: true)).IsRefused);
        Assert.Equal("post_unknown", (await Answer(questions, 12, early)).Refusal?.Code.Name);

        async Task<IEnumerable<Id>> Answers() =>
            (await questions.Thread(question, Reader, all: false)).Value.Answers.Select(answer => answer.Id);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_list_is_by_language_and_lesson_with_the_unanswered_first_page_by_page(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        for (uint i = 1; i <= 25; i++)
        {
            Id author = new(100 + i);
            Outcome<Post> asked = await questions.Write(Question(i, author) with
            {
                Language = i % 5 == 0 ? "th" : "en",
                Lesson = i % 2 == 0 ? "origin" : null,
            }, Later((int)i));
            _ = await Published(questions, asked);
        }
        _ = await Published(questions, await Answer(questions, 99, new Id(25)));
        QuestionPage first = await questions.List(Every), second = await questions.List(Every with { Page = 2 });
        Assert.Equal((20, true, 5, false), (first.Found.Count, first.HasNext, second.Found.Count, second.HasNext));
        Assert.Equal((new Id(25), 1), (first.Found[0].Question.Id, first.Found[0].Answers));
        QuestionPage unanswered = await questions.List(Every with { UnansweredFirst = true, Page = 2 });
        Assert.Equal(new Id(25), unanswered.Found[^1].Question.Id);
        Assert.Equal(5, (await questions.List(Every with { Language = "th" })).Found.Count);
        Assert.Equal(2, (await questions.List(Every with { Language = "th", Lesson = "origin" })).Found.Count);
        Assert.Empty((await questions.List(Every with { Page = 500 })).Found);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_reported_waits_until_it_is_decided_on_and_every_decision_stays(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        Id post = await Published(questions, await Ask(questions, 1));
        Assert.Equal("report_own", (await Report(Asker, 1))?.Code.Name);
        Assert.Null(await Report(Reader, 1));
        Assert.Null(await Report(Reader, 2));
        Assert.Equal([post], (await questions.Queue()).Select(one => one.Id));
        Assert.Equal(PostState.Published, (await questions.Moderate(post, null, Operator, Later(3))).Value.State);
        Assert.Empty(await questions.Queue());
        Assert.Null(await Report(Helper, 4));
        Assert.Single(await questions.Queue());
        Post hidden = (await questions.Moderate(post, ModerationReason.Misleading, Operator, Later(5))).Value;
        Assert.Equal((PostState.Hidden, ModerationReason.Misleading), (hidden.State, hidden.Why));
        _ = await questions.Moderate(post, ModerationReason.Misleading, Operator, Later(6));
        Assert.Empty(await questions.Queue());
        Assert.Equal("post_unknown", (await Report(new Id(77), 7))?.Code.Name);
        Assert.Equal(0, await questions.Count("origin"));
        ModeratedPost all = (await questions.Moderated(post)).Value;
        Assert.Equal([Reader, Helper], all.Reports.Select(report => report.Reporter));
        Assert.Equal(
            [null, null, ModerationReason.Misleading], all.Decisions.Select(decision => decision.Why));
        Assert.Equal(PostState.Published, (await questions.Moderate(post, null, Operator, Later(8))).Value.State);

        Task<Refusal?> Report(Id reporter, int minute) =>
            questions.Report(post, reporter, ModerationReason.Misleading, Later(minute));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_person_writes_ten_and_reports_twenty_in_a_day(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        for (uint i = 1; i <= PostRules.MostPostsADay; i++)
            _ = await Published(questions, await questions.Write(Question(i, Asker), Now));
        Assert.Equal("posts_many", (await Ask(questions, 50)).Refusal?.Code.Name);
        Assert.False((await questions.Write(Question(51, Asker), Now + TimeSpan.FromDays(1))).IsRefused);
        for (uint i = 100; i <= 100 + PostRules.MostReportsADay; i++)
        {
            Id post = await Published(questions, await questions.Write(Question(i, new Id(i)), Now));
            Refusal? refusal = await questions.Report(post, Reader, ModerationReason.OffTopic, Now);
            Assert.Equal(i < 100 + PostRules.MostReportsADay ? null : "reports_many", refusal?.Code.Name);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_an_erased_author_wrote_is_forgotten_unless_it_is_published(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        _ = await Published(questions, await Ask(questions, 1));
        Id hidden = await Published(questions, await Ask(questions, 2));
        _ = await questions.Moderate(hidden, ModerationReason.PersonalData, Operator, Later(1));
        Id waiting = (await Answer(questions, 10, new Id(1))).Value.Id;
        foreach (Id author in (Id[])[Asker, Helper, Asker]) Assert.Null(await questions.Forget(author));
        Assert.Equal("post_unknown", (await questions.Moderated(waiting)).Refusal?.Code.Name);
        Post blank = (await questions.Moderated(hidden)).Value.Post;
        Assert.Equal(("", "", ModerationReason.PersonalData), (blank.Title, blank.Body, blank.Why));
        Assert.Equal("Where 1?", (await questions.Thread(new Id(1), Reader, all: false)).Value.Question.Title);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_not_fit_to_be_kept_is_refused_with_its_field(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IQuestions questions = AcademyFactory.Questions(test.Database);
        foreach ((WritePost post, string code, string field) in ((WritePost, string, string)[])
            [
                (Question(1, Asker) with { Title = " " }, "writing_missing", "post_title"),
                (Question(1, Asker) with { Title = "two\nlines" }, "writing_unreadable", "post_title"),
                (Question(1, Asker) with { Body = new string('a', 4001) }, "writing_too_long", "body"),
                (Question(1, Asker) with { Body = "a\u0000" }, "writing_unreadable", "body"),
                (Question(1, Asker) with { Language = "xx" }, "post_language_unknown", "language"),
            ])
        {
            Refusal? refusal = (await questions.Write(post, Now)).Refusal;
            Assert.Equal((code, field), (refusal?.Code.Name, refusal?["field"]));
        }
        Assert.Empty(await questions.Of(Asker));
    }

    private static QuestionQuery Every => new(null, null, UnansweredFirst: false, 1);

    private static Instant Later(int minutes) => Now + TimeSpan.FromMinutes(minutes);

    private static WritePost Question(uint id, Id author) =>
        new(new Id(id), author, null, "en", $"Where {id}?", " Words. ", "origin", Obstacle.OriginMissing);

    private static Task<Outcome<Post>> Ask(IQuestions questions, uint id) =>
        questions.Write(Question(id, Asker), Now);

    private static Task<Outcome<Post>> Answer(IQuestions questions, uint id, Id question, int minutes = 1) =>
        questions.Write(new WritePost(new Id(id), Helper, question, "en", "", "So.", null, null), Later(minutes));

    private static async Task<Id> Published(IQuestions questions, Outcome<Post> written)
    {
        if (written.Value.State == PostState.Waiting)
            Assert.False((await questions.Moderate(written.Value.Id, null, Operator, Now)).IsRefused);
        return written.Value.Id;
    }

    private static async Task<TestDatabase> Open(Engine engine)
    {
        TestDatabase test = await TestDatabase.Create(engine);
        await AcademyFactory.Prepare(test.Database);
        return test;
    }
}
