using Microsoft.Extensions.DependencyInjection;
using Sampan.Bench.Ledger;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Trade;
using Sampan.Web.Demo;

namespace Sampan.Bench.Pages;

/// <summary>
/// The real server with everything a demo has: its shops, its sandbox bank, and an order that is under way. It does
/// its rounds meanwhile, as in use.
/// </summary>
internal sealed class PagesSite : IAsyncDisposable
{
    internal const string Home = "/";
    internal const string Listing = $"/listing/{DemoShop.FirstSlug}/dried-mango";

    private readonly BenchDatabase _database;
    private readonly SandboxProcess _bank;
    private readonly Server _server;
    private readonly string _folder;

    private PagesSite(BenchDatabase database, SandboxProcess bank, Server server, string folder) =>
        (_database, _bank, _server, _folder) = (database, bank, server, folder);

    internal string Url => _server.App.Urls.First();

    internal static async Task<PagesSite> Start(Engine engine)
    {
        string folder = Directory.CreateTempSubdirectory("sampan-bench-site-").FullName;
        BenchDatabase database = await BenchDatabase.Create(engine);
        SandboxProcess bank = (await SandboxProcess.Bank(Path.Combine(folder, "bank"))).Value;
        Server server = (await Server.Build(new ServeOptions
        {
            Url = "http://127.0.0.1:0",
            PublicUrl = "http://sampan.example",
            DatabaseUrl = database.Url,
            IsDemo = true,
            SandboxBankUrl = bank.Url,
            Currency = Currency.Thb,
            // One visitor asks as often as thousands do.
            VisitorPostsPerMinute = 100_000_000,
            SecretsFolder = Path.Combine(folder, "secrets"),
        })).Value;
        IServiceProvider services = server.App.Services;
        _ = (await services.GetRequiredService<DemoWorld>().Load(
            services.GetRequiredService<IBorder>(), Instant.From(TimeProvider.System.GetUtcNow()), DemoShop.All)).Value;
        await server.App.StartAsync();
        TradeRecord ordered = (await services.GetRequiredService<IDemoStage>().Play(
            DemoEvent.Ordered, null, "bench")).Value;
        _ = (await services.GetRequiredService<IDemoStage>().Play(
            DemoEvent.PaidInFull, ordered.Terms.Reference, "bench")).Value;
        return new PagesSite(database, bank, server, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.App.StopAsync();
        await _server.DisposeAsync();
        await _bank.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
