using System.Globalization;
using Sampan.Storage;

namespace Sampan.Tests.Stores;

/// <summary>
/// What a test does by chance, and how much of it: SAMPAN_LONG=1 is the long run, SAMPAN_SEED repeats one.
/// </summary>
internal static class LongRun
{
    internal static bool IsAsked => Environment.GetEnvironmentVariable("SAMPAN_LONG") == "1";

    /// <summary>Of many places alike one in so many is tried in the ordinary run.</summary>
    internal static int Step(Engine engine) => IsAsked ? 1 : engine == Engine.Sqlite ? 2 : 24;

    internal static int Seed() => Environment.GetEnvironmentVariable("SAMPAN_SEED") is { } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Random.Shared.Next();
}
