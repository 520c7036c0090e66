using Sampan.Journeys.Observing;
using Sampan.Journeys.Steering;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// Follows the journal for the observatory, and tells reporters when a number moved. Only months that are over are
/// shown, so it need not be quick.
/// </summary>
internal sealed class ObservatoryRounds(
    ObserveTrade observe, TellReporters tell, TimeProvider clock, ILogger<ObservatoryRounds> log)
    : TimedRounds(TimeSpan.FromMinutes(1), log)
{
    protected override async Task Round(CancellationToken cancel)
    {
        _ = await observe.CatchUp(cancel);
        _ = await tell.Run(Instant.From(clock.GetUtcNow()));
    }
}
