using Sampan.Journeys.Observing;

namespace Sampan.Host.Serving;

/// <summary>
/// Follows the journal for the observatory. Only months that are over are shown, so it need not be quick.
/// </summary>
internal sealed class ObservatoryRounds(ObserveTrade observe, ILogger<ObservatoryRounds> log)
    : TimedRounds(TimeSpan.FromMinutes(1), log)
{
    protected override Task Round(CancellationToken cancel) => observe.CatchUp(cancel);
}
