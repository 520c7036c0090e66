using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Identity.Vault;

internal sealed class PersonalVault(Database database, KeyStore keys) : IVault
{
    public async Task<Refusal?> Seal(Id person, string kind, string text)
    {
        if (!(await keys.FindOrCreate(person)).TryGet(out byte[]? key, out Refusal? refusal)) return refusal;
        byte[] bytes = Sealing.Seal(key, Encoding.UTF8.GetBytes(text), About(person, kind));
        CryptographicOperations.ZeroMemory(key);
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(
            """
            INSERT INTO vault_value (person, kind, sealed) VALUES (@person, @kind, @sealed)
            ON CONFLICT (person, kind) DO UPDATE SET sealed = excluded.sealed
            """,
            ("person", person.ToBytes()), ("kind", kind), ("sealed", bytes));
        _ = await command.ExecuteNonQueryAsync();
        return null;
    }

    public async Task<Outcome<string>> Open(Id person, string kind)
    {
        if (!(await keys.Find(person)).TryGet(out byte[]? key, out Refusal? refusal)) return refusal;
        await using DbConnection connection = await database.Connect();
        List<byte[]> rows = await connection
            .Command(
                "SELECT sealed FROM vault_value WHERE person = @person AND kind = @kind",
                ("person", person.ToBytes()), ("kind", kind))
            .Rows(row => row.Bytes(0));
        if (rows.Count == 0) return IdentityRefusals.VaultEmpty;
        bool opened = Sealing.TryOpen(key, rows[0], About(person, kind), out byte[]? plain);
        CryptographicOperations.ZeroMemory(key);
        return opened ? Encoding.UTF8.GetString(plain!) : IdentityRefusals.VaultDamaged;
    }

    public async Task Erase(Id person, Instant now)
    {
        // The key first: from here on the rest is waste, in every copy and backup.
        await keys.Erase(person, now);
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(
            "DELETE FROM vault_value WHERE person = @person", ("person", person.ToBytes()));
        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>Bound into the seal: a value moved to another person or kind does not open.</summary>
    private static byte[] About(Id person, string kind) => [.. person.ToBytes(), .. Encoding.UTF8.GetBytes(kind)];
}
