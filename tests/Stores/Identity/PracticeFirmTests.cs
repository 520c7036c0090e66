using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

/// <summary>A practice firm is its person's own, one for each, and nobody trades with it.</summary>
public sealed class PracticeFirmTests
{
    private static readonly Instant Now = TestIdentity.Start;

    private static readonly PayoutAccount Account = new("000", "PRACTICE", "Practice Firm");

    private static FirmDetails Details { get; } = new()
    {
        Kind = FirmKind.Practice,
        NameLocal = "กิจการฝึกหัด",
        NameLatin = "Practice Firm",
        Country = Country.Thailand,
        AddressLatin = "1 Practice Road",
        TaxId = "",
    };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_person_has_one_which_is_put_back_when_practice_begins_anew(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson("novice@example.com");
        Firm firm = (await identity.Firms.Practise(person, Details, Account, Now)).Value;
        Assert.Equal((Firm.PracticeOf(person), true), (firm.Id, firm.Sandbox));
        Firm mended = (await identity.Firms.Change(
            person, firm.Id, firm.Version, Details with { TaxId = "0000000000000" }, Now)).Value;
        Assert.Equal(FirmKind.Practice, mended.Details.Kind);

        Firm again = (await identity.Firms.Practise(person, Details, Account, Now)).Value;
        Assert.Equal((firm.Id, "", 3), (again.Id, again.Details.TaxId, again.Version));
        Assert.Equal(Account, (await identity.Firms.Payout(firm.Id)).Value);
        Id other = await identity.NewPerson("other@example.com");
        Assert.NotEqual(firm.Id, (await identity.Firms.Practise(other, Details, Account, Now)).Value.Id);
        Assert.Equal(
            IdentityRefusals.PersonUnknown,
            (await identity.Firms.Practise(new Id(1), Details, Account, Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Begun_in_several_windows_at_once_it_is_one_firm_for_each(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson("novice@example.com");
        for (int round = 0; round < 3; round++)
        {
            Outcome<Firm>[] begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
                () => identity.Firms.Practise(person, Details, Account, Now))));
            Assert.All(begun, firm => Assert.Equal(Firm.PracticeOf(person), firm.Value.Id));
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task It_stands_in_no_list_and_allows_only_what_its_one_trade_needs(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id person = await identity.NewPerson("novice@example.com");
        Id @operator = await FirstOperator(identity);
        Id firm = (await identity.Firms.Practise(person, Details, Account, Now)).Value.Id;
        Assert.Empty(await identity.Firms.FirmsOf(person));
        Assert.Empty((await identity.Firms.All(@operator, 0, 10)).Value);
        Assert.Equal(
            IdentityRefusals.FirmUnknown,
            (await identity.Firms.SetSandbox(@operator, firm, sandbox: false, Now))?.Code);

        Permission[] needed =
        [
            Permission.SeeFirm, Permission.SeeOrders, Permission.SeeMoney, Permission.ShipOrders, Permission.EditFirm,
        ];
        foreach (Permission permission in Enum.GetValues<Permission>())
        {
            Outcome<Role> may = await identity.Firms.Require(person, firm, permission);
            Assert.Equal(
                needed.Contains(permission) ? null : IdentityRefusals.PermissionMissing, may.Refusal?.Code);
            Assert.Equal(
                IdentityRefusals.FirmUnknown,
                (await identity.Firms.Require(@operator, firm, permission)).Refusal?.Code);
        }
        Assert.Equal(
            IdentityRefusals.PermissionMissing,
            (await identity.Firms.SetMember(person, firm, @operator, Role.Owner, Now))?.Code);
        Assert.Equal(
            IdentityRefusals.PermissionMissing, (await identity.Firms.SetPayout(person, firm, Account))?.Code);
        Assert.Equal(
            IdentityRefusals.PermissionMissing,
            (await identity.ApiKeys.Issue(person, firm, "key", Role.Owner, Now)).Refusal?.Code);
        Assert.Equal(
            IdentityRefusals.PermissionMissing, (await identity.Firms.Open(person, Details, Now)).Refusal?.Code);
    }

    private static async Task<Id> FirstOperator(TestIdentity identity)
    {
        string code = (await identity.Ask<IFirstOperator, Outcome<string>>(first => first.Invite(Now))).Value;
        return (await identity.Ask<IFirstOperator, Outcome<PersonCard>>(first => first.Create(
            code, new NewPerson("operator@example.com", "a long password", "en"), Now))).Value.Id;
    }
}
