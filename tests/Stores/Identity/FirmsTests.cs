using System.Data.Common;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class FirmsTests
{
    private static readonly Instant Now = TestIdentity.Start;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_new_firm_is_a_sandbox_owned_by_who_opened_it(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Firm firm = (await identity.Firms.Open(owner, Details(), Now)).Value;

        Firm read = (await identity.Firms.FirmOf(owner, firm.Id)).Value;
        Assert.True(read.Sandbox);
        Assert.Equal((Details(), 1, Now), (read.Details, read.Version, read.ChangedAt));
        Assert.Equal(Role.Owner, (await identity.Firms.Require(owner, firm.Id, Permission.EditPayout)).Value);
        Assert.Equal(firm.Id, Assert.Single(await identity.Firms.FirmsOf(owner)).Id);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_stranger_hears_that_there_is_no_such_firm(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id stranger = await identity.NewPerson("stranger@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        var account = new PayoutAccount("004", "1234567890", "Thief");

        RefusalCode?[] answers =
        [
            (await identity.Firms.FirmOf(stranger, firm)).Refusal?.Code,
            (await identity.Firms.FirmOf(stranger, new Id(1))).Refusal?.Code,
            (await identity.Firms.Require(stranger, firm, Permission.SeeFirm)).Refusal?.Code,
            (await identity.Firms.Members(stranger, firm)).Refusal?.Code,
            (await identity.Firms.Change(stranger, firm, 1, Details(), Now)).Refusal?.Code,
            (await identity.Firms.SetMember(stranger, firm, stranger, Role.Owner, Now))?.Code,
            (await identity.Firms.SetPayout(stranger, firm, account))?.Code,
        ];
        Assert.All(answers, answer => Assert.Equal(IdentityRefusals.FirmUnknown, answer));
        Assert.Empty(await identity.Firms.FirmsOf(stranger));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_clerk_works_but_moves_no_money(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id clerk = await identity.NewPerson("clerk@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        Assert.Null(await identity.Firms.SetMember(owner, firm, clerk, Role.Clerk, Now));

        Assert.False((await identity.Firms.Require(clerk, firm, Permission.EditListings)).IsRefused);
        var account = new PayoutAccount("004", "1234567890", "Clerk");
        Assert.Equal(IdentityRefusals.PermissionMissing, (await identity.Firms.SetPayout(clerk, firm, account))?.Code);
        Assert.Equal(
            IdentityRefusals.PermissionMissing,
            (await identity.Firms.SetMember(clerk, firm, clerk, Role.Owner, Now))?.Code);
        Assert.Equal(2, (await identity.Firms.Members(clerk, firm)).Value.Count);
        Assert.Null(await identity.Firms.SetMember(owner, firm, clerk, null, Now));
        Assert.Equal(
            IdentityRefusals.FirmUnknown,
            (await identity.Firms.Require(clerk, firm, Permission.SeeFirm)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id first = await identity.NewPerson("first@example.com");
        Id second = await identity.NewPerson("second@example.com");
        Id firm = (await identity.Firms.Open(first, Details(), Now)).Value.Id;
        Assert.Null(await identity.Firms.SetMember(first, firm, second, Role.Owner, Now));

        Refusal?[] answers = await Task.WhenAll(
            Task.Run(() => identity.Firms.SetMember(first, firm, second, null, Now)),
            Task.Run(() => identity.Firms.SetMember(second, firm, first, null, Now)));

        Assert.Single(answers, answer => answer is null);
        Id left = answers[0] is null ? first : second;
        Assert.Equal(
            IdentityRefusals.LastOwnerStays, (await identity.Firms.SetMember(left, firm, left, Role.Clerk, Now))?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_change_decided_on_an_older_version_is_refused(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        FirmDetails moved = Details() with { AddressLatin = "1 Tha Phae Road\nChiang Mai 50100" };
        Assert.Equal(2, (await identity.Firms.Change(owner, firm, 1, moved, Now)).Value.Version);
        Assert.Equal(
            IdentityRefusals.FirmMoved, (await identity.Firms.Change(owner, firm, 1, moved, Now)).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_from_before_addresses_had_parts_keeps_its_lines_until_it_names_them(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        await using (DbConnection before = await identity.Database.Connect())
        {
            _ = await before.Execute(
                "ALTER TABLE firm DROP COLUMN thai_address; DELETE FROM schema_file WHERE name = 'addresses'");
            await using DbCommand row = before.Command(
                """
                INSERT INTO firm (id, kind, name_local, name_latin, country, address_local, address_latin, tax_id,
                    sandbox, version, changed_at)
                VALUES (@id, 'Seller', 'มะม่วง', 'Mamuang', 'TH', @lines, 'A', '', @sandbox, 1, 0)
                """,
                ("id", new Id(7).ToBytes()), ("lines", "ก\nข"), ("sandbox", engine == Engine.Sqlite ? 1L : true));
            _ = await row.ExecuteNonQueryAsync();
        }
        await IdentityRegistration.PrepareMain(identity.Database);
        FirmDetails old = (await identity.Firms.Firm(new Id(7))).Value.Details;
        Assert.Null(old.ThaiAddress);
        Assert.Equal(["ก", "ข"], old.LocalLines);
        Assert.Equal(["A"], old.LatinLines);

        Id owner = await identity.NewPerson("owner@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        FirmDetails parted = Details() with
        {
            AddressLocal = "",
            AddressLatin = "",
            ThaiAddress = ThaiAddressTests.Chanthaburi(),
        };
        Assert.False((await identity.Firms.Change(owner, firm, 1, parted, Now)).IsRefused);
        Assert.Equal(parted, (await identity.Firms.Firm(firm)).Value.Details);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_from_before_sizes_has_not_said_its_own_until_it_does(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        await using (DbConnection before = await identity.Database.Connect())
            _ = await before.Execute("ALTER TABLE firm DROP COLUMN size; DELETE FROM schema_file WHERE name = 'sizes'");
        await IdentityRegistration.PrepareMain(identity.Database);
        Id owner = await identity.NewPerson("owner@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        Assert.Null((await identity.Firms.Firm(firm)).Value.Details.Size);
        FirmDetails said = Details() with { Size = FirmSize.Micro };
        Assert.False((await identity.Firms.Change(owner, firm, 1, said, Now)).IsRefused);
        Assert.Equal(FirmSize.Micro, (await identity.Firms.Firm(firm)).Value.Details.Size);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_payout_account_is_sealed_and_read_back(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        Assert.Equal(IdentityRefusals.PayoutUnknown, (await identity.Firms.Payout(firm)).Refusal?.Code);
        var account = new PayoutAccount("004", "1234567890", "บริษัท มะม่วง จำกัด");
        Assert.Null(await identity.Firms.SetPayout(owner, firm, account));
        Assert.Equal(account, (await identity.Firms.Payout(firm)).Value);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_an_operator_opens_the_house_and_lets_a_firm_trade_for_real(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id firm = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        FirmDetails house = Details() with { Kind = FirmKind.House };
        Assert.Equal(IdentityRefusals.PermissionMissing, (await identity.Firms.Open(owner, house, Now)).Refusal?.Code);
        Assert.Equal(
            IdentityRefusals.PermissionMissing, (await identity.Firms.SetSandbox(owner, firm, false, Now))?.Code);

        Id @operator = await NewOperator(identity);
        Assert.False((await identity.Firms.Open(@operator, house, Now)).IsRefused);
        Assert.Null(await identity.Firms.SetSandbox(@operator, firm, false, Now));
        Assert.False((await identity.Firms.Firm(firm)).Value.Sandbox);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_an_operator_sees_every_firm_page_by_page(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Id owner = await identity.NewPerson("owner@example.com");
        Id @operator = await NewOperator(identity);
        Id first = (await identity.Firms.Open(owner, Details(), Now)).Value.Id;
        Id second = (await identity.Firms.Open(owner, Details(), Now + TimeSpan.FromSeconds(1))).Value.Id;

        Assert.Equal(IdentityRefusals.PermissionMissing, (await identity.Firms.All(owner, 0, 10)).Refusal?.Code);
        Assert.Equal([first, second], (await identity.Firms.All(@operator, 0, 10)).Value.Select(firm => firm.Id));
        Assert.Equal(second, Assert.Single((await identity.Firms.All(@operator, 1, 1)).Value).Id);
    }

    [Fact]
    public async Task A_name_for_customs_abroad_is_in_latin_letters()
    {
        await using TestIdentity identity = await TestIdentity.Create(Engine.Sqlite);
        Id owner = await identity.NewPerson("owner@example.com");
        FirmDetails thai = Details() with { NameLatin = "บริษัท มะม่วง จำกัด" };
        Assert.Equal(IdentityRefusals.FirmNameNotLatin, (await identity.Firms.Open(owner, thai, Now)).Refusal?.Code);
        FirmDetails nameless = Details() with { NameLatin = " " };
        Refusal? refusal = (await identity.Firms.Open(owner, nameless, Now)).Refusal;
        Assert.Equal((IdentityRefusals.FirmFieldMissing, "name_latin"), (refusal?.Code, refusal?["field"]));
    }

    private static async Task<Id> NewOperator(TestIdentity identity)
    {
        string code = (await identity.Ask<IFirstOperator, Outcome<string>>(first => first.Invite(Now))).Value;
        return (await identity.Ask<IFirstOperator, Outcome<PersonCard>>(first =>
            first.Create(code, new NewPerson("op@example.com", "a long password", "en"), Now))).Value.Id;
    }

    internal static FirmDetails Details() => new()
    {
        Kind = FirmKind.Seller,
        NameLocal = "บริษัท มะม่วง จำกัด",
        NameLatin = "Mamuang Co., Ltd.",
        Country = Country.Thailand,
        AddressLocal = "99 ถนนท่าแพ\nเชียงใหม่ 50100",
        AddressLatin = "99 Tha Phae Road\nChiang Mai 50100",
        TaxId = "0505560000000",
    };
}
