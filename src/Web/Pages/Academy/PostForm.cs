using System.Text;
using Microsoft.AspNetCore.Http;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>What is typed into a question or an answer, exactly as it was typed.</summary>
public sealed class PostForm
{
    public string Name { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string Body { get; private init; } = "";

    public string Language { get; private init; } = "";

    public string Lesson { get; private init; } = "";

    public string Obstacle { get; private init; } = "";

    public static PostForm New(string language, string? name, string? lesson, string? obstacle) => new()
    {
        Name = name ?? "",
        Language = language,
        Lesson = lesson ?? "",
        Obstacle = obstacle ?? "",
    };

    public static PostForm Read(IFormCollection posted) => new()
    {
        Name = FormReader.Typed(posted, "shown-name"),
        Title = FormReader.Typed(posted, "post-title"),
        Body = FormReader.Typed(posted, "body"),
        Language = FormReader.Typed(posted, "language"),
        Lesson = FormReader.Typed(posted, "lesson"),
        Obstacle = FormReader.Typed(posted, "obstacle"),
    };

    /// <summary>
    /// Writes it under the name that is shown. Refuses <c>email_unconfirmed</c>, what <see cref="ShownNames.Set"/> and
    /// <see cref="IQuestions.Write"/> do.
    /// </summary>
    internal async Task<Outcome<Post>> Send(
        IQuestions questions, ShownNames names, PersonCard author, (Post? Question, string Language, string Key) about,
        Instant now)
    {
        if (!author.EmailConfirmed) return WebRefusals.EmailUnconfirmed;
        if (ShownNames.Check(Name) is { } unnamed) return unnamed;
        var id = Id.Derive(Hash256.Of(Encoding.UTF8.GetBytes($"post {about.Question?.Id} {author.Id} {about.Key}")));
        // What is none of a list is passed over.
        var command = new WritePost(
            id, author.Id, about.Question?.Id, about.Language, Title, Body,
            Course.FirstExport.Find(Lesson)?.Slug,
            Show.Named<Obstacle>(Obstacle));
        if (PostRules.Check(command) is { } wrong) return wrong;
        Outcome<Post> written = await questions.Write(command, now);
        if (written.IsRefused || await names.Of(author.Id) == Name) return written;
        // Last: what is refused renames nobody.
        return await names.Set(author.Id, Name) is { } unsealed ? unsealed : written;
    }
}
