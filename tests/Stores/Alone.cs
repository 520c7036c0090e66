namespace Sampan.Tests.Stores;

/// <summary>Tests that have the process to themselves: they run after all others, one by one.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
