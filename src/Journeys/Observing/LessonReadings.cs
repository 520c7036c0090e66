using Sampan.Academy;
using Sampan.Council;

namespace Sampan.Journeys.Observing;

/// <summary>What the academy tells the observatory: asked anew, not kept twice.</summary>
public sealed class LessonReadings(ReadLessons lessons) : IReadings
{
    public async Task<IReadOnlyList<LessonReading>> In(Month month) =>
    [
        .. (await lessons.Between(Instant.StartOf(month.First), Instant.StartOf(month.Add(1).First)))
            .Select(read => new LessonReading(read.Lesson, read.Person)),
    ];
}
