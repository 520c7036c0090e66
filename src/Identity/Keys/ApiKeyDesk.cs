using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sampan.Identity.Rows;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.Keys;

internal sealed class ApiKeyDesk(Func<IdentityContext> open, IFirms firms) : IApiKeys
{
    private const int MostName = 60;
    private const int MostPerFirm = 50;

    /// <summary>32 random bytes: nothing to guess, so a plain hash of them keeps the secret.</summary>
    private const int SecretBytes = 32;

    private const string FirmPrefix = "smp_";
    private const string CarrierPrefix = "smc_";

    public async Task<Outcome<IssuedKey>> Issue(Id person, Id firm, string name, Role role, Instant now)
    {
        if (Check(name) is { } malformed) return malformed;
        Outcome<Role> may = await firms.Require(person, firm, Permission.EditMembers);
        if (may.IsRefused) return may.Refusal;
        await using IdentityContext identity = open();
        int standing = await identity.ApiKeys.CountAsync(k => k.Firm == firm && k.RevokedAt == null);
        if (standing >= MostPerFirm) return IdentityRefusals.ApiKeysTooMany.With(("limit", $"{MostPerFirm}"));
        return await Save(identity, ApiKeyKind.Firm, firm, name, role, person, now);
    }

    public async Task<Outcome<IssuedKey>> IssueForCarrier(Id person, string name, Instant now)
    {
        if (Check(name) is { } malformed) return malformed;
        await using IdentityContext identity = open();
        if (!await IsOperator(identity, person)) return IdentityRefusals.PermissionMissing;
        return await Save(identity, ApiKeyKind.Carrier, Id.None, name, Role.Clerk, person, now);
    }

    public async Task<Refusal?> Revoke(Id person, Id firm, Id key, Instant now)
    {
        if ((await firms.Require(person, firm, Permission.EditMembers)).Refusal is { } refusal) return refusal;
        return await Revoke(ApiKeyKind.Firm, firm, key, now);
    }

    public async Task<Refusal?> RevokeForCarrier(Id person, Id key, Instant now)
    {
        await using IdentityContext identity = open();
        if (!await IsOperator(identity, person)) return IdentityRefusals.PermissionMissing;
        return await Revoke(ApiKeyKind.Carrier, Id.None, key, now);
    }

    public async Task<Outcome<IReadOnlyList<ApiKey>>> Of(Id person, Id firm)
    {
        if ((await firms.Require(person, firm, Permission.EditMembers)).Refusal is { } refusal) return refusal;
        return await All(ApiKeyKind.Firm, firm);
    }

    public async Task<Outcome<IReadOnlyList<ApiKey>>> OfCarriers(Id person)
    {
        await using IdentityContext identity = open();
        if (!await IsOperator(identity, person)) return IdentityRefusals.PermissionMissing;
        return await All(ApiKeyKind.Carrier, Id.None);
    }

    public async Task<Outcome<ApiKey>> Find(string secret)
    {
        Hash256 hash = Hash(secret);
        await using IdentityContext identity = open();
        ApiKey? key = await identity.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash);
        return key is { RevokedAt: null } ? key : IdentityRefusals.ApiKeyWrong;
    }

    private async Task<List<ApiKey>> All(ApiKeyKind kind, Id firm)
    {
        await using IdentityContext identity = open();
        return await identity.ApiKeys.AsNoTracking()
            .Where(k => k.Kind == kind && k.Firm == firm).OrderBy(k => k.MadeAt).ToListAsync();
    }

    /// <summary>The same answer for a key of somebody else and for one that never was.</summary>
    private async Task<Refusal?> Revoke(ApiKeyKind kind, Id firm, Id key, Instant now)
    {
        await using IdentityContext identity = open();
        ApiKey? row = await identity.ApiKeys.SingleOrDefaultAsync(k => k.Id == key && k.Kind == kind && k.Firm == firm);
        if (row is null) return IdentityRefusals.ApiKeyUnknown;
        row.RevokedAt ??= now;
        await identity.SaveNoting(now, ("api_key", key));
        return null;
    }

    private static async Task<Outcome<IssuedKey>> Save(
        IdentityContext identity, ApiKeyKind kind, Id firm, string name, Role role, Id person, Instant now)
    {
        string secret = (kind == ApiKeyKind.Firm ? FirmPrefix : CarrierPrefix)
            + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey
        {
            Id = Id.New(now),
            Kind = kind,
            Firm = firm,
            Role = role,
            Name = name.Trim(),
            MadeBy = person,
            MadeAt = now,
            Hash = Hash(secret),
        };
        _ = identity.ApiKeys.Add(key);
        await identity.SaveNoting(now, ("api_key", key.Id));
        return new IssuedKey(key, secret);
    }

    private static Task<bool> IsOperator(IdentityContext identity, Id person) =>
        identity.Users.AnyAsync(p => p.Id == person && p.IsOperator);

    private static Refusal? Check(string name) => name.Trim().Length is > 0 and <= MostName && StoredText.Holds(name)
        ? null
        : IdentityRefusals.ApiKeyNameWrong.With(("limit", $"{MostName}"));

    private static Hash256 Hash(string secret) => Hash256.Of(Encoding.UTF8.GetBytes(secret));
}
