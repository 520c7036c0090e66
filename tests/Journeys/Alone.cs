namespace Sampan.Tests.Journeys;

/// <summary>Tests that have the machine to themselves: they run after all others, one by one.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
