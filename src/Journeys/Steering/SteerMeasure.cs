using Sampan.Council;

namespace Sampan.Journeys.Steering;

/// <summary>
/// Opens and closes measures with the number of the moment. Whoever does it says nothing about the number: it is read
/// from the observatory and written down with the act.
/// </summary>
public sealed class SteerMeasure(ICouncil council, MeasureFigures figures)
{
    /// <summary>
    /// Refuses <c>measure_unknown</c>, <c>figure_missing</c> and what <see cref="MeasureOpened"/> does.
    /// </summary>
    public async Task<Outcome<CouncilRecord>> Open(Id person, Id measure, Instant now)
    {
        if ((await council.Read()).Measures.GetValueOrDefault(measure) is not { } found)
            return CouncilRefusals.MeasureUnknown;
        return await figures.Before(found, now.UtcDate) is { } before
            ? await council.Do(person, isOperator: false, found.OpenWith(before), now)
            : CouncilRefusals.FigureMissing;
    }

    /// <summary>
    /// Refuses <c>measure_unknown</c>, <c>measure_not_opened</c>, <c>months_not_after</c> and what
    /// <see cref="MeasureClosed"/> does.
    /// </summary>
    public async Task<Outcome<CouncilRecord>> Close(Id person, Id measure, string conclusion, Instant now)
    {
        if ((await council.Read()).Measures.GetValueOrDefault(measure) is not { } found)
            return CouncilRefusals.MeasureUnknown;
        if (found.Before is null) return CouncilRefusals.MeasureNotOpened;
        return await figures.After(found, now.UtcDate) is { } after
            ? await council.Do(person, isOperator: false, new MeasureClosed(measure, after, conclusion), now)
            : CouncilRefusals.MonthsNotAfter;
    }
}
