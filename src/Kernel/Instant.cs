using System.Globalization;

namespace Sampan.Kernel;

/// <summary>
/// A moment as microseconds since 1970-01-01T00:00:00Z: the one form in which both engines store time, so that
/// both order and hash it alike. The core never reads a clock; an instant is always an argument.
/// </summary>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"];

    /// <summary>The last moment of the year 9999: what lies after it has no date.</summary>
    public static Instant Last { get; } = From(DateTimeOffset.MaxValue);

    public static Instant From(DateTimeOffset time) =>
        new((time.UtcTicks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond);

    /// <summary>Reads <c>2026-11-24T09:00:00Z</c>, with up to six decimals of a second. Only UTC is taken.</summary>
    public static Outcome<Instant> Parse(string? text) =>
        DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? From(time)
            : KernelRefusals.InstantMalformed.Text(text);

    public DateTimeOffset ToDateTimeOffset() =>
        new(DateTime.UnixEpoch.Ticks + Microseconds * TicksPerMicrosecond, TimeSpan.Zero);

    /// <summary>The first moment of a day in UTC.</summary>
    public static Instant StartOf(DateOnly day) => From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>The calendar date at this moment in UTC.</summary>
    public DateOnly UtcDate => DateOnly.FromDateTime(ToDateTimeOffset().UtcDateTime);

    public static Instant operator +(Instant instant, TimeSpan span) =>
        new(instant.Microseconds + span.Ticks / TicksPerMicrosecond);

    public static TimeSpan operator -(Instant later, Instant earlier) =>
        new((later.Microseconds - earlier.Microseconds) * TicksPerMicrosecond);

    public static bool operator <(Instant a, Instant b) => a.Microseconds < b.Microseconds;

    public static bool operator >(Instant a, Instant b) => a.Microseconds > b.Microseconds;

    public static bool operator <=(Instant a, Instant b) => a.Microseconds <= b.Microseconds;

    public static bool operator >=(Instant a, Instant b) => a.Microseconds >= b.Microseconds;

    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
