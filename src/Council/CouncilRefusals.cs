namespace Sampan.Council;

/// <summary>
/// Why the working group's record, a report of an obstacle or a question to the observatory is refused.
/// </summary>
public static class CouncilRefusals
{
    public static readonly RefusalCode MonthMalformed = new("month_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode YearMalformed = new("year_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode MonthsNotOut = new("months_not_out", RefusalKind.NotFound);

    /// <summary>Arguments: <c>line</c>, and the <c>column</c> that cannot be read there.</summary>
    public static readonly RefusalCode PublicFiguresMalformed =
        new("public_figures_malformed", RefusalKind.Malformed);

    public static readonly RefusalCode TableUnknown = new("table_unknown", RefusalKind.NotFound);
}
