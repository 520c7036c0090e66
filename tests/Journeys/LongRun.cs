namespace Sampan.Tests.Journeys;

/// <summary>
/// SAMPAN_LONG=1 is the long run. In the ordinary one, of cases alike that each start several processes, those are
/// tried that differ most.
/// </summary>
internal static class LongRun
{
    internal static bool IsAsked => Environment.GetEnvironmentVariable("SAMPAN_LONG") == "1";

    /// <summary>The ordinary cases, and in the long run the others too.</summary>
    internal static TheoryData<T> Cases<T>(IEnumerable<T> ordinary, params IEnumerable<T> others) =>
        [.. ordinary, .. IsAsked ? others : []];
}
