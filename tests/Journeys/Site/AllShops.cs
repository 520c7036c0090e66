using Microsoft.Extensions.DependencyInjection;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

/// <summary>One site with every shop of the demo, for the tests of a class.</summary>
public sealed class AllShops : IAsyncLifetime
{
    private RunningSite? _site;

    internal RunningSite Site => _site ?? throw new InvalidOperationException("No site is running.");

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Outcome<Shop> loaded = await _site.Services.GetRequiredService<DemoWorld>().Load(
            _site.Services.GetRequiredService<IBorder>(), _site.Now, DemoShop.All);
        Assert.False(loaded.IsRefused, loaded.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }
}
