using System.Text.Json.Serialization;

namespace Sampan.Council;

/// <summary>What the working group means to reach in a year.</summary>
public sealed record Plan(Id Id, string Title, Period Year);

/// <summary>What is to be better at the end of the year.</summary>
public sealed record Goal(Id Id, Id Plan, string Title);

[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    Down = 1,
    Up,
}

/// <summary>A number of the observatory with the months it is about: what a measure is measured by.</summary>
public sealed record Reading(MonthSpan Months, Figure Figure);

/// <summary>
/// Something that is done for a goal, bound to a number that is computed from the trade record: nobody writes progress
/// down. It is opened with the number as it was, and closes only with the number as it became.
/// </summary>
public sealed record Measure
{
    public const int MostWindow = 12;

    public required Id Id { get; init; }

    public required Id Goal { get; init; }

    public required string Title { get; init; }

    /// <summary>What is done.</summary>
    public required string What { get; init; }

    /// <summary>The seat that answers for it.</summary>
    public required Id Owner { get; init; }

    public required Metric Metric { get; init; }

    public required Slice Slice { get; init; }

    /// <summary>Over how many months the number is taken, before as after: 1 to 12.</summary>
    public required int Window { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>What the number is to become, in tenths of its unit.</summary>
    public required long TargetTenths { get; init; }

    public DateOnly? OpenedOn { get; init; }

    /// <summary>The number before anything was done; null until the measure is opened.</summary>
    public Reading? Before { get; init; }

    public Closing? Closed { get; init; }

    /// <summary>The act that opens it with this number.</summary>
    public MeasureOpened OpenWith(Reading before) => new(Id, before, Metric, Slice, Window);

    public bool IsOpen => Before is not null && Closed is null;

    /// <summary>
    /// The months that tell what became of it: the newest of its window that began after it was opened. Null while
    /// there is none.
    /// </summary>
    /// <param name="newest">The newest month whose figures are out.</param>
    public MonthSpan? MonthsAfter(Month? newest)
    {
        if (OpenedOn is not { } opened || newest is not { } last) return null;
        Month first = Month.Of(opened).Add(1);
        if (last < first) return null;
        Month from = last.Add(1 - Window);
        return new MonthSpan(from > first ? from : first, last);
    }

    /// <summary>
    /// How much of the way from the number before to its target has been gone, in percent; below 0 when it went the
    /// other way, at most 100. Null where a number is missing or there was no way to go.
    /// </summary>
    public int? Progress(Figure now)
    {
        if (Before?.Figure.Tenths is not { } before || now.Tenths is not { } value || before == TargetTenths)
            return null;
        // Whole percents towards zero: a way that is not gone to its end does not read as if it were.
        return (int)Math.Clamp((value - before) * 100 / (TargetTenths - before), -100, 100);
    }
}

/// <summary>How a measure ended.</summary>
/// <param name="After">The number as it became.</param>
/// <param name="Conclusion">What the working group makes of it.</param>
public sealed record Closing(Reading After, string Conclusion, DateOnly On);

/// <summary>A step of a measure with its day.</summary>
public sealed record Milestone(Id Id, Id Measure, string Title, Id Owner, DateOnly DueOn, Reached? Reached);

public sealed record Reached(DateOnly On, string Note);
