using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Border.Nomenclatures;

/// <summary>The versions in SQL. The one in use stays in memory: it is read whole, and it never changes.</summary>
internal sealed class NomenclatureShelf(Database database) : INomenclatures
{
    private volatile Nomenclature? _read;

    public async Task Put(Nomenclature nomenclature, Instant now)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(
            "INSERT INTO border_nomenclature (hash, source, imported_at, file) VALUES (@hash, @source, @at, @file) " +
            "ON CONFLICT (hash) DO UPDATE SET imported_at = excluded.imported_at",
            ("hash", nomenclature.Hash.ToBytes()), ("source", nomenclature.Source), ("at", now.Microseconds),
            ("file", nomenclature.File));
        _ = await command.ExecuteNonQueryAsync();
    }

    public async Task<Outcome<Nomenclature>> InUse()
    {
        IReadOnlyList<NomenclatureVersion> versions = await Versions();
        if (versions.Count == 0) return BorderRefusals.NomenclatureNotLoaded;
        if (_read is { } known && known.Hash == versions[0].Hash) return known;
        List<byte[]> file = await Rows(
            "SELECT file FROM border_nomenclature WHERE hash = @hash", row => row.Bytes(0),
            ("hash", versions[0].Hash.ToBytes()));
        Outcome<Nomenclature> read = NomenclatureFile.Read(versions[0].Source, new MemoryStream(file[0]));
        if (!read.IsRefused) _read = read.Value;
        return read;
    }

    public async Task<IReadOnlyList<NomenclatureVersion>> Versions() => await Rows(
        "SELECT hash, source, imported_at FROM border_nomenclature ORDER BY imported_at DESC, hash",
        row => new NomenclatureVersion(
            Hash256.FromBytes(row.Bytes(0)), row.GetString(1), new Instant(row.GetInt64(2))));

    private async Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read, params (string, object?)[] parameters)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(sql, parameters).Rows(read);
    }
}
