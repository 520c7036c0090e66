using System.Globalization;

namespace Sampan.Council;

/// <summary>A calendar month in UTC, written as <c>2026-11</c>.</summary>
public readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    /// <summary>Months since the year 0: a plain number for arithmetic and for the store.</summary>
    public int Count => Year * 12 + Number - 1;

    public DateOnly First => new(Year, Number, 1);


    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public static Month FromCount(int count) => new(count / 12, count % 12 + 1);

    /// <summary>Refuses <c>month_malformed</c>.</summary>
    public static Outcome<Month> Parse(string? text) =>
        DateOnly.TryParseExact(
            text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first)
            ? Of(first)
            : CouncilRefusals.MonthMalformed.Text(text);

    public Month Add(int months) => FromCount(Count + months);

    public int CompareTo(Month other) => Count.CompareTo(other.Count);

    public static bool operator <(Month left, Month right) => left.Count < right.Count;

    public static bool operator >(Month left, Month right) => left.Count > right.Count;

    public static bool operator <=(Month left, Month right) => left.Count <= right.Count;

    public static bool operator >=(Month left, Month right) => left.Count >= right.Count;

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
