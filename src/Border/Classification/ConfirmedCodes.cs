using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Border.Classification;

/// <summary>Confirmations in SQL: rows are added and never changed.</summary>
internal sealed class ConfirmedCodes(Database database) : IConfirmedCodes
{
    private const string Columns =
        "listing, firm, person, confirmed_at, nomenclature, code, ground, note, words";

    public async Task<Outcome<ConfirmedCode>> Confirm(ConfirmedCode code, Nomenclature nomenclature)
    {
        if (ConfirmedCode.Check(code, nomenclature) is { } refusal) return refusal;
        ConfirmedCode kept = code with { Nomenclature = nomenclature.Hash };
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(
            $"INSERT INTO border_confirmed_code (id, {Columns}) VALUES " +
            "(@id, @listing, @firm, @person, @at, @nomenclature, @code, @ground, @note, @words)",
            ("id", Id.New(kept.At).ToBytes()), ("listing", kept.Listing.ToBytes()), ("firm", kept.Firm.ToBytes()),
            ("person", kept.Person.ToBytes()), ("at", kept.At.Microseconds),
            ("nomenclature", kept.Nomenclature.ToBytes()), ("code", kept.Code.Digits),
            ("ground", kept.Ground.ToString()), ("note", kept.Note), ("words", kept.Words));
        _ = await command.ExecuteNonQueryAsync();
        return kept;
    }

    public async Task<ConfirmedCode?> Of(Id firm, Id listing)
    {
        List<ConfirmedCode> found = await Rows(
            $"SELECT {Columns} FROM border_confirmed_code WHERE listing = @listing AND firm = @firm " +
            "ORDER BY confirmed_at DESC, id DESC LIMIT 1",
            ("listing", listing.ToBytes()), ("firm", firm.ToBytes()));
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<IReadOnlyList<ConfirmedCode>> All()
    {
        List<ConfirmedCode> every = await Rows(
            $"SELECT {Columns} FROM border_confirmed_code ORDER BY confirmed_at DESC, id DESC");
        return [.. every.DistinctBy(code => code.Listing)];
    }

    public async Task<long> Count()
    {
        await using DbConnection connection = await database.Connect();
        return (await connection.Command("SELECT COUNT(*) FROM border_confirmed_code")
            .Rows(row => row.GetInt64(0)))[0];
    }

    private async Task<List<ConfirmedCode>> Rows(string sql, params (string, object?)[] parameters)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(sql, parameters).Rows(row => new ConfirmedCode(
            Id.FromBytes(row.Bytes(0)), Id.FromBytes(row.Bytes(1)), Id.FromBytes(row.Bytes(2)),
            new Instant(row.GetInt64(3)), Hash256.FromBytes(row.Bytes(4)), HsCode.Parse(row.GetString(5)).Value,
            Enum.Parse<ConfirmedBy>(row.GetString(6)), row.GetString(7), row.GetString(8)));
    }
}
