using Sampan.Council;

namespace Sampan.Journeys.Steering;

/// <summary>What a measure of the plan reads now: computed from the trade record, never typed.</summary>
public sealed class MeasureFigures(IObservatory observatory)
{
    /// <summary>
    /// The number over the measure's window up to the newest month whose figures are out: what stands there before
    /// anything is done.
    /// </summary>
    public async Task<Reading?> Before(Measure measure) => await observatory.Closed() is { } newest
        ? await Over(measure, MonthSpan.Before(newest.Add(1), measure.Window))
        : null;

    /// <summary>The number over the months since the opening; null while no month has passed.</summary>
    public async Task<Reading?> After(Measure measure) =>
        measure.MonthsAfter(await observatory.Closed()) is { } months ? await Over(measure, months) : null;

    private async Task<Reading> Over(Measure measure, MonthSpan months) =>
        new(months, await observatory.Of(measure.Metric, measure.Slice, months));
}
