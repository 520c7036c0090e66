using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sampan.Identity.Mail;
using Sampan.Identity.Rows;
using Sampan.Kernel;

namespace Sampan.Identity.Codes;

internal sealed class OneTimeCodes(Func<IdentityContext> open, IMail mail, MasterKey master) : ICodes
{
    internal const int MostTries = 5;
    internal const int MostPerHour = 5;
    internal static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A million codes are tried in a moment; with a key from outside the database there is nothing to try.
    /// </summary>
    private readonly byte[] _secret = master.For("codes");

    public async Task<Refusal?> Send(CodeKey key, Func<string, Letter> write, Instant now)
    {
        if (!EmailAddress.Parse(key.Address).TryGet(out string? address, out Refusal? malformed)) return malformed;
        string code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        if (await Store(key with { Address = address }, code, now) is { } refusal) return refusal;
        return await mail.Send(address, write(code), now);
    }

    public async Task<Refusal?> Redeem(CodeKey key, string code, Instant now)
    {
        if (!EmailAddress.Parse(key.Address).TryGet(out string? address, out _)) return IdentityRefusals.CodeWrong;
        Hash256 about = About(key with { Address = address });
        await using IdentityContext identity = open();
        OneTimeCode? sent = await identity.Codes.AsNoTracking()
            .Where(c => c.Key == about)
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .FirstOrDefaultAsync();
        if (sent is null) return IdentityRefusals.CodeWrong;
        if (now >= sent.CreatedAt + Validity) return IdentityRefusals.CodeExpired;
        bool right = CryptographicOperations.FixedTimeEquals(
            sent.Code.ToBytes(), Hash(about, sent.Salt, code.Trim()).ToBytes());
        return await CountTry(identity, sent.Id, right);
    }

    /// <summary>
    /// The try is counted by the same statement that finds it allowed: of two at once, one waits for the other's row.
    /// </summary>
    private static async Task<Refusal?> CountTry(IdentityContext identity, Id code, bool right)
    {
        await using IDbContextTransaction transaction = await identity.Database.BeginTransactionAsync();
        int counted = await identity.Codes
            .Where(c => c.Id == code && !c.Used && c.Tries < MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1).SetProperty(c => c.Used, right));
        await transaction.CommitAsync();
        if (counted == 0) return IdentityRefusals.CodeSpent;
        return right ? null : IdentityRefusals.CodeWrong;
    }

    private async Task<Refusal?> Store(CodeKey key, string code, Instant now)
    {
        var addressHash = Hash256.FromBytes(
            HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"address/{key.Address}")));
        Hash256 about = About(key);
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        await using IdentityContext identity = open();
        await using IDbContextTransaction transaction = await identity.Database.BeginTransactionAsync();
        // PostgreSQL would let two letters count past each other; the address's row makes them take turns.
        _ = await identity.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO one_time_code_turn (address) VALUES ({addressHash.ToBytes()})
            ON CONFLICT (address) DO UPDATE SET address = excluded.address
            """);
        Instant hourAgo = now + TimeSpan.FromHours(-1);
        List<Instant> sent = await identity.Codes
            .Where(c => c.Address == addressHash).OrderByDescending(c => c.CreatedAt).Take(MostPerHour)
            .Select(c => c.CreatedAt).ToListAsync();
        if (sent.Count(at => at > hourAgo) >= MostPerHour) return IdentityRefusals.CodeTooOften;
        _ = await identity.Codes.Where(c => c.Address == addressHash && c.CreatedAt <= hourAgo).ExecuteDeleteAsync();
        _ = identity.Codes.Add(new OneTimeCode
        {
            Id = Id.New(now),
            Address = addressHash,
            Key = about,
            Salt = salt,
            Code = Hash(about, salt, code),
            CreatedAt = now,
            Tries = 0,
            Used = false,
        });
        _ = await identity.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    private Hash256 About(CodeKey key)
    {
        // A line feed cannot occur in an address, and the id has a fixed length: no two keys read alike.
        string text = $"key/{key.Subject}\n{key.Address}\n{key.Purpose}";
        return Hash256.FromBytes(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
    }

    private Hash256 Hash(Hash256 about, byte[] salt, string code) => Hash256.FromBytes(
        HMACSHA256.HashData(
            _secret, (byte[])[.. "code/"u8, .. salt, .. about.ToBytes(), .. Encoding.UTF8.GetBytes(code)]));
}
