namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// The machine's clock, ahead by as much as the test has skipped. Timers run as ever: only the hour is another.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Skip(TimeSpan span) => _ahead += span;
}
