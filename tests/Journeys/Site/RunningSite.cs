using System.Data.Common;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sampan.Border;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Bank;

namespace Sampan.Tests.Journeys.Site;

/// <summary>
/// The whole site on a database of its own, listening on a free port, with the demo's first shop, a sandbox bank of its
/// own and the sandbox carrier.
/// The clock can be moved; the rounds run ten times a second, or never for a test that counts entries.
/// </summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly SiteDatabase _database;
    private readonly string _folder;
    private readonly Server _server;

    private RunningSite(SiteDatabase database, string folder, Server server, BankProcess bank, TestClock clock)
    {
        (_database, _folder, _server, Bank, Clock) = (database, folder, server, bank, clock);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(server.App.Urls.First()),
        };
    }

    public HttpClient Http { get; }

    public BankProcess Bank { get; }

    public TestClock Clock { get; }

    public Server Server => _server;

    public IServiceProvider Services => _server.App.Services;

    public IJournal Journal => Services.GetRequiredService<IJournal>();

    public required Shop Shop { get; init; }

    /// <summary>The demo's dried mango: 4000 packs on hand, 120 baht each, twenty at least.</summary>
    public required Listing Mango { get; init; }

    /// <summary>A key with the owner's role in the demo's firm.</summary>
    public required Credentials Seller { get; init; }

    public string Firm => Shop.Firm.ToString();

    public string MailFolder => _server.MailFolder;

    public Instant Now => Instant.From(Clock.GetUtcNow());

    public string DatabaseUrl => _database.Url;

    /// <summary>Where checkpoints are also written as files.</summary>
    public string CheckpointFolder => Path.Combine(_folder, "checkpoints");

    public static async Task<RunningSite> Start(
        Engine engine, bool rounds = true, int visitorPosts = 100_000, TimeSpan? checkpointEvery = null,
        string? carrierUrl = null, TimeSpan keepPagesFor = default)
    {
        string folder = Directory.CreateTempSubdirectory("sampan-site-").FullName;
        SiteDatabase database = await SiteDatabase.Create(engine, folder);
        BankProcess bank = await BankProcess.Start(Path.Combine(folder, "bank"), "--settle-seconds", "0");
        var clock = new TestClock();
        Outcome<Server> built = await Server.Build(
            Options(database, folder, bank) with
            {
                VisitorPostsPerMinute = visitorPosts,
                KeepPagesFor = keepPagesFor,
                SandboxCarrierUrl = carrierUrl ?? await SharedCarrier.Url(),
                CheckpointEvery = checkpointEvery ?? TimeSpan.FromDays(10),
                RoundEvery = rounds ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromDays(10),
                FollowEvery = rounds ? TimeSpan.FromMinutes(1) : TimeSpan.FromDays(10),
            },
            clock);
        Assert.False(built.IsRefused, built.ToString());
        IServiceProvider services = built.Value.App.Services;
        Outcome<Shop> shop = await services.GetRequiredService<DemoWorld>().Load(
            services.GetRequiredService<IBorder>(), Instant.From(clock.GetUtcNow()), [DemoShop.First]);
        Assert.False(shop.IsRefused, shop.ToString());
        Listing mango = (await services.GetRequiredService<IMarket>().ListingBySlug(shop.Value.Slug, "dried-mango"))
            .Value;
        await built.Value.App.StartAsync();
        Id seller = await PersonByEmail(services, DemoWorld.SellerEmail);
        IssuedKey key = (await services.GetRequiredService<IApiKeys>().Issue(
            seller, shop.Value.Firm, "tests", Role.Owner, Instant.From(clock.GetUtcNow()))).Value;
        return new RunningSite(database, folder, built.Value, bank, clock)
        {
            Shop = shop.Value,
            Mango = mango,
            Seller = new Credentials { Bearer = key.Secret },
        };
    }

    private static ServeOptions Options(SiteDatabase database, string folder, BankProcess bank) => new()
    {
        Url = "http://127.0.0.1:0",
        PublicUrl = "http://sampan.example",
        DatabaseUrl = database.Url,
        IsDemo = true,
        SandboxBankUrl = bank.Address.ToString(),
        Currency = Currency.Thb,
        SecretsFolder = Path.Combine(folder, "secrets"),
        CarrierKey = CarrierSecret,
        VisitorPostsPerMinute = 100_000,
        CheckpointFolder = Path.Combine(folder, "checkpoints"),
        RoundEvery = TimeSpan.FromMilliseconds(100),
        // A test often changes something behind the site's back and looks at once: what is kept has tests of its own.
        KeepPagesFor = TimeSpan.Zero,
    };

    /// <summary>
    /// The server stops, something is done to its database, and another server starts. This one is then over.
    /// </summary>
    public Task<RunningSite> Restart(Func<Task> meanwhile) => MoveTo(_database, meanwhile);

    /// <summary>
    /// The server stops, the move is made, and another server starts on the other database with the same secrets, the
    /// same bank and the same clock. This one is then over.
    /// </summary>
    public async Task<RunningSite> MoveTo(SiteDatabase other, Func<Task> move)
    {
        Http.Dispose();
        await _server.App.StopAsync();
        await _server.DisposeAsync();
        await move();
        Outcome<Server> built = await Server.Build(Options(other, _folder, Bank), Clock);
        Assert.False(built.IsRefused, built.ToString());
        await built.Value.App.StartAsync();
        return new RunningSite(other, _folder, built.Value, Bank, Clock)
        {
            Shop = Shop,
            Mango = Mango,
            Seller = Seller,
        };
    }

    public const string CarrierSecret = "smc_a-carrier-in-the-tests";

    public static Credentials Carrier => new() { Bearer = CarrierSecret };

    public Task<Answer> Get(string path, Credentials? who = null) => Send(HttpMethod.Get, path, null, who);

    /// <summary>Posts JSON under a key of its own, unless one is given.</summary>
    public Task<Answer> Post(string path, object body, Credentials? who = null, string? key = null) =>
        Send(HttpMethod.Post, path, body as string ?? JsonSerializer.Serialize(body), who, key);

    public async Task<Answer> Send(
        HttpMethod method, string path, string? body, Credentials? who = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        (who ?? Credentials.None).AddTo(request);
        if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        HttpResponseMessage response = await Http.SendAsync(request);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        return new Answer(response.StatusCode, bytes, response.Content.Headers.ContentType?.MediaType, response);
    }

    /// <summary>A session as the sign-in gives it, with the token that our own pages carry.</summary>
    public async Task<Credentials> SignIn(Id person)
    {
        string session = await SessionCookie(person);
        Answer answer = (await Get("/api/v1/session", new Credentials { Cookies = session })).Done();
        string form = answer.Response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("sampan-form", StringComparison.Ordinal));
        return new Credentials { Cookies = $"{session}; {form.Split(';')[0]}", FormToken = answer["formToken"] };
    }

    public async Task<Credentials> SignIn(string email) => await SignIn(await PersonByEmail(email));

    public Task<Id> PersonByEmail(string email) => PersonByEmail(Services, email);

    /// <summary>One round of the platform, now: for a site whose own rounds do not run.</summary>
    public async Task Round()
    {
        var account = Services.GetRequiredService<BankAccount>();
        Outcome<int> read = await Services.GetRequiredService<TakeStatement>().Run(account, CancellationToken.None);
        Assert.False(read.IsRefused, read.ToString());
        _ = await Services.GetRequiredService<Clockwork>().Run(account, CancellationToken.None);
    }

    public async Task<Id> NewPerson(string email)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        Outcome<PersonCard> person = await people.Register(new NewPerson(email, "a long enough password", "en"), Now);
        Assert.False(person.IsRefused, person.ToString());
        return person.Value.Id;
    }

    public async Task<long> Entries()
    {
        await using DbConnection connection = await Services.GetRequiredService<Database>().Connect();
        return (await connection.Command("SELECT count(*) FROM ledger_entry").Rows(row => row.GetInt64(0)))[0];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.App.StopAsync();
        await _server.DisposeAsync();
        await Bank.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Id> PersonByEmail(IServiceProvider services, string email)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().PersonByEmail(email)).Value.Id;
    }

    private async Task<string> SessionCookie(Id person)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        Person row = (await sessions.UserManager.FindByIdAsync(person.ToString()))!;
        CookieAuthenticationOptions cookie = scope.ServiceProvider
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties
        {
            IssuedUtc = Clock.GetUtcNow(),
            ExpiresUtc = Clock.GetUtcNow() + TimeSpan.FromDays(14),
        };
        var ticket = new AuthenticationTicket(
            await sessions.CreateUserPrincipalAsync(row), properties, IdentityConstants.ApplicationScheme);
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
    }
}
