namespace Sampan.Council;

/// <summary>
/// Work on a measure begins, and its number is written down as it is. What is not known cannot be compared with: a
/// measure whose number the privacy floor hides, or of which nothing happened, is not opened.
/// </summary>
/// <param name="Before">The number over the window that ends with the newest month whose figures are out.</param>
/// <param name="Metric">What the number is of, with the slice and the window it was read for.</param>
public sealed record MeasureOpened(Id Measure, Reading Before, Metric Metric, Slice Slice, int Window) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.Measures.GetValueOrDefault(Measure) is not { } measure) return CouncilRefusals.MeasureUnknown;
        if (by.NeedsSeatOf(measure.Owner) is { } refusal) return refusal;
        if (measure.Before is not null) return CouncilRefusals.MeasureAlreadyOpened;
        // It was changed while the number was read: that would be another's.
        if ((Metric, Slice, Window) != (measure.Metric, measure.Slice, measure.Window))
            return CouncilRefusals.RecordMoved;
        if (Before.Figure.Tenths is not { } value)
            return Before.Figure.IsHidden ? CouncilRefusals.FigureHidden : CouncilRefusals.FigureMissing;
        bool isThere = measure.Direction == Direction.Up
            ? value >= measure.TargetTenths
            : value <= measure.TargetTenths;
        return isThere ? CouncilRefusals.TargetReachedBefore : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Measures = record.Measures.SetItem(
            Measure, record.Measures[Measure] with { Before = Before, OpenedOn = done.On }),
    };
}
