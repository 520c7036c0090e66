using Sampan.Academy;

namespace Sampan.Tests.Rules.Academy;

public sealed class NextLessonTests
{
    private static readonly Course Course = Course.FirstExport;
    private static readonly HashSet<string> Nothing = [];

    [Fact]
    public void Every_obstacle_has_a_lesson_and_the_course_has_twelve_at_least()
    {
        Assert.True(Course.Lessons.Count >= 12, $"{Course.Lessons.Count} lessons");
        IEnumerable<Obstacle> answered = Course.Lessons.SelectMany(lesson => lesson.Answers);
        Assert.Equal([], Enum.GetValues<Obstacle>().Except(answered));
        Assert.Null(Course.Find("nothing"));
        Assert.Null(Course.Find(null));
        Assert.Equal(Enumerable.Range(1, Course.Lessons.Count), Course.Lessons.Select(lesson => lesson.Number));
    }

    [Fact]
    public void The_first_obstacle_that_has_an_unread_lesson_decides()
    {
        Obstacle[] both = [Obstacle.OriginMissing, Obstacle.PaidShort];
        Assert.Equal(("origin", Obstacle.OriginMissing), Told(both, Nothing));
        Assert.Equal(("payment", Obstacle.PaidShort), Told(both, ["origin"]));
        // Read, and it still stands in the way: the course goes on.
        Assert.Equal((Course.Lessons[0].Slug, null), Told(both, ["origin", "payment"]));
    }

    [Fact]
    public void Without_obstacles_the_course_is_read_in_its_order_to_its_end()
    {
        var read = new HashSet<string>();
        foreach (Lesson lesson in Course.Lessons)
        {
            Assert.Equal((lesson.Slug, null), Told([], read));
            _ = read.Add(lesson.Slug);
        }
        Assert.Null(NextLesson.Of(Course, [Obstacle.GoodsLost], read));
    }

    [Fact]
    public void Badges_for_deliveries_come_from_deliveries_alone()
    {
        HashSet<string> all = [.. Course.Lessons.Select(lesson => lesson.Slug)];
        Assert.Equal([Badge.CourseRead], Badges.Earned(Course, all, false, 0));
        Assert.Equal([Badge.PracticeDone], Badges.Earned(Course, Nothing, true, 0));
        Assert.Equal([], Badges.Earned(Course, all.Skip(1).ToHashSet(), false, 0));
        foreach ((int delivered, Badge[] earned) in ((int, Badge[])[])
            [
                (1, [Badge.FirstDelivery]), (4, [Badge.FirstDelivery]),
                (5, [Badge.FirstDelivery, Badge.FiveDeliveries]),
                (20, [Badge.FirstDelivery, Badge.FiveDeliveries, Badge.TwentyDeliveries]),
            ])
            Assert.Equal(earned, Badges.Earned(Course, Nothing, false, delivered).Order());
    }

    private static (string Lesson, Obstacle? Because) Told(Obstacle[] obstacles, HashSet<string> read)
    {
        Advice advice = NextLesson.Of(Course, obstacles, read)!;
        return (advice.Lesson.Slug, advice.Because);
    }
}
