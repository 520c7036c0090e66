using System.Globalization;
using Sampan.Council;

namespace Sampan.Web.Parts;

/// <summary>Which months an address of the observatory names, by <c>?month=2026-10</c> or <c>?year=2026</c>.</summary>
internal static class MonthsAsked
{
    /// <summary>So many months are drawn where all trade is shown month by month.</summary>
    private const int Drawn = 12;

    /// <summary>
    /// The newest where none is named. A year is as much of it as is out. Refuses <c>month_malformed</c>,
    /// <c>year_malformed</c> and <c>months_not_out</c>.
    /// </summary>
    internal static Outcome<MonthSpan> Of(TableName table, string? month, string? year, MonthSpan open)
    {
        if (!string.IsNullOrEmpty(month))
            return Month.Parse(month.Trim()).Map(one => new MonthSpan(one, one));
        if (!string.IsNullOrEmpty(year)) return Year(year.Trim(), open);
        return Newest(table, open);
    }

    internal static MonthSpan Newest(TableName table, MonthSpan open) => table == TableName.Month
        ? new MonthSpan(Later(open.From, open.Until.Add(1 - Drawn)), open.Until)
        : new MonthSpan(open.Until, open.Until);

    /// <summary>The part of an address that names these months for good.</summary>
    internal static string Query(MonthSpan months) => months.Months == 1
        ? $"?month={months.From}"
        : string.Create(CultureInfo.InvariantCulture, $"?year={months.Until.Year}");

    private static Outcome<MonthSpan> Year(string text, MonthSpan open)
    {
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || year == 0) return CouncilRefusals.YearMalformed.With(("text", text.Length <= 40 ? text : text[..40]));
        MonthSpan shown = new(Later(open.From, new Month(year, 1)), Earlier(open.Until, new Month(year, 12)));
        return shown.Months > 0 ? shown : CouncilRefusals.MonthsNotOut.With(("months", text));
    }

    private static Month Later(Month one, Month other) => one > other ? one : other;

    private static Month Earlier(Month one, Month other) => one < other ? one : other;
}
