using System.Data.Common;
using Sampan.Identity;
using Sampan.Identity.Vault;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class VaultTests
{
    private static readonly Id Somchai = new(5);
    private static readonly Id Yuki = new(6);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_sealed_is_opened_by_person_and_kind(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย ใจดี"));
        Assert.Null(await identity.Vault.Seal(Yuki, "name", "田中 雪"));
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย ใจดีมาก"));

        Assert.Equal("สมชาย ใจดีมาก", (await identity.Vault.Open(Somchai, "name")).Value);
        Assert.Equal("田中 雪", (await identity.Vault.Open(Yuki, "name")).Value);
        Assert.Equal(IdentityRefusals.VaultEmpty, (await identity.Vault.Open(Somchai, "address")).Refusal?.Code);
        Assert.Equal(IdentityRefusals.VaultEmpty, (await identity.Vault.Open(new Id(7), "name")).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_first_values_of_one_person_share_one_key(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
            Assert.Null(await identity.Vault.Seal(Somchai, $"kind{n}", $"text{n}")))));
        for (int n = 0; n < 8; n++) Assert.Equal($"text{n}", (await identity.Vault.Open(Somchai, $"kind{n}")).Value);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_erased_person_cannot_be_read_even_from_a_copy_and_nothing_new_is_kept(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย"));
        Assert.Null(await identity.Vault.Seal(Yuki, "name", "田中"));
        byte[] copy = await Sealed(identity, Somchai);

        await identity.Vault.Erase(Somchai, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.PersonErased, (await identity.Vault.Open(Somchai, "name")).Refusal?.Code);
        await Execute(
            identity.Database, "INSERT INTO vault_value (person, kind, sealed) VALUES (@person, 'name', @sealed)",
            ("person", Somchai.ToBytes()), ("sealed", copy));

        Assert.Equal(IdentityRefusals.PersonErased, (await identity.Vault.Open(Somchai, "name")).Refusal?.Code);
        Assert.Equal(IdentityRefusals.PersonErased, (await identity.Vault.Seal(Somchai, "name", "again"))?.Code);
        Assert.Equal("田中", (await identity.Vault.Open(Yuki, "name")).Value);
    }

    [Fact]
    public async Task The_bytes_of_an_erased_key_are_gone_from_the_files()
    {
        await using TestIdentity identity = await TestIdentity.Create(Engine.Sqlite);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย"));
        byte[] wrapped;
        await using (DbConnection connection = await identity.Keys.Connect())
            wrapped = (await connection.Command("SELECT wrapped FROM vault_key").Rows(row => row.Bytes(0))).Single();
        Assert.True(IsIn(identity.Keys.Path!, wrapped));

        await identity.Vault.Erase(Somchai, TestIdentity.Start);

        Assert.False(IsIn(identity.Keys.Path!, wrapped));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_changed_byte_is_noticed(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย"));
        byte[] bytes = await Sealed(identity, Somchai);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            await Execute(identity.Database, "UPDATE vault_value SET sealed = @sealed", ("sealed", changed));
            Assert.Equal(IdentityRefusals.VaultDamaged, (await identity.Vault.Open(Somchai, "name")).Refusal?.Code);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_value_moved_to_another_person_or_kind_does_not_open(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย"));
        Assert.Null(await identity.Vault.Seal(Yuki, "name", "田中"));
        byte[] bytes = await Sealed(identity, Somchai);
        await Execute(identity.Database, "UPDATE vault_value SET sealed = @sealed", ("sealed", bytes));
        Assert.Equal(IdentityRefusals.VaultDamaged, (await identity.Vault.Open(Yuki, "name")).Refusal?.Code);
        await Execute(identity.Database, "UPDATE vault_value SET kind = 'address'");
        Assert.Equal(IdentityRefusals.VaultDamaged, (await identity.Vault.Open(Somchai, "address")).Refusal?.Code);
        // Another's key under this person's name is bound to its owner too.
        await using (DbConnection connection = await identity.Keys.Connect())
        {
            byte[] key = (await connection
                .Command("SELECT wrapped FROM vault_key WHERE person = @person", ("person", Somchai.ToBytes()))
                .Rows(row => row.Bytes(0))).Single();
            await Execute(identity.Keys, "UPDATE vault_key SET wrapped = @key", ("key", key));
        }
        Assert.Equal(IdentityRefusals.MasterKeyWrong, (await identity.Vault.Open(Yuki, "address")).Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_master_key_is_found_at_the_start_and_opens_nothing(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Assert.Null(await identity.Vault.Seal(Somchai, "name", "สมชาย"));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sampan-key-");
        MasterKey other = MasterKey.ReadOrCreate(Path.Combine(folder.FullName, "master.key")).Value;
        folder.Delete(recursive: true);

        Assert.Equal(
            IdentityRefusals.MasterKeyWrong,
            (await IdentityRegistration.Prepare(identity.Setup with { Master = other }))?.Code);
        var vault = new PersonalVault(identity.Database, new KeyStore(identity.Keys, other));
        Assert.Equal(IdentityRefusals.MasterKeyWrong, (await vault.Open(Somchai, "name")).Refusal?.Code);
        Assert.Null(await IdentityRegistration.Prepare(identity.Setup));
    }

    [Fact]
    public void The_master_key_is_for_its_owners_eyes_and_read_again_as_it_was_made()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sampan-key-");
        string path = Path.Combine(folder.FullName, "var", "master.key");
        byte[] made = MasterKey.ReadOrCreate(path).Value.For("test");
        Assert.Equal(made, MasterKey.ReadOrCreate(path).Value.For("test"));
        Assert.NotEqual(made, MasterKey.ReadOrCreate(path).Value.For("tests"));
        Assert.Equal("MasterKey", MasterKey.ReadOrCreate(path).Value.ToString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Assert.Equal(IdentityRefusals.MasterKeyExposed, MasterKey.ReadOrCreate(path).Refusal?.Code);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Equal(IdentityRefusals.MasterKeyDamaged, MasterKey.ReadOrCreate(path).Refusal?.Code);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_commitment_holds_for_its_text_and_salt_only()
    {
        byte[] salt = Commitment.NewSalt();
        Assert.Equal(Commitment.Of("สมชาย", salt), Commitment.Of("สมชาย", salt));
        Assert.NotEqual(Commitment.Of("สมชาย", salt), Commitment.Of("สมหญิง", salt));
        Assert.NotEqual(Commitment.Of("สมชาย", salt), Commitment.Of("สมชาย", Commitment.NewSalt()));
    }

    private static async Task<byte[]> Sealed(TestIdentity identity, Id person)
    {
        await using DbConnection connection = await identity.Database.Connect();
        return (await connection
            .Command("SELECT sealed FROM vault_value WHERE person = @person", ("person", person.ToBytes()))
            .Rows(row => row.Bytes(0))).Single();
    }

    private static async Task Execute(Database database, string sql, params (string, object?)[] values)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(sql, values);
        _ = await command.ExecuteNonQueryAsync();
    }

    private static bool IsIn(string database, byte[] bytes) =>
        Directory.GetFiles(Path.GetDirectoryName(database)!)
            .Any(file => ReadShared(file).AsSpan().IndexOf(bytes) >= 0);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
