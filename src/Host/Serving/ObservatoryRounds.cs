using Sampan.Council;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Steering;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// Follows the journal for the observatory. Only months that are over are shown, so it need not be quick. When a month
/// has come out the tables of a year are computed, which are then kept: no reader waits for them; and whoever reported
/// an obstacle is told if its number moved.
/// </summary>
internal sealed class ObservatoryRounds(
    ObserveTrade observe, IObservatory observatory, TellReporters tell, ServeOptions options,
    TimeProvider clock, ILogger<ObservatoryRounds> log)
    : TimedRounds(options.FollowEvery, log)
{
    private const int Year = 12;

    private Month? _computed;

    protected override async Task Round(CancellationToken cancel)
    {
        _ = await observe.CatchUp(cancel);
        if (await observatory.Out() is not { } months || months.Until == _computed) return;
        Month first = Month.FromCount(Math.Max(months.From.Count, months.Until.Count - Year + 1));
        foreach (TableName table in Enum.GetValues<TableName>())
        {
            cancel.ThrowIfCancellationRequested();
            _ = await observatory.Table(table, new MonthSpan(first, months.Until));
        }
        _ = await tell.Run(Instant.From(clock.GetUtcNow()));
        _computed = months.Until;
    }
}
