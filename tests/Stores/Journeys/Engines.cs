using Sampan.Storage;

namespace Sampan.Tests.Stores.Journeys;

/// <summary>Every journey is driven on both engines.</summary>
public static class Engines
{
    public static TheoryData<Engine> Both => [Engine.Sqlite, Engine.Postgres];
}
