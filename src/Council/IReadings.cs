namespace Sampan.Council;

/// <summary>What the academy tells the observatory.</summary>
public interface IReadings
{
    /// <summary>The lessons that were read for the first time in a month, and by whom.</summary>
    Task<IReadOnlyList<LessonReading>> In(Month month);
}

public readonly record struct LessonReading(string Lesson, Id Reader);
