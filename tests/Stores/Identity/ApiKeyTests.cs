using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class ApiKeyTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_key_is_known_by_its_secret_until_it_is_revoked(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        (Id owner, Firm firm) = await Seller(identity, "owner@example.com");
        IssuedKey issued = (await identity.ApiKeys.Issue(owner, firm.Id, " warehouse ", Role.Clerk, TestIdentity.Start))
            .Value;

        ApiKey found = (await identity.ApiKeys.Find(issued.Secret)).Value;
        Assert.Equal((firm.Id, Role.Clerk, "warehouse"), (found.Firm, found.Role, found.Name));
        Assert.Null(await identity.ApiKeys.Revoke(owner, firm.Id, found.Id, TestIdentity.Start));
        Assert.Null(await identity.ApiKeys.Revoke(owner, firm.Id, found.Id, TestIdentity.Start));
        Assert.Equal(IdentityRefusals.ApiKeyWrong, (await identity.ApiKeys.Find(issued.Secret)).Refusal?.Code);
        Assert.NotNull(Assert.Single((await identity.ApiKeys.Of(owner, firm.Id)).Value).RevokedAt);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_secret_is_in_no_table(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        (Id owner, Firm firm) = await Seller(identity, "owner@example.com");
        IssuedKey issued = (await identity.ApiKeys.Issue(owner, firm.Id, "key", Role.Owner, TestIdentity.Start)).Value;
        await using System.Data.Common.DbConnection connection = await identity.Database.Connect();
        List<byte[]> hashes = await connection.Command("SELECT hash FROM api_key").Rows(row => row.Bytes(0));
        Assert.Equal(Hash256.Of(System.Text.Encoding.UTF8.GetBytes(issued.Secret)).ToBytes(), Assert.Single(hashes));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_owners_make_keys_of_a_firm_and_only_operators_those_of_carriers(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        (Id owner, Firm firm) = await Seller(identity, "owner@example.com");
        (Id stranger, Firm other) = await Seller(identity, "stranger@example.com");
        Id clerk = await identity.NewPerson("clerk@example.com");
        Assert.Null(await identity.Firms.SetMember(owner, firm.Id, clerk, Role.Clerk, TestIdentity.Start));

        Outcome<IssuedKey> byClerk =
            await identity.ApiKeys.Issue(clerk, firm.Id, "key", Role.Clerk, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.PermissionMissing, byClerk.Refusal?.Code);
        Outcome<IssuedKey> byStranger =
            await identity.ApiKeys.Issue(stranger, firm.Id, "key", Role.Clerk, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.FirmUnknown, byStranger.Refusal?.Code);
        Outcome<IssuedKey> carriers = await identity.ApiKeys.IssueForCarrier(owner, "carrier", TestIdentity.Start);
        Assert.Equal(IdentityRefusals.PermissionMissing, carriers.Refusal?.Code);

        // Another firm's key is none: not even its owner's own firm revokes it.
        Id key = (await identity.ApiKeys.Issue(owner, firm.Id, "key", Role.Clerk, TestIdentity.Start)).Value.Key.Id;
        Refusal? revoked = await identity.ApiKeys.Revoke(stranger, other.Id, key, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.ApiKeyUnknown, revoked?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_name_that_tells_nothing_is_refused(string name)
    {
        await using TestIdentity identity = await TestIdentity.Create(Engine.Sqlite);
        (Id owner, Firm firm) = await Seller(identity, "owner@example.com");
        Outcome<IssuedKey> issued = await identity.ApiKeys.Issue(owner, firm.Id, name, Role.Clerk, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.ApiKeyNameWrong, issued.Refusal?.Code);
    }

    private static async Task<(Id Owner, Firm Firm)> Seller(TestIdentity identity, string email)
    {
        Id owner = await identity.NewPerson(email);
        return (owner, (await identity.Firms.Open(owner, Details, TestIdentity.Start)).Value);
    }

    private static readonly FirmDetails Details = new()
    {
        Kind = FirmKind.Seller,
        NameLocal = "ผลไม้",
        NameLatin = "Fruit",
        Country = Country.Thailand,
        AddressLocal = "จันทบุรี",
        AddressLatin = "Chanthaburi",
        TaxId = "",
    };
}
