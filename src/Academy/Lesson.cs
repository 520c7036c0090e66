namespace Sampan.Academy;

/// <summary>Where somebody read a fact, and when somebody must look again.</summary>
public sealed record LessonSource(
    string Id, string Title, string Publisher, string Url, DateOnly Read, DateOnly CheckBy);

/// <summary>A lesson in one language. The body is Markdown, as docs/academy.md says.</summary>
public sealed record LessonText(string Title, string Summary, string Body);

/// <summary>One lesson of a course, in every language the course has.</summary>
public sealed record Lesson
{
    public required string Slug { get; init; }

    /// <summary>Its place in the course, from 1.</summary>
    public required int Number { get; init; }

    public required int Minutes { get; init; }

    public required IReadOnlyList<Obstacle> Answers { get; init; }

    /// <summary>Where its reader goes on: a step of docs/academy.md.</summary>
    public required string Step { get; init; }

    public required IReadOnlyList<LessonSource> Sources { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyDictionary<string, LessonText> Texts { get; init; }
}
