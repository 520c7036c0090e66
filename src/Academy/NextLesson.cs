namespace Sampan.Academy;

/// <summary>
/// What to read next, and why: the obstacle it answers, or none where it is only the next in the order.
/// </summary>
public sealed record Advice(Lesson Lesson, Obstacle? Because);

/// <summary>Which lesson a trader is shown: a pure function of what stands in the way and what was read.</summary>
public static class NextLesson
{
    /// <summary>
    /// The lesson about the first obstacle for which there is one. An obstacle that is still there after its lesson was
    /// read is not answered by reading it again: then the next obstacle counts, and at last the order of the course.
    /// Null when everything was read.
    /// </summary>
    /// <param name="obstacles">The most urgent first.</param>
    public static Advice? Of(Course course, IReadOnlyList<Obstacle> obstacles, IReadOnlySet<string> read)
    {
        foreach (Obstacle obstacle in obstacles)
        {
            Lesson? answer = course.Lessons.FirstOrDefault(lesson =>
                lesson.Answers.Contains(obstacle) && !read.Contains(lesson.Slug));
            if (answer is not null) return new Advice(answer, obstacle);
        }
        return course.Lessons.FirstOrDefault(lesson => !read.Contains(lesson.Slug)) is { } next
            ? new Advice(next, null)
            : null;
    }
}
