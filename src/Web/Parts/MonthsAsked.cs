using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sampan.Council;

namespace Sampan.Web.Parts;

/// <summary>
/// Which months an address of the observatory names: by <c>?month=2026-10</c>, by <c>?months=2026-01..2026-06</c>, or
/// by <c>?year=2026</c> for as much of a year as is out.
/// </summary>
internal static class MonthsAsked
{
    /// <summary>So many months are drawn where all trade is shown month by month.</summary>
    private const int Drawn = 12;

    /// <summary>
    /// The newest where none is named. Refuses <c>month_malformed</c>, <c>year_malformed</c> and <c>months_not_out</c>.
    /// </summary>
    internal static Outcome<MonthSpan> Of(TableName table, IQueryCollection query, MonthSpan open)
    {
        if (Named(query, "month") is { } month) return Month.Parse(month).Map(one => new MonthSpan(one, one));
        if (Named(query, "months") is { } months) return Span(months);
        if (Named(query, "year") is { } year) return Year(year, open);
        return Newest(table, open);
    }

    internal static MonthSpan Newest(TableName table, MonthSpan open) => table == TableName.Month
        ? Lately(open)
        : new MonthSpan(open.Until, open.Until);

    /// <summary>The newest months, as many as are drawn.</summary>
    internal static MonthSpan Lately(MonthSpan open) =>
        new(Later(open.From, open.Until.Add(1 - Drawn)), open.Until);

    /// <summary>The part of an address that names these months for good.</summary>
    internal static string Query(MonthSpan months) =>
        months.Months == 1 ? $"?month={months.From}" : $"?months={months}";

    private static string? Named(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static Outcome<MonthSpan> Span(string text)
    {
        if (text.Split("..") is not [string from, string until]) return CouncilRefusals.MonthMalformed.Text(text);
        Outcome<Month> first = Month.Parse(from);
        return first.IsRefused
            ? first.Refusal
            : Month.Parse(until).Map(last => new MonthSpan(first.Value, last));
    }

    private static Outcome<MonthSpan> Year(string text, MonthSpan open)
    {
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || year == 0) return CouncilRefusals.YearMalformed.Text(text);
        MonthSpan shown = new(Later(open.From, new Month(year, 1)), Earlier(open.Until, new Month(year, 12)));
        return shown.Months > 0 ? shown : CouncilRefusals.MonthsNotOut.With(("months", text));
    }

    private static Month Later(Month one, Month other) => one > other ? one : other;

    private static Month Earlier(Month one, Month other) => one < other ? one : other;
}
