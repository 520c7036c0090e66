namespace Sampan.Council;

/// <summary>
/// Work on a measure begins, and its number is written down as it is. What is not known cannot be compared with: a
/// measure whose number the privacy floor hides, or of which nothing happened, is not opened.
/// </summary>
/// <param name="Before">The number over the window that ends with the newest month whose figures are out.</param>
public sealed record MeasureOpened(Id Measure, Reading Before) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.Measures.GetValueOrDefault(Measure) is not { } measure) return CouncilRefusals.MeasureUnknown;
        if (by.NeedsSeatOf(measure.Owner) is { } refusal) return refusal;
        if (measure.Before is not null) return CouncilRefusals.MeasureAlreadyOpened;
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
