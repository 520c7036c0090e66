using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

/// <summary>
/// Identity as a host registers it, on databases of a test's own, with letters laid down in a folder.
/// </summary>
public sealed partial class TestIdentity : IAsyncDisposable
{
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private readonly TestDatabase _main;
    private readonly TestDatabase _keys;
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestIdentity(TestDatabase main, TestDatabase keys, string folder)
    {
        (_main, _keys, _folder) = (main, keys, folder);
        Setup = new IdentitySetup(
            main.Database, keys.Database, MasterKey.ReadOrCreate(Path.Combine(folder, "master.key")).Value,
            new MailSetup("sampan@example.com", Path.Combine(folder, "mail")));
        _services = new ServiceCollection()
            .AddLogging().AddSampanIdentity(Setup).BuildServiceProvider(validateScopes: true);
    }

    public IdentitySetup Setup { get; }

    public Database Database => _main.Database;

    public Database Keys => _keys.Database;

    public ICodes Codes => _services.GetRequiredService<ICodes>();

    public IMail Mail => _services.GetRequiredService<IMail>();

    public IProvenAddresses Proven => _services.GetRequiredService<IProvenAddresses>();

    public IVault Vault => _services.GetRequiredService<IVault>();

    public IFirms Firms => _services.GetRequiredService<IFirms>();

    public IApiKeys ApiKeys => _services.GetRequiredService<IApiKeys>();

    public static async Task<TestIdentity> Create(Engine engine)
    {
        string folder = Directory.CreateTempSubdirectory("sampan-identity-").FullName;
        var identity = new TestIdentity(await TestDatabase.Create(engine), await TestDatabase.Create(engine), folder);
        Assert.Null(await IdentityRegistration.Prepare(identity.Setup));
        return identity;
    }

    /// <summary>As one web request would: a scope of its own.</summary>
    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<Id> NewPerson(string email, string password = "a long password")
    {
        Outcome<PersonCard> person = await Ask<IPeople, Outcome<PersonCard>>(
            people => people.Register(new NewPerson(email, password, "th"), Start));
        Assert.False(person.IsRefused, person.ToString());
        return person.Value.Id;
    }

    public async Task<string> SendCode(CodeKey key, Instant now)
    {
        Assert.Null(await Codes.Send(key, code => new Letter("Code", $"Your code is {code}."), now));
        return LastCode();
    }

    public IReadOnlyList<string> Letters() => [.. Directory
        .GetFiles(Path.Combine(_folder, "mail"), "*.eml").Order(StringComparer.Ordinal)
        .Select(file => MimeMessage.Load(file).TextBody!)];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _main.DisposeAsync();
        await _keys.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The code in the newest letter.</summary>
    public string LastCode() => SixDigits().Match(Letters()[^1]).Value;

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex SixDigits();
}
