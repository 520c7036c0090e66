namespace Sampan.Host.Demo;

/// <summary>
/// The machine's clock, ahead by as much as the play has skipped. Only the demo's trade is played on it.
/// </summary>
internal sealed class PlayedClock : TimeProvider
{
    private TimeSpan _ahead = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    internal void Skip(TimeSpan span) => _ahead += span;
}
