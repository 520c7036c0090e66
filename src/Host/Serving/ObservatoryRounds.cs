using Sampan.Council;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Steering;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// Follows the journal for the observatory. Only months that are over are shown, so it need not be quick. When a month
/// has come out the tables of a year are computed, which are then kept: no reader waits for them; and whoever reported
/// an obstacle is told if its number moved. In every round after it one earlier month is computed, until all are.
/// </summary>
internal sealed class ObservatoryRounds(
    ObserveTrade observe, IObservatory observatory, TellReporters tell, ServeOptions options,
    TimeProvider clock, ILogger<ObservatoryRounds> log)
    : TimedRounds(options.FollowEvery, log)
{
    private const int Year = 12;

    private MonthSpan? _computed;

    protected override async Task Round(CancellationToken cancel)
    {
        _ = await observe.CatchUp(cancel);
        if (await observatory.Out() is not { } months) return;
        if (_computed is { } computed && computed.Until == months.Until)
        {
            if (computed.From <= months.From) return;
            Month earlier = computed.From.Add(-1);
            await Compute(new MonthSpan(earlier, earlier), cancel);
            _computed = computed with { From = earlier };
            return;
        }
        int first = Math.Max(months.From.Count, months.Until.Count - Year + 1);
        MonthSpan year = months with { From = Month.FromCount(Math.Min(first, _computed?.From.Count ?? first)) };
        await Compute(year, cancel);
        _ = await tell.Run(Instant.From(clock.GetUtcNow()));
        _computed = year;
    }

    private async Task Compute(MonthSpan months, CancellationToken cancel)
    {
        foreach (TableName table in Enum.GetValues<TableName>())
        {
            cancel.ThrowIfCancellationRequested();
            _ = await observatory.Table(table, months);
        }
    }
}
