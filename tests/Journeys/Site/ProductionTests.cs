using Microsoft.Extensions.DependencyInjection;
using Sampan.Host;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Identity;
using Sampan.Journeys.Bank;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Storage;
using Sampan.Tests.Journeys.Academy;

namespace Sampan.Tests.Journeys.Site;

/// <summary>An installation that is started empty holds nothing of the demo and nothing that anybody knows.</summary>
public sealed class ProductionTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sampan-empty-").FullName;
    private SiteDatabase? _database;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_empty_start_has_no_accounts_no_shop_and_no_bank(Engine engine)
    {
        await using Server server = await Start(engine);
        await using AsyncServiceScope scope = server.App.Services.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        foreach (string email in (string[])[DemoWorld.SellerEmail, DemoWorld.OperatorEmail])
        {
            Assert.Equal(IdentityRefusals.PersonUnknown, (await people.PersonByEmail(email)).Refusal?.Code);
            Assert.Equal(IdentityRefusals.SignInRefused, (await people.CheckPassword(email, DemoWorld.Password))
                .Refusal?.Code);
        }
        Outcome<Shop> shop = await server.App.Services.GetRequiredService<IMarket>().ShopBySlug(DemoShop.FirstSlug);
        Assert.Equal(MarketRefusals.ShopUnknown, shop.Refusal?.Code);
        IBank bank = server.App.Services.GetRequiredService<IBank>();
        Assert.False(bank.IsSandbox);
        Assert.True((await bank.OpenAccount("Escrow", Currency.Thb, CancellationToken.None)).IsRefused);
        using var http = new HttpClient { BaseAddress = new Uri(server.App.Urls.First()) };
        Assert.Equal("ready", await http.GetStringAsync("/health"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Demo_and_production_never_share_a_database(Engine engine)
    {
        _database = await SiteDatabase.Create(engine, _folder);
        Assert.Null(await DemoMark.Check(_database.Url, demo: false));
        Refusal? demo = await DemoMark.Check(_database.Url, demo: true);
        Assert.Equal(HostRefusals.DemoNeedsEmptyDatabase, demo?.Code);
        await _database.DisposeAsync();
        _database =
            await SiteDatabase.Create(engine, Directory.CreateDirectory(Path.Combine(_folder, "demo")).FullName);
        Assert.Null(await DemoMark.Check(_database.Url, demo: true));
        Refusal? production = await DemoMark.Check(_database.Url, demo: false);
        Assert.Equal(HostRefusals.SandboxNotInProduction, production?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_first_operators_code_works_once(Engine engine)
    {
        await using Server server = await Start(engine);
        await using AsyncServiceScope scope = server.App.Services.CreateAsyncScope();
        IFirstOperator first = scope.ServiceProvider.GetRequiredService<IFirstOperator>();
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        using var http = new HttpClient { BaseAddress = new Uri(server.App.Urls.First()) };
        Assert.Contains("name=\"code\"", await http.GetStringAsync("/first-operator"), StringComparison.Ordinal);
        string code = (await first.Invite(now)).Value;
        var person = new NewPerson("operator@trade.example", "a long enough password", "en");
        Outcome<PersonCard> guessed = await first.Create("00000000000000000000", person, now);
        Assert.Equal(IdentityRefusals.InvitationWrong, guessed.Refusal?.Code);
        Assert.True((await first.Create(code, person, now)).Value.IsOperator);
        Outcome<PersonCard> again = await first.Create(code, person with { Email = "second@trade.example" }, now);
        Assert.Equal(IdentityRefusals.OperatorExists, again.Refusal?.Code);
        Assert.Equal(IdentityRefusals.OperatorExists, (await first.Invite(now)).Refusal?.Code);
        Assert.DoesNotContain("name=\"code\"", await http.GetStringAsync("/first-operator"), StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_has_an_account_can_erase_it_but_leaves_no_firm_without_an_owner(Engine engine)
    {
        const string email = "maker@trade.example";
        await using Server server = await Start(engine);
        await using AsyncServiceScope scope = server.App.Services.CreateAsyncScope();
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();
        IFirms firms = scope.ServiceProvider.GetRequiredService<IFirms>();
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        Id person = await Register(email), other = await Register("other@trade.example");
        using var maker = new PracticeTrader(new Uri(server.App.Urls.First()));
        _ = await maker.Open("/account");
        Assert.DoesNotContain("@trade.example", maker.Page, StringComparison.Ordinal);
        await maker.SignIn(email, "en");
        Assert.Contains(email, await maker.Open("/account"), StringComparison.Ordinal);

        Assert.Equal("sign_in_refused", await Erase("not the password", "yes"));
        Assert.Equal("confirmation_missing", await Erase(PracticeTrader.Password, "no"));
        Firm firm = (await firms.Open(person, DemoShop.First.Firm.Details, now)).Value;
        Assert.Equal("last_owner_stays", await Erase(PracticeTrader.Password, "yes"));
        Assert.Null(await firms.SetMember(person, firm.Id, other, Role.Owner, now));
        Assert.Equal("", await Erase(PracticeTrader.Password, "yes"));
        Assert.Contains("Your account is erased", maker.Page, StringComparison.Ordinal);
        Assert.True((await people.PersonByEmail(email)).IsRefused);
        _ = await maker.Open("/account");
        Assert.DoesNotContain(email, maker.Page, StringComparison.Ordinal);

        async Task<Id> Register(string address) =>
            (await people.Register(new NewPerson(address, PracticeTrader.Password, "en"), now)).Value.Id;

        async Task<string> Erase(string password, string sure)
        {
            _ = await maker.Open("/account");
            await maker.Post("/account", [.. maker.Filled("password"), ("password", password), ("sure", sure)]);
            return maker.Refused;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Server> Start(Engine engine)
    {
        _database = await SiteDatabase.Create(engine, _folder);
        return await PlainInstallation.Start(_database, _folder);
    }
}
