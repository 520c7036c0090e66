using Sampan.Council;

namespace Sampan.Journeys.Steering;

/// <summary>What a measure of the plan reads now: computed from the trade record, never typed.</summary>
public sealed class MeasureFigures(IObservatory observatory)
{
    /// <summary>
    /// The number over the measure's window up to the newest month whose figures were out on a day: what stands there
    /// before anything is done.
    /// </summary>
    public async Task<Reading?> Before(Measure measure, DateOnly on) => await NewestOn(on) is { } newest
        ? await Over(measure, MonthSpan.Before(newest.Add(1), measure.Window))
        : null;

    /// <summary>
    /// The number over the months since the opening, as known on a day; null while no month has passed.
    /// </summary>
    public async Task<Reading?> After(Measure measure, DateOnly on) =>
        measure.MonthsAfter(await NewestOn(on)) is { } months ? await Over(measure, months) : null;

    /// <summary>
    /// What a measure came to: the number it was closed with, or while it is open that of today; null before that.
    /// </summary>
    public async Task<Reading?> Now(Measure measure, DateOnly today) =>
        measure.Closed?.After ?? (measure.IsOpen ? await After(measure, today) : null);

    /// <summary>A month's figures are out when it is over.</summary>
    private async Task<Month?> NewestOn(DateOnly day)
    {
        Month before = Month.Of(day).Add(-1);
        Month? newest = await observatory.Closed();
        return newest > before ? before : newest;
    }

    private async Task<Reading> Over(Measure measure, MonthSpan months) =>
        new(months, await observatory.Of(measure.Metric, measure.Slice, months));
}
