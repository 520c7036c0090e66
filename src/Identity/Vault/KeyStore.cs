using System.Data.Common;
using System.Security.Cryptography;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Identity.Vault;

/// <summary>
/// One key for each person, wrapped under the installation's master key, in a database of its own: a copy of the main
/// database opens nothing. An erased person keeps a row without a key, so that no new one is made.
/// </summary>
internal sealed class KeyStore(Database database, MasterKey master)
{
    private const int KeySize = 32;
    private static readonly byte[] CheckText = "sampan vault"u8.ToArray();

    private readonly byte[] _wrapping = master.For("vault");

    /// <summary>
    /// Makes the tables, and finds out now rather than at the first lookup if the master key is another's.
    /// </summary>
    internal async Task<Refusal?> Prepare()
    {
        await Schema.Apply(database, typeof(KeyStore).Assembly, "keys");
        byte[] proof = Sealing.Seal(_wrapping, CheckText, "check"u8);
        using (await database.Gate.Enter())
        {
            await using DbConnection connection = await database.Connect();
            await using DbCommand first = connection.Command(
                "INSERT INTO vault_check (id, proof) VALUES (1, @proof) ON CONFLICT (id) DO NOTHING", ("proof", proof));
            _ = await first.ExecuteNonQueryAsync();
        }
        await using DbConnection reader = await database.Connect();
        List<byte[]> kept = await reader.Command("SELECT proof FROM vault_check").Rows(row => row.Bytes(0));
        return Sealing.TryOpen(_wrapping, kept.Single(), "check"u8, out _) ? null : IdentityRefusals.MasterKeyWrong;
    }

    internal async Task<Outcome<byte[]>> FindOrCreate(Id person)
    {
        Outcome<byte[]> found = await Find(person);
        if (found.Refusal?.Code != IdentityRefusals.VaultEmpty) return found;
        byte[] wrapped = Sealing.Seal(_wrapping, RandomNumberGenerator.GetBytes(KeySize), person.ToBytes());
        using (await database.Gate.Enter())
        {
            await using DbConnection connection = await database.Connect();
            await using DbCommand insert = connection.Command(
                "INSERT INTO vault_key (person, wrapped) VALUES (@person, @wrapped) ON CONFLICT (person) DO NOTHING",
                ("person", person.ToBytes()), ("wrapped", wrapped));
            _ = await insert.ExecuteNonQueryAsync();
        }
        // Read again: somebody may have been first, or have erased the person meanwhile.
        return await Find(person);
    }

    internal async Task<Outcome<byte[]>> Find(Id person)
    {
        await using DbConnection connection = await database.Connect();
        List<byte[]?> rows = await connection
            .Command("SELECT wrapped FROM vault_key WHERE person = @person", ("person", person.ToBytes()))
            .Rows(row => row.BytesOrNull(0));
        if (rows.Count == 0) return IdentityRefusals.VaultEmpty;
        if (rows[0] is not { } wrapped) return IdentityRefusals.PersonErased;
        return Sealing.TryOpen(_wrapping, wrapped, person.ToBytes(), out byte[]? key)
            ? key
            : IdentityRefusals.MasterKeyWrong;
    }

    /// <summary>
    /// On SQLite the old bytes are overwritten in the file and the write-ahead log is emptied. PostgreSQL keeps the old
    /// row until the next VACUUM; it is of use only to who has the master key as well.
    /// </summary>
    internal async Task Erase(Id person, Instant now)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        bool sqlite = database.Engine == Engine.Sqlite;
        if (sqlite) _ = await connection.Execute("PRAGMA secure_delete = ON");
        await using DbCommand erase = connection.Command(
            """
            INSERT INTO vault_key (person, wrapped, erased_at) VALUES (@person, NULL, @at)
            ON CONFLICT (person) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at
            """,
            ("person", person.ToBytes()), ("at", now.Microseconds));
        _ = await erase.ExecuteNonQueryAsync();
        if (sqlite) _ = await connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
