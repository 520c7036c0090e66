using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Rows;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Questions;

/// <summary>Asks and answers. Whoever has nothing published yet waits for an operator.</summary>
internal static class PostWriting
{
    internal static async Task<Outcome<Post>> Write(AcademyContext academy, WritePost command, Instant now)
    {
        if (PostRules.Check(command) is { } wrong) return wrong;
        PostRow? sent = await academy.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.Post);
        if (sent is not null) return sent.Read();
        bool isThere = command.Question is not { } question || await academy.Posts.AnyAsync(
            p => p.Id == question && p.Question == null && p.State == PostState.Published);
        if (!isThere) return AcademyRefusals.PostUnknown;
        Instant dayAgo = now + TimeSpan.FromDays(-1);
        int written = await academy.Posts.CountAsync(p => p.Author == command.Author && p.At > dayAgo);
        if (written >= PostRules.MostPostsADay)
            return AcademyRefusals.PostsMany.With(("most", $"{PostRules.MostPostsADay}"));
        bool isKnown = await academy.Posts.AnyAsync(
            p => p.Author == command.Author && p.State == PostState.Published);

        var row = new PostRow
        {
            Id = command.Post,
            Author = command.Author,
            Question = command.Question,
            Language = command.Language,
            Title = command.Question is null ? command.Title.Trim() : "",
            Body = command.Body.Trim(),
            Lesson = command.Lesson,
            Obstacle = command.Obstacle,
            State = isKnown ? PostState.Published : PostState.Waiting,
            At = now,
        };
        _ = academy.Posts.Add(row);
        try
        {
            _ = await academy.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form at the same moment.
        }
        return row.Read();
    }
}
