using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>One site on SQLite for all tests of a class whose tests leave each other alone.</summary>
public sealed class OneSite : IAsyncLifetime
{
    private RunningSite? _site;

    internal RunningSite Site => _site ?? throw new InvalidOperationException("No site is running.");

    public async ValueTask InitializeAsync() => _site = await RunningSite.Start(Engine.Sqlite);

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }
}
