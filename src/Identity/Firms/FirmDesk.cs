using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sampan.Identity.Rows;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.Firms;

internal sealed class FirmDesk(Func<IdentityContext> open, IVault vault) : IFirms
{
    private const string PayoutKind = "payout";

    public async Task<Outcome<Firm>> Open(Id person, FirmDetails details, Instant now)
    {
        if (FirmRules.Check(details) is { } refusal) return refusal;
        await using IdentityContext identity = open();
        Person? owner = await identity.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person);
        if (owner is null) return IdentityRefusals.PersonUnknown;
        if (details.Kind == FirmKind.House && !owner.IsOperator) return IdentityRefusals.PermissionMissing;
        if (details.Kind == FirmKind.Practice) return IdentityRefusals.PermissionMissing;

        Firm firm = Add(identity, person, Id.New(now), details, now);
        await identity.SaveNoting(now, ("firm", firm.Id));
        return firm;
    }

    public async Task<Outcome<Firm>> Practise(Id person, FirmDetails details, PayoutAccount account, Instant now)
    {
        if ((FirmRules.Check(details) ?? FirmRules.Check(account)) is { } refusal) return refusal;
        Outcome<Firm> firm;
        // Whoever finds it moved was second to another window of the same person, and puts it back after that one.
        do firm = await PutBack(person, details with { Kind = FirmKind.Practice }, now);
        while (firm.Refusal?.Code == IdentityRefusals.FirmMoved);
        if (firm.IsRefused) return firm;
        return await vault.Seal(firm.Value.Id, PayoutKind, JsonSerializer.Serialize(account)) is { } unsealed
            ? unsealed
            : firm;
    }

    private async Task<Outcome<Firm>> PutBack(Id person, FirmDetails details, Instant now)
    {
        await using IdentityContext identity = open();
        if (!await identity.Users.AnyAsync(p => p.Id == person)) return IdentityRefusals.PersonUnknown;
        Id id = Identity.Firm.PracticeOf(person);
        Firm? firm = await identity.Firms.SingleOrDefaultAsync(f => f.Id == id);
        if (firm is null) firm = Add(identity, person, id, details, now);
        else (firm.Details, firm.ChangedAt) = (details, now);
        return await Save(identity, firm, now) is { } moved ? moved : firm;
    }

    public async Task<Outcome<Firm>> Change(Id person, Id firm, int version, FirmDetails details, Instant now)
    {
        if (FirmRules.Check(details) is { } malformed) return malformed;
        await using IdentityContext identity = open();
        if (await Refuse(identity, person, firm, Permission.EditFirm) is { } refusal) return refusal;
        Firm row = await identity.Firms.SingleAsync(f => f.Id == firm);
        if (row.Version != version) return IdentityRefusals.FirmMoved;
        // What a firm is decides what it may do; it does not change by editing its name.
        (row.Details, row.ChangedAt) = (details with { Kind = row.Details.Kind }, now);
        return await Save(identity, row, now) is { } moved ? moved : row;
    }

    public async Task<Outcome<Firm>> Firm(Id firm)
    {
        await using IdentityContext identity = open();
        return await identity.Firms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == firm) is { } row
            ? row
            : IdentityRefusals.FirmUnknown;
    }

    public async Task<Outcome<Firm>> FirmOf(Id person, Id firm)
    {
        await using IdentityContext identity = open();
        if (await Refuse(identity, person, firm, Permission.SeeFirm) is { } refusal) return refusal;
        return await identity.Firms.AsNoTracking().SingleAsync(f => f.Id == firm);
    }

    public async Task<IReadOnlyList<Firm>> FirmsOf(Id person)
    {
        await using IdentityContext identity = open();
        IQueryable<Firm> firms =
            from m in identity.Memberships
            join f in identity.Firms.AsNoTracking() on m.Firm equals f.Id
            where m.Person == person && f.Details.Kind != FirmKind.Practice
            orderby f.Id
            select f;
        return await firms.ToListAsync();
    }

    public async Task<Outcome<IReadOnlyList<Firm>>> All(Id person, int skip, int limit)
    {
        await using IdentityContext identity = open();
        if (!await identity.Users.AnyAsync(p =>
            p.Id == person && p.IsOperator)) return IdentityRefusals.PermissionMissing;
        return await Trading(identity, skip, limit);
    }

    public async Task<IReadOnlyList<Firm>> Trading(int skip, int limit)
    {
        await using IdentityContext identity = open();
        return await Trading(identity, skip, limit);
    }

    private static Task<List<Firm>> Trading(IdentityContext identity, int skip, int limit) =>
        identity.Firms.AsNoTracking().Where(f => f.Details.Kind != FirmKind.Practice)
            .OrderBy(f => f.Id).Skip(skip).Take(limit).ToListAsync();

    public async Task<Outcome<Role>> Require(Id person, Id firm, Permission permission)
    {
        await using IdentityContext identity = open();
        return await Admit(identity, person, firm, permission);
    }

    public async Task<Outcome<IReadOnlyList<Membership>>> Members(Id person, Id firm)
    {
        await using IdentityContext identity = open();
        if (await Refuse(identity, person, firm, Permission.SeeFirm) is { } refusal) return refusal;
        return await identity.Memberships.AsNoTracking()
            .Where(m => m.Firm == firm).OrderBy(m => m.Person).ToListAsync();
    }

    public async Task<IReadOnlyList<Id>> OwnersOf(Id firm)
    {
        await using IdentityContext identity = open();
        return await identity.Memberships.AsNoTracking()
            .Where(m => m.Firm == firm && m.Role == Role.Owner).Select(m => m.Person).OrderBy(m => m).ToListAsync();
    }

    public async Task<Refusal?> SetMember(Id person, Id firm, Id member, Role? role, Instant now)
    {
        await using IdentityContext identity = open();
        if (await Refuse(identity, person, firm, Permission.EditMembers) is { } refusal) return refusal;
        if (!await identity.Users.AnyAsync(p => p.Id == member)) return IdentityRefusals.PersonUnknown;
        // The firm is read before its members and saved with them: of two owners who remove each other, one is moved.
        Firm row = await identity.Firms.SingleAsync(f => f.Id == firm);
        List<Membership> members = await identity.Memberships.Where(m => m.Firm == firm).ToListAsync();
        Membership? present = members.SingleOrDefault(m => m.Person == member);
        bool ownerStays = role == Role.Owner || members.Any(m => m.Person != member && m.Role == Role.Owner);
        if (!ownerStays) return IdentityRefusals.LastOwnerStays;

        if (role is null)
        {
            if (present is not null) _ = identity.Memberships.Remove(present);
        }
        else if (present is null)
        {
            _ = identity.Memberships.Add(new Membership { Firm = firm, Person = member, Role = role.Value });
        }
        else
        {
            present.Role = role.Value;
        }
        row.ChangedAt = now;
        return await Save(identity, row, now);
    }

    public async Task<Refusal?> SetPayout(Id person, Id firm, PayoutAccount account)
    {
        if (FirmRules.Check(account) is { } malformed) return malformed;
        await using IdentityContext identity = open();
        if (await Refuse(identity, person, firm, Permission.EditPayout) is { } refusal) return refusal;
        return await vault.Seal(firm, PayoutKind, JsonSerializer.Serialize(account));
    }

    public async Task<Outcome<PayoutAccount>> Payout(Id firm)
    {
        Outcome<string> sealedText = await vault.Open(firm, PayoutKind);
        if (sealedText.Refusal?.Code == IdentityRefusals.VaultEmpty) return IdentityRefusals.PayoutUnknown;
        return sealedText.Map(text => JsonSerializer.Deserialize<PayoutAccount>(text)!);
    }

    public async Task<Refusal?> SetSandbox(Id person, Id firm, bool sandbox, Instant now)
    {
        await using IdentityContext identity = open();
        if (!await identity.Users.AnyAsync(p => p.Id == person && p.IsOperator))
            return IdentityRefusals.PermissionMissing;
        if (await identity.Firms.SingleOrDefaultAsync(
            f => f.Id == firm && f.Details.Kind != FirmKind.Practice) is not { } row)
            return IdentityRefusals.FirmUnknown;
        (row.Sandbox, row.ChangedAt) = (sandbox, now);
        return await Save(identity, row, now);
    }

    /// <summary>Saves the firm with whatever else was changed beside it.</summary>
    private static async Task<Refusal?> Save(IdentityContext identity, Firm row, Instant now)
    {
        // Also where two saves fall into one microsecond and no column differs: the version must grow.
        if (identity.Entry(row) is { State: not EntityState.Added } saved)
            saved.Property(f => f.ChangedAt).IsModified = true;
        try
        {
            await identity.SaveNoting(now, ("firm", row.Id));
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityRefusals.FirmMoved;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return IdentityRefusals.FirmMoved;
        }
    }

    private static Firm Add(IdentityContext identity, Id person, Id id, FirmDetails details, Instant now)
    {
        var firm = new Firm { Id = id, Details = details, Sandbox = true, ChangedAt = now };
        _ = identity.Firms.Add(firm);
        _ = identity.Memberships.Add(new Membership { Firm = id, Person = person, Role = Role.Owner });
        return firm;
    }

    private static async Task<Refusal?> Refuse(
        IdentityContext identity, Id person, Id firm, Permission permission) =>
        (await Admit(identity, person, firm, permission)).Refusal;

    private static async Task<Outcome<Role>> Admit(
        IdentityContext identity, Id person, Id firm, Permission permission)
    {
        var member = await (
            from m in identity.Memberships
            join f in identity.Firms on m.Firm equals f.Id
            where m.Firm == firm && m.Person == person
            select new { m.Role, f.Details.Kind }).SingleOrDefaultAsync();
        return member is null ? IdentityRefusals.FirmUnknown
            : member.Role.Allows(permission) && member.Kind.Allows(permission) ? member.Role
            : IdentityRefusals.PermissionMissing;
    }
}
