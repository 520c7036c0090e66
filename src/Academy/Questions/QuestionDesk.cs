using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;

namespace Sampan.Academy.Questions;

internal sealed class QuestionDesk(Func<AcademyContext> open) : IQuestions
{
    public async Task<Outcome<Post>> Write(WritePost command, Instant now)
    {
        await using AcademyContext academy = open();
        return await PostWriting.Write(academy, command, now);
    }

    public async Task<QuestionPage> List(QuestionQuery query)
    {
        await using AcademyContext academy = open();
        IQueryable<PostRow> all = academy.Posts.AsNoTracking()
            .Where(p => p.Question == null && p.State == PostState.Published);
        if (query.Language is { } language) all = all.Where(p => p.Language == language);
        if (query.Lesson is { } lesson) all = all.Where(p => p.Lesson == lesson);
        var counted = all.Select(p => new
        {
            Question = p,
            Answers = academy.Posts.Count(a => a.Question == p.Id && a.State == PostState.Published),
            IsSolved = academy.Posts.Any(a => a.Id == p.Helped && a.State == PostState.Published),
        });
        var ordered = query.UnansweredFirst
            ? counted.OrderBy(c => c.Answers > 0).ThenByDescending(c => c.Question.At)
            : counted.OrderByDescending(c => c.Question.At);
        var rows = await ordered.ThenByDescending(c => c.Question.Id)
            .Skip((query.Page - 1) * QuestionQuery.Size).Take(QuestionQuery.Size + 1).ToArrayAsync();
        return new QuestionPage(
            [
                .. rows.Take(QuestionQuery.Size)
                    .Select(row => new ListedQuestion(row.Question.Read(), row.Answers, row.IsSolved)),
            ],
            rows.Length > QuestionQuery.Size);
    }

    public async Task<int> Count(string lesson)
    {
        await using AcademyContext academy = open();
        return await academy.Posts.CountAsync(
            p => p.Question == null && p.Lesson == lesson && p.State == PostState.Published);
    }

    public async Task<Outcome<QuestionThread>> Thread(Id question, Id reader, bool all)
    {
        await using AcademyContext academy = open();
        PostRow[] rows = await academy.Posts.AsNoTracking()
            .Where(p => (p.Id == question && p.Question == null) || p.Question == question)
            .Where(p => all || p.State == PostState.Published || p.Author == reader)
            .OrderBy(p => p.At).ThenBy(p => p.Id).ToArrayAsync();
        if (rows.FirstOrDefault(row => row.Id == question) is not { } asked) return AcademyRefusals.PostUnknown;
        return new QuestionThread(
            asked.Read(),
            [
                .. rows.Where(row => row.Id != question).OrderBy(row => row.Id != asked.Helped)
                    .Select(row => row.Read()),
            ]);
    }

    public async Task<Outcome<Post>> MarkHelped(Id question, Id answer, Id asker)
    {
        await using AcademyContext academy = open();
        PostRow? asked = await academy.Posts.SingleOrDefaultAsync(
            p => p.Id == question && p.Question == null && p.Author == asker);
        bool isThere = await academy.Posts.AnyAsync(
            p => p.Id == answer && p.Question == question && p.State == PostState.Published);
        if (asked is null || !isThere) return AcademyRefusals.PostUnknown;

        asked.Helped = answer;
        return await academy.TrySave(AcademyRefusals.PostMoved) is { } moved ? moved : asked.Read();
    }

    public async Task<IReadOnlyList<Post>> Of(Id author)
    {
        await using AcademyContext academy = open();
        PostRow[] rows = await academy.Posts.AsNoTracking().Where(p => p.Author == author)
            .OrderByDescending(p => p.At).ThenByDescending(p => p.Id).ToArrayAsync();
        return [.. rows.Select(row => row.Read())];
    }

    public async Task<Refusal?> Forget(Id author)
    {
        await using AcademyContext academy = open();
        return await PostModeration.Forget(academy, author);
    }

    public async Task<Refusal?> Report(Id post, Id reporter, ModerationReason why, Instant now)
    {
        await using AcademyContext academy = open();
        return await PostModeration.Report(academy, post, reporter, why, now);
    }

    public async Task<IReadOnlyList<Post>> Queue()
    {
        await using AcademyContext academy = open();
        PostRow[] rows = await academy.Posts.AsNoTracking()
            .Where(p => p.State == PostState.Waiting
                || (p.State == PostState.Published && academy.Reports.Any(r => r.Post == p.Id
                    && !academy.Moderation.Any(d => d.Subject == p.Id && d.At >= r.At))))
            .OrderBy(p => p.At).ThenBy(p => p.Id).ToArrayAsync();
        return [.. rows.Select(row => row.Read())];
    }

    public async Task<Outcome<ModeratedPost>> Moderated(Id post)
    {
        await using AcademyContext academy = open();
        PostRow? found = await academy.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == post);
        if (found is null) return AcademyRefusals.PostUnknown;
        return new ModeratedPost(
            found.Read(),
            await academy.Reports.AsNoTracking().Where(r => r.Post == post)
                .OrderBy(r => r.At).ThenBy(r => r.Reporter)
                .Select(r => new PostReport(r.Reporter, r.Why, r.At)).ToListAsync(),
            await academy.Moderation.AsNoTracking().Where(d => d.Subject == post)
                .OrderBy(d => d.At).ThenBy(d => d.Id)
                .Select(d => new ModerationDecision(d.Subject, d.Person, d.Why, d.At)).ToListAsync());
    }

    public async Task<Outcome<Post>> Moderate(Id post, ModerationReason? why, Id @operator, Instant now)
    {
        await using AcademyContext academy = open();
        return await PostModeration.Moderate(academy, post, why, @operator, now);
    }
}
