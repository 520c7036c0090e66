using Sampan.Kernel;

namespace Sampan.Host.Demo.Year;

/// <summary>A clock that stands where the play has put it: two plays of one year record the same moments.</summary>
internal sealed class StandingClock(Instant at) : TimeProvider
{
    private Instant _at = at;

    public override DateTimeOffset GetUtcNow() => _at.ToDateTimeOffset();

    internal void StandAt(Instant at) => _at = at;
}
