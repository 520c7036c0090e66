using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Web;

namespace Sampan.Tests.Journeys.Site;

/// <summary>An installation that is started empty: no demo, bank, carrier, rate card nor tariff book.</summary>
internal static class PlainInstallation
{
    /// <param name="folder">Where its secrets go.</param>
    /// <param name="words">What its operator has to say of himself; null of one who has said nothing.</param>
    public static async Task<Server> Start(SiteDatabase database, string folder, OperatorWords? words = null)
    {
        Assert.Null(await DemoMark.Check(database.Url, demo: false));
        Server server = (await Server.Build(new ServeOptions
        {
            Url = "http://127.0.0.1:0",
            PublicUrl = "http://sampan.example",
            DatabaseUrl = database.Url,
            IsDemo = false,
            Operator = words ?? OperatorWords.None,
            Currency = Currency.Thb,
            SecretsFolder = Path.Combine(folder, "secrets"),
        })).Value;
        await server.App.StartAsync();
        return server;
    }
}
