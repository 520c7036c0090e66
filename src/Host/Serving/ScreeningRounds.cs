using Sampan.Journeys.Screening;
using Sampan.Kernel;

namespace Sampan.Host.Serving;

/// <summary>
/// Screens the firms of which nothing is known by these lists: all of them after a list was loaded, later those that
/// are new or have changed. An order asks for itself and waits for no round.
/// </summary>
internal sealed class ScreeningRounds(ScreenParties parties, ServeOptions options, ILogger<ScreeningRounds> log)
    : TimedRounds(options.FollowEvery, log)
{
    protected override async Task Round(CancellationToken cancel)
    {
        Outcome<int> screened = await parties.ScreenAll(cancel);
        if (screened.IsRefused) Log.LogError("Firms were not screened: {Refusal}", screened.Refusal);
    }
}
