using System.Globalization;

namespace Sampan.Kernel;

/// <summary>Dates are read and written as <c>2026-11-24</c>, Gregorian, whatever the reader's language.</summary>
public static class Dates
{
    public static Outcome<DateOnly> Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : KernelRefusals.DateMalformed.Text(text);

    /// <summary>As <see cref="Parse"/>; null when nothing was written.</summary>
    public static Outcome<DateOnly?> ParseOptional(string? text) =>
        string.IsNullOrEmpty(text) ? (DateOnly?)null : Parse(text).Map(date => (DateOnly?)date);

    public static string Text(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Dates from the first to the last, both included.</summary>
public readonly record struct Period(DateOnly From, DateOnly Until)
{
    public bool Contains(DateOnly date) => date >= From && date <= Until;

    public override string ToString() => $"{From.Text()}..{Until.Text()}";
}
