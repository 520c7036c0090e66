namespace Sampan.Academy.Rows;

/// <summary>A question, or an answer to one.</summary>
internal sealed class PostRow
{
    public required Id Id { get; init; }

    public required Id Author { get; init; }

    /// <summary>Null of a question.</summary>
    public Id? Question { get; init; }

    public required string Language { get; init; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public string? Lesson { get; init; }

    public Obstacle? Obstacle { get; init; }

    public required PostState State { get; set; }

    public ModerationReason? Why { get; set; }

    public Id? Helped { get; set; }

    public required Instant At { get; init; }

    public int Version { get; init; } = 1;

    internal Post Read() =>
        new(Id, Author, Question, Language, Title, Body, Lesson, Obstacle, State, Why, Helped, At);
}

internal sealed class ReportRow
{
    public required Id Post { get; init; }

    public required Id Reporter { get; init; }

    public required ModerationReason Why { get; init; }

    public required Instant At { get; init; }
}
