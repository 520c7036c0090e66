using System.Globalization;
using System.Text.RegularExpressions;

namespace Sampan.Web.Parts;

/// <summary>
/// A day as somebody typed it into a form. Browsers send 2024-02-29 whatever they show; where a field is plain text a
/// Thai reader types the year of the Buddhist era, 2567-02-29, which is the same day. Years 2400 to 2699 are read so,
/// since no trade has a date in them otherwise. The API reads no such thing: there a date is Gregorian.
/// </summary>
internal static partial class TypedDay
{
    internal static Outcome<DateOnly> Parse(string? typed) => Dates.Parse(Gregorian(typed));

    internal static string? Gregorian(string? typed) => typed is null ? null
        : Buddhist().Match(typed.Trim()) is { Success: true } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{int.Parse(day.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - Show.BuddhistEra}{day.Groups[2]}")
            : typed.Trim();

    [GeneratedRegex("^(2[4-6][0-9]{2})(-[0-9]{2}-[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Buddhist();
}
