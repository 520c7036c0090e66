using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

/// <summary>What the web layer gets from the registration: a session cookie, claims, passkeys.</summary>
public sealed class SessionTests
{
    private const string Password = "a long password";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Signing_in_gives_a_session_that_names_the_person_and_the_operator(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Instant now = TestIdentity.Start;
        string code = (await identity.Ask<IFirstOperator, Outcome<string>>(first => first.Invite(now))).Value;
        Outcome<PersonCard> made = await identity.Ask<IFirstOperator, Outcome<PersonCard>>(first =>
            first.Create(code, new NewPerson("op@example.com", Password, "en"), now));
        await using ServiceProvider services = Host(identity);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = request;
        IPeople people = scope.ServiceProvider.GetRequiredService<IPeople>();

        Assert.True((await people.SignIn("op@example.com", "wrong password", remember: false)).IsRefused);
        Assert.Equal(0, request.Response.Headers.SetCookie.Count);
        Assert.False((await people.SignIn("op@example.com", Password, remember: false)).IsRefused);

        Assert.Contains("HttpOnly", request.Response.Headers.SetCookie.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(made.Value.Id, request.User.PersonId());
        Assert.True(request.User.IsInRole(IdentityRegistration.OperatorRole));
        Assert.Equal(Id.None, new ClaimsPrincipal().PersonId());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_passkey_is_kept_with_its_person(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson("somchai@example.com");
        byte[] credential = [1, 2, 3, 4];
        var passkey = new UserPasskeyInfo(
            credential, publicKey: [5, 6], createdAt: TestIdentity.Start.ToDateTimeOffset(), signCount: 7,
            transports: ["internal"], isUserVerified: true, isBackupEligible: true, isBackedUp: false,
            attestationObject: [8], clientDataJson: [9]);
        _ = await identity.Ask<UserManager<Person>, IdentityResult>(async people =>
            await people.AddOrUpdatePasskeyAsync((await people.FindByIdAsync(person.ToString()))!, passkey));

        Person? found =
            await identity.Ask<UserManager<Person>, Person?>(people => people.FindByPasskeyIdAsync(credential));
        Assert.Equal(person, found?.Id);
        IList<UserPasskeyInfo> kept = await identity.Ask<UserManager<Person>, IList<UserPasskeyInfo>>(
            people => people.GetPasskeysAsync(found!));
        UserPasskeyInfo only = Assert.Single(kept);
        Assert.Equal((passkey.CreatedAt, 7u, true), (only.CreatedAt, only.SignCount, only.IsUserVerified));
        Assert.Equal(passkey.PublicKey, only.PublicKey);
        Assert.Equal(passkey.Transports, only.Transports);
    }

    private static ServiceProvider Host(TestIdentity identity) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>()
        .AddSampanIdentity(identity.Setup)
        .BuildServiceProvider(validateScopes: true);
}
