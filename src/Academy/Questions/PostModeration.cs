using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Questions;

/// <summary>Readers report, operators decide.</summary>
internal static class PostModeration
{
    internal static async Task<Refusal?> Report(
        AcademyContext academy, Id post, Id reporter, ModerationReason why, Instant now)
    {
        PostRow? found = await academy.Posts.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == post && p.State == PostState.Published);
        if (found is null) return AcademyRefusals.PostUnknown;
        if (found.Author == reporter) return AcademyRefusals.ReportOwn;
        if (await academy.Reports.AnyAsync(r => r.Post == post && r.Reporter == reporter)) return null;
        Instant dayAgo = now + TimeSpan.FromDays(-1);
        int sent = await academy.Reports.CountAsync(r => r.Reporter == reporter && r.At > dayAgo);
        if (sent >= PostRules.MostReportsADay)
            return AcademyRefusals.ReportsMany.With(("most", $"{PostRules.MostReportsADay}"));

        _ = academy.Reports.Add(new ReportRow { Post = post, Reporter = reporter, Why = why, At = now });
        try
        {
            _ = await academy.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form at the same moment.
        }
        return null;
    }

    /// <summary>What waits was seen by nobody; of what is hidden, that it was and why stays.</summary>
    internal static async Task<Refusal?> Forget(AcademyContext academy, Id author)
    {
        foreach (PostRow row in await academy.Posts.Where(p => p.Author == author).ToArrayAsync())
        {
            if (row.State == PostState.Waiting) _ = academy.Posts.Remove(row);
            else if (row.State == PostState.Hidden) (row.Title, row.Body) = ("", "");
        }
        return await academy.TrySave(AcademyRefusals.PostMoved);
    }

    internal static async Task<Outcome<Post>> Moderate(
        AcademyContext academy, Id post, ModerationReason? why, Id @operator, Instant now)
    {
        PostRow? found = await academy.Posts.SingleOrDefaultAsync(p => p.Id == post);
        if (found is null) return AcademyRefusals.PostUnknown;
        bool isUndecided = await academy.Reports.AnyAsync(r => r.Post == post
            && !academy.Moderation.Any(d => d.Subject == post && d.At >= r.At));
        bool isSame = found.State == (why is null ? PostState.Published : PostState.Hidden) && found.Why == why;
        // The same form sent twice decides once.
        if (isSame && !isUndecided) return found.Read();

        (found.State, found.Why) = (why is null ? PostState.Published : PostState.Hidden, why);
        _ = academy.Moderation.Add(new ModerationRow
        {
            Id = Id.New(now),
            Subject = post,
            Person = @operator,
            Why = why,
            At = now,
        });
        return await academy.TrySave(AcademyRefusals.PostMoved) is { } moved ? moved : found.Read();
    }
}
