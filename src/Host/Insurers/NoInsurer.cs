using Sampan.Journeys.Claims;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Host.Insurers;

/// <summary>An installation to which no insurer is connected: nothing can be claimed through it.</summary>
internal sealed class NoInsurer : IInsurer
{
    public string Name => "no insurer";

    public string Account => "";

    public bool Insures(OrderTerms terms) => false;

    public Task<Outcome<ClaimAnswer>> Ask(ClaimQuestion claim, CancellationToken cancellation) =>
        Task.FromResult<Outcome<ClaimAnswer>>(
            InsurerRefusals.Unavailable.With(("insurer", Name), ("cause", "not connected")));
}
