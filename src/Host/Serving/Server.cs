using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Sampan.Council;
using Sampan.Host.Bank;
using Sampan.Host.Carriers;
using Sampan.Host.Demo;
using Sampan.Host.Demo.Stage;
using Sampan.Host.Insurers;
using Sampan.Identity;
using Sampan.Journeys.Bank;
using Sampan.Journeys.Carriers;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Web;
using Sampan.Web.Access;
using Sampan.Web.Kept;

namespace Sampan.Host.Serving;

/// <summary>
/// Builds the site on an installation. The same for the demo, production and tests; only the options differ.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Installation _installation;
    private readonly Database _keys;
    private readonly SigningKey _signing;

    private readonly string _secrets;

    private Server(WebApplication app, Installation installation, Database keys, SigningKey signing, string secrets) =>
        (App, _installation, _keys, _signing, _secrets) = (app, installation, keys, signing, secrets);

    /// <summary>Where the local catcher lays down letters when no mail server is configured.</summary>
    internal string MailFolder => Mail(_secrets);

    internal WebApplication App { get; }

    /// <summary>
    /// Everything is open and wired; nothing listens and no round runs until <see cref="App"/> is started.
    /// </summary>
    /// <param name="clock">The machine's clock; another for tests and for trade that is played.</param>
    /// <param name="mail">Where letters go; null for where the settings say.</param>
    internal static async Task<Outcome<Server>> Build(
        ServeOptions options, TimeProvider? clock = null, IMail? mail = null)
    {
        Outcome<Installation> opened = await Installation.Open(options.DatabaseUrl, clock ?? TimeProvider.System);
        if (opened.IsRefused) return opened.Refusal;
        Installation installation = opened.Value;
        string secrets = Directory.CreateDirectory(options.SecretsFolder ?? Secrets.Folder(installation.Database))
            .FullName;
        Database keys = Database.Open($"sqlite:{Path.Combine(secrets, "keys.db")}").Value;
        Outcome<MasterKey> master = MasterKey.ReadOrCreate(Secrets.MasterKey(secrets));
        if (master.IsRefused) return master.Refusal;
        var identity = new IdentitySetup(
            installation.Database, keys, master.Value, new MailSetup("sampan@localhost", Mail(secrets)));
        if (await Composition.Prepare(installation.Database, identity) is { } unprepared) return unprepared;
        SigningKey signing = SigningKey.OpenOrCreate(Secrets.SigningKey(secrets));

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(options.Url);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error)
            // The keys that sign sessions lie in the secrets folder, which only its owner reads.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A form without its token is a visitor's affair, and that its answer is not kept anywhere is meant so.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Error);
        builder.Services.AddDataProtection()
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(secrets, "sessions")));
        builder.Services.AddSampan(installation, identity, signing, clock ?? TimeProvider.System);
        if (mail is not null) builder.Services.AddSingleton(mail);
        builder.Services.AddSingleton(options);
        IBank bank = options.SandboxBankUrl is { } url ? new SandboxBankClient(Client(url)) : new NoBank();
        Outcome<string> number =
            await bank.OpenAccount($"Escrow {options.Currency}", options.Currency, CancellationToken.None);
        builder.Services.AddSingleton(bank);
        builder.Services.AddSingleton(new BankAccount(bank, number.IsRefused ? "" : number.Value, options.Currency));
        if (options.SandboxBankUrl is { } insurersBank) builder.Services.AddSingleton<IInsurer>(provider =>
            new SandboxInsurer(Client(insurersBank), provider.GetRequiredService<BankAccount>()));
        else builder.Services.AddSingleton<IInsurer, NoInsurer>();
        builder.Services.AddSingleton<ICarrier>(options.SandboxCarrierUrl is { } carrier
            ? new SandboxCarrierClient(Client(carrier))
            : new NoCarrier());
        if (!number.IsRefused) builder.Services.AddHostedService<Rounds>();
        var money = Commodity.Money(options.Currency, options.IsDemo);
        builder.Services.AddHostedService<CheckpointRounds>().AddHostedService<ScreeningRounds>()
            .AddHostedService<ObservatoryRounds>().AddSingleton<ISiteNews, SiteNews>().AddHostedService<NewsRounds>()
            .AddSingleton(ObservatoryFactory.Quoted(installation.Database, money)).AddSingleton(provider =>
                ObservatoryFactory.Open(installation.Database, money, provider.GetRequiredService<IReadings>()));
        builder.Services.AddSampanWeb(new SiteOptions(
            options.IsDemo ? "Sampan demo" : "Sampan", options.IsDemo, options.PublicUrl, options.SandboxBankUrl)
        {
            VisitorPostsPerMinute = options.VisitorPostsPerMinute,
            KeepPagesFor = options.KeepPagesFor,
            CarrierKey = options.CarrierKey,
            RepositoryUrl = options.RepositoryUrl,
            Program = typeof(Server).Assembly,
            Operator = options.Operator,
        });
        builder.Services.AddSingleton<DemoOffers>().AddSingleton<DemoWorld>().AddSingleton<DemoLenders>()
            .AddSingleton<DemoMentors>().AddSingleton<DemoQuestions>().AddSingleton<DemoCouncil>()
            .AddSingleton<InventedBuyer>();
        if (options is { IsDemo: true, SandboxBankUrl: not null }) builder.Services.AddDemoStage();
        if (options.IsDemo) builder.Services.AddScoped<IPasswordHasher<Person>, DemoPasswordHasher>();

        WebApplication app = builder.Build();
        app.UseSampanWeb();
        app.MapGet("/health", Health).AllowedTo(Who.Anyone).ExcludeFromDescription();
        app.CheckAccess();
        return new Server(app, installation, keys, signing, secrets);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _installation.DisposeAsync();
        await _keys.DisposeAsync();
        _signing.Dispose();
    }

    /// <summary>Ready when the database answers.</summary>
    private static async Task<IResult> Health(Database database)
    {
        await using System.Data.Common.DbConnection connection = await database.Connect();
        return Results.Text("ready");
    }

    private static string Mail(string secrets) => Path.Combine(secrets, "mail");

    private static HttpClient Client(string url) =>
        new() { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(10) };
}
