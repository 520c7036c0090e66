using Sampan.Academy;
using Sampan.Identity;
using Sampan.Web.Text;

namespace Sampan.Web.Academy;

/// <summary>
/// Letters to who wrote something, in that person's own language: published, hidden and why, answered.
/// </summary>
public sealed class PostLetters(IPeople people, IMail mail, SiteOptions site)
{
    /// <summary>What an operator decided about it.</summary>
    public Task Decided(Post post, Instant now) => post.Why is { } why
        ? Send(post.Author, "hidden", $"/academy/questions/mine#post-{post.Id}", now, why)
        : Send(post.Author, "published", $"/academy/questions/{post.Thread}#post-{post.Id}", now);

    /// <summary>Somebody else's answer is there to read.</summary>
    public async Task Answered(Post question, Post answer, Instant now)
    {
        if (answer.State != PostState.Published || answer.Author == question.Author) return;
        await Send(question.Author, "answered", $"/academy/questions/{question.Id}#post-{answer.Id}", now);
    }

    private async Task Send(Id to, string what, string page, Instant now, ModerationReason? why = null)
    {
        Outcome<PersonCard> reader = await people.Person(to);
        if (reader.IsRefused) return;
        Texts text = Texts.In(reader.Value.Language);
        string reason = why is { } named ? text[$"moderation.{Parts.Show.Key(named)}"] : "";
        // A letter that cannot be sent now undoes nothing: the same stands on the author's page.
        _ = await mail.Send(
            reader.Value.Email,
            new Letter(
                text[$"mail.post_{what}_subject"],
                text.Of(
                    $"mail.post_{what}", ("why", reason), ("site", site.Name), ("link", $"{site.PublicUrl}{page}"))),
            now);
    }
}
