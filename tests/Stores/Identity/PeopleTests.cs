using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class PeopleTests
{
    private const string Email = "somchai@example.com";
    private const string Password = "มะม่วงสุกหวาน 42";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_person_is_known_by_address_and_password(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson("Somchai@Example.com", Password);

        PersonCard card = (await Check(identity, Email, Password)).Value;
        Assert.Equal(new PersonCard(person, Email, EmailConfirmed: false, "th", IsOperator: false), card);
        Assert.Equal(IdentityRefusals.SignInRefused, (await Check(identity, Email, "another password")).Refusal?.Code);
        Assert.Equal(IdentityRefusals.SignInRefused, (await Check(identity, "b@example.com", Password)).Refusal?.Code);
        Assert.Null(await identity.Ask<IPeople, Refusal?>(people => people.ConfirmEmail(person)));
        Assert.True(
            (await identity.Ask<IPeople, Outcome<PersonCard>>(people => people.Person(person))).Value.EmailConfirmed);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_register_one_address_at_once_one_succeeds(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Outcome<PersonCard>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Register(identity, Email, Password))));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal(IdentityRefusals.EmailTaken, o.Refusal!.Code));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Five_wrong_passwords_lock_the_person_even_for_the_right_one(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson(Email, Password);
        for (int i = 0; i < 4; i++)
            Assert.Equal(IdentityRefusals.SignInRefused, (await Check(identity, Email, "wrong wrong")).Refusal?.Code);
        Assert.Equal(IdentityRefusals.PersonLocked, (await Check(identity, Email, "wrong wrong")).Refusal?.Code);
        Assert.Equal(IdentityRefusals.PersonLocked, (await Check(identity, Email, Password)).Refusal?.Code);

        Assert.Null(await identity.Ask<IPeople, Refusal?>(people => people.SetPassword(person, "a new password")));
        Assert.False((await Check(identity, Email, "a new password")).IsRefused);
    }

    [Theory]
    [InlineData("somchai", Password, "email_malformed")]
    [InlineData(Email, "short", "password_too_short")]
    public async Task What_cannot_be_registered_is_refused(string email, string password, string code)
    {
        await using TestIdentity identity = await TestIdentity.Create(Engine.Sqlite);
        Assert.Equal(code, (await Register(identity, email, password)).Refusal?.Code.Name);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_erased_person_leaves_neither_address_nor_password(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson(Email, Password);
        Assert.Null(await identity.Vault.Seal(person, "name", "สมชาย"));

        Assert.Null(await identity.Ask<IPeople, Refusal?>(people => people.Erase(person, TestIdentity.Start)));

        Assert.Equal(IdentityRefusals.SignInRefused, (await Check(identity, Email, Password)).Refusal?.Code);
        Assert.Equal(IdentityRefusals.PersonErased, (await identity.Vault.Open(person, "name")).Refusal?.Code);
        Assert.False((await Register(identity, Email, Password)).IsRefused);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_first_operator_needs_the_code_and_is_made_once(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string older = (await Invite(identity)).Value;
        string code = (await Invite(identity)).Value;
        var person = new NewPerson("operator@example.com", Password, "en");
        Instant now = TestIdentity.Start;

        Assert.Equal(IdentityRefusals.InvitationWrong, (await Create(identity, older, person, now)).Refusal?.Code);
        Instant late = now + TimeSpan.FromHours(24);
        Assert.Equal(IdentityRefusals.InvitationWrong, (await Create(identity, code, person, late)).Refusal?.Code);
        NewPerson careless = person with { Password = "short" };
        Assert.Equal(IdentityRefusals.PasswordTooShort, (await Create(identity, code, careless, now)).Refusal?.Code);

        Outcome<PersonCard>[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
            Create(identity, code.ToLowerInvariant(), person with { Email = $"operator{n}@example.com" }, now))));
        Assert.True(Assert.Single(outcomes, outcome => !outcome.IsRefused).Value.IsOperator);
        Assert.Equal(IdentityRefusals.OperatorExists, (await Create(identity, code, person, now)).Refusal?.Code);
        Assert.Equal(IdentityRefusals.OperatorExists, (await Invite(identity)).Refusal?.Code);
    }

    private static Task<Outcome<PersonCard>> Check(TestIdentity identity, string email, string password) =>
        identity.Ask<IPeople, Outcome<PersonCard>>(people => people.CheckPassword(email, password));

    private static Task<Outcome<PersonCard>> Register(TestIdentity identity, string email, string password) =>
        identity.Ask<IPeople, Outcome<PersonCard>>(
            people => people.Register(new NewPerson(email, password, "th"), TestIdentity.Start));

    private static Task<Outcome<string>> Invite(TestIdentity identity) =>
        identity.Ask<IFirstOperator, Outcome<string>>(first => first.Invite(TestIdentity.Start));

    private static Task<Outcome<PersonCard>> Create(
        TestIdentity identity, string code, NewPerson person, Instant now) =>
        identity.Ask<IFirstOperator, Outcome<PersonCard>>(first => first.Create(code, person, now));
}
