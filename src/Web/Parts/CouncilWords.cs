using System.Globalization;
using System.Text.Json;
using Sampan.Council;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>How the working group's numbers and choices are written and read.</summary>
internal static class CouncilWords
{
    /// <summary>A number of the observatory with its unit; a dash where there is none.</summary>
    internal static string Figure(this Texts text, Metric metric, Figure figure) =>
        figure.Tenths is { } tenths ? text.Tenths(metric, tenths)
        : text[figure.IsHidden ? "figure.hidden" : "figure.none"];

    /// <summary><c>12.5 days</c>, <c>18.3 %</c>, <c>41</c>.</summary>
    internal static string Tenths(this Texts text, Metric metric, long tenths) =>
        text.Of($"metric.unit.{Show.Key(Unit(metric))}", ("number", Number(metric, tenths, "#,0")));

    /// <summary>The number alone, as it is typed into a form.</summary>
    internal static string Plain(Metric metric, long tenths) => Number(metric, tenths, "0");

    /// <param name="whole">How what stands before the point is written.</param>
    private static string Number(Metric metric, long tenths, string whole)
    {
        // Tenths of thousandths: a hundredth of that is a percent.
        bool isPercent = Unit(metric) == MetricUnit.Percent;
        return (tenths / (isPercent ? 100m : 10m)).ToString(
            isPercent ? $"{whole}.##" : $"{whole}.#", CultureInfo.InvariantCulture);
    }

    /// <summary>What was typed, in tenths of the metric's unit. Refuses <c>measure_target_wrong</c>.</summary>
    internal static Outcome<long> Read(Metric metric, string? typed)
    {
        int scale = Unit(metric) == MetricUnit.Percent ? 100 : 10;
        bool isNumber = decimal.TryParse(
            typed?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number);
        // What is finer than a tenth of the unit cannot be read from the observatory either.
        return isNumber && number is >= 0 and < 1_000_000_000 && number * scale == Math.Truncate(number * scale)
            ? (long)(number * scale)
            : CouncilRefusals.TargetWrong.With(("field", "target"));
    }

    internal static string Metric(this Texts text, Metric metric, Slice slice)
    {
        string what = text[$"metric.{Show.Key(metric)}"];
        string[] where =
        [
            .. slice.To is { } to ? (string[])[text.Of("metric.to", ("country", text.Country(to)))] : [],
            .. slice.Chapter is { } chapter ? (string[])[text.Of("metric.chapter", ("chapter", $"{chapter:00}"))] : [],
        ];
        return where.Length == 0
            ? what
            : text.Of("metric.narrowed", ("what", what), ("where", string.Join(text["list.comma"], where)));
    }

    internal static string Months(this Texts text, MonthSpan months) => months.Months == 1
        ? text.Month(months.From)
        : text.Of("months.span", ("from", text.Month(months.From)), ("until", text.Month(months.Until)));

    internal static string Seat(this Texts text, Seat? seat) => seat is null
        ? text["seat.nobody"]
        : text.Of("seat.of", ("office", seat.Office), ("organisation", seat.Organisation));

    /// <summary>What an act is called in the texts: <c>seat_given</c>.</summary>
    internal static string Act(Act act) => JsonNamingPolicy.SnakeCaseLower.ConvertName(act.GetType().Name);

    internal static string Lane(this Texts text, ReportedObstacle report) => report is { From: { } from, To: { } to }
        ? $"{text.Country(from)} → {text.Country(to)}"
        : text["obstacle.lane_any"];

    /// <summary>With the possibility to choose none.</summary>
    internal static IEnumerable<(string Value, string Words)> Optional(
        IEnumerable<(string Value, string Words)> choices) => choices.Prepend(("", "–"));

    internal static IEnumerable<(string Value, string Words)> Choices<TEnum>(Texts text, string prefix)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Select(value => (Show.Key(value), text[$"{prefix}.{Show.Key(value)}"]));

    private static MetricUnit Unit(Metric metric) => metric switch
    {
        Sampan.Council.Metric.DaysToDelivery or Sampan.Council.Metric.DaysToCash => MetricUnit.Days,
        Sampan.Council.Metric.CostToExport or Sampan.Council.Metric.SmeShare
            or Sampan.Council.Metric.HeldAtBorder or Sampan.Council.Metric.OrdersFunded => MetricUnit.Percent,
        _ => MetricUnit.Count,
    };

    private enum MetricUnit
    {
        Count = 1,
        Days,
        Percent,
    }
}
