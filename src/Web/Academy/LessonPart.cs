namespace Sampan.Web.Academy;

/// <summary>A piece of a lesson as it is drawn, from top to bottom.</summary>
internal abstract record LessonPart
{
    /// <summary>Words, as safe HTML.</summary>
    internal sealed record Words(string Html) : LessonPart;

    internal sealed record Example(string Kind, IReadOnlyDictionary<string, string> Arguments) : LessonPart;

    /// <param name="Name">The same in every language.</param>
    internal sealed record Quiz(string Name, string Question, IReadOnlyList<QuizOption> Options) : LessonPart;
}

/// <summary>One answer to a quiz and why it is right or not, both as safe HTML.</summary>
internal sealed record QuizOption(bool IsRight, string Answer, string Why);
