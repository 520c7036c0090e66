using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sampan.Identity.Rows;
using Sampan.Kernel;

namespace Sampan.Identity.People;

internal sealed class FirstOperator(IdentityContext identity, PeopleDesk people, MasterKey master) : IFirstOperator
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    private readonly byte[] _secret = master.For("invitations");

    public Task<bool> IsDone() => identity.Users.AnyAsync(person => person.IsOperator);

    public async Task<Outcome<string>> Invite(Instant now)
    {
        if (await IsDone()) return IdentityRefusals.OperatorExists;
        string code = RandomNumberGenerator.GetString(Alphabet, Length);
        await using IDbContextTransaction transaction = await identity.Database.BeginTransactionAsync();
        _ = await identity.Invitations.ExecuteDeleteAsync();
        _ = identity.Invitations.Add(new Invitation { Hash = Hash(code), ExpiresAt = now + Validity });
        _ = await identity.SaveChangesAsync();
        await transaction.CommitAsync();
        return code;
    }

    public async Task<Outcome<PersonCard>> Create(string code, NewPerson person, Instant now)
    {
        Hash256 hash = Hash(code.Trim().ToUpperInvariant());
        await using IDbContextTransaction transaction = await identity.Database.BeginTransactionAsync();
        if (await IsDone()) return IdentityRefusals.OperatorExists;
        // Of two with the same code the second finds no row: PostgreSQL makes it wait for the first's commit.
        int spent = await identity.Invitations
            .Where(invitation => invitation.Hash == hash && invitation.ExpiresAt > now).ExecuteDeleteAsync();
        if (spent == 0) return IdentityRefusals.InvitationWrong;
        Outcome<PersonCard> created = await people.Create(person, isOperator: true, now);
        // A refused person leaves the transaction undone, and the code good for another try.
        if (!created.IsRefused) await transaction.CommitAsync();
        return created;
    }

    private Hash256 Hash(string code) => Hash256.FromBytes(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(code)));
}
