namespace Sampan.Council;

/// <summary>
/// A measure ends with its number as it became, whatever that is: a measure that did not help is closed like one that
/// did, and one without a number stays open.
/// </summary>
/// <param name="After">The number over months that all began after the opening.</param>
public sealed record MeasureClosed(Id Measure, Reading After, string Conclusion) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.Measures.GetValueOrDefault(Measure) is not { } measure) return CouncilRefusals.MeasureUnknown;
        if (by.NeedsSeatOf(measure.Owner) is { } refusal) return refusal;
        if (measure.Before is null) return CouncilRefusals.MeasureNotOpened;
        if (measure.Closed is not null) return CouncilRefusals.MeasureAlreadyClosed;
        if (CouncilText.Check("conclusion", Conclusion, 2000) is { } conclusion) return conclusion;
        if (After.Months.From <= Month.Of(measure.OpenedOn!.Value)) return CouncilRefusals.MonthsNotAfter;
        if (After.Figure.Tenths is null)
            return After.Figure.IsHidden ? CouncilRefusals.FigureHidden : CouncilRefusals.FigureMissing;
        return null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Measures = record.Measures.SetItem(
            Measure, record.Measures[Measure] with { Closed = new Closing(After, Conclusion, done.On) }),
    };
}
