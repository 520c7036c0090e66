using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sampan.Identity.Mail;
using Sampan.Identity.Rows;
using Sampan.Kernel;
using Sampan.Storage.Entities;

namespace Sampan.Identity.Codes;

internal sealed class ProvenAddresses(Func<IdentityContext> open, MasterKey master) : IProvenAddresses
{
    /// <summary>Addresses are few enough to be guessed; with a key from outside the database nobody can.</summary>
    private readonly byte[] _secret = master.For("proven addresses");

    public async Task<Refusal?> Note(string address, Id subject, Instant now)
    {
        if (!EmailAddress.Parse(address).TryGet(out string? email, out Refusal? malformed)) return malformed;
        Hash256 hash = Hash(email);
        await using IdentityContext identity = open();
        if (await identity.ProvenAddresses.AnyAsync(row => row.Address == hash && row.Subject == subject)) return null;
        _ = identity.ProvenAddresses.Add(new ProvenAddress { Address = hash, Subject = subject, ProvenAt = now });
        try
        {
            _ = await identity.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same proof, sent twice at once.
        }
        return null;
    }

    public async Task<IReadOnlyList<Id>> SubjectsOf(string address, int skip, int limit)
    {
        if (!EmailAddress.Parse(address).TryGet(out string? email, out _)) return [];
        Hash256 hash = Hash(email);
        await using IdentityContext identity = open();
        return await identity.ProvenAddresses.AsNoTracking()
            .Where(row => row.Address == hash)
            .OrderByDescending(row => row.ProvenAt).ThenByDescending(row => row.Subject)
            .Skip(skip).Take(limit)
            .Select(row => row.Subject).ToListAsync();
    }

    private Hash256 Hash(string email) =>
        Hash256.FromBytes(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(email)));
}
