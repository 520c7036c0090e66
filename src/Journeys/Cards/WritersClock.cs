namespace Sampan.Journeys.Cards;

/// <summary>
/// A card's moments are decided on the desk's clock, a little before the ledger records the entry; the journal keeps
/// only the latter.
/// </summary>
internal static class WritersClock
{
    /// <summary>
    /// An entry that is recorded later than this had to wait for its database. Nothing is due to the minute: what is
    /// this near is the same.
    /// </summary>
    internal static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    /// <summary>The row's moment where it can be what was decided; else what the journal tells.</summary>
    internal static Instant? Near(Instant? told, Instant? row) =>
        told is { } a && row is { } b && a + -Lag <= b && b <= a + Lag ? row : told;
}
