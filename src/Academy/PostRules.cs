namespace Sampan.Academy;

/// <summary>What may be asked and answered. Pure: the same input, the same answer.</summary>
public static class PostRules
{
    /// <summary>Of one person.</summary>
    public const int MostPostsADay = 10, MostReportsADay = 20;

    /// <summary>
    /// Refuses what <see cref="Writing.Check"/> does with the fields <c>post_title</c> and <c>body</c>, and
    /// <c>post_language_unknown</c>.
    /// </summary>
    public static Refusal? Check(WritePost command)
    {
        bool isQuestion = command.Question is null;
        if (isQuestion && Writing.CheckLine("post_title", command.Title, Writing.MostTitle) is { } untitled)
            return untitled;
        if (Writing.Check("body", command.Body, Writing.MostPost) is { } wrong) return wrong;
        return Course.Languages.Contains(command.Language)
            ? null
            : AcademyRefusals.PostLanguageUnknown.With(("field", "language"));
    }
}
