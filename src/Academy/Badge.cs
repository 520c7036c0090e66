namespace Sampan.Academy;

/// <summary>
/// What a trader has shown to be able to do. Badges for deliveries come from the trade record alone: nobody gives them,
/// and reading earns none of them.
/// </summary>
public enum Badge
{
    /// <summary>Every lesson of the course was read.</summary>
    CourseRead = 1,

    /// <summary>A practice trade was gone through to its end. It is practice: no delivery counts for it.</summary>
    PracticeDone,

    FirstDelivery,

    FiveDeliveries,

    TwentyDeliveries,
}

/// <summary>Which badges are earned: a pure function of what was read and delivered.</summary>
public static class Badges
{
    /// <summary>More deliveries earn nothing more.</summary>
    public const int MostDeliveries = 20;

    /// <param name="practised">A practice trade came to its end.</param>
    /// <param name="delivered">Orders whose goods arrived and whose escrow was released.</param>
    public static IReadOnlySet<Badge> Earned(
        Course course, IReadOnlySet<string> read, bool practised, int delivered)
    {
        var earned = new HashSet<Badge>();
        if (course.Lessons.All(lesson => read.Contains(lesson.Slug))) _ = earned.Add(Badge.CourseRead);
        if (practised) _ = earned.Add(Badge.PracticeDone);
        foreach (Badge badge in Enum.GetValues<Badge>())
            if (Deliveries(badge) is { } needed && delivered >= needed) _ = earned.Add(badge);
        return earned;
    }

    /// <summary>How many deliveries a badge takes; null where none count.</summary>
    public static int? Deliveries(Badge badge) => badge switch
    {
        Badge.FirstDelivery => 1,
        Badge.FiveDeliveries => 5,
        Badge.TwentyDeliveries => MostDeliveries,
        _ => null,
    };
}
