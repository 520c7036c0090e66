using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Finance.Bank;

/// <summary>One row a firm, replaced and deleted.</summary>
internal sealed class BankRecordStore(Database database) : IBankRecords
{
    public async Task Keep(Id firm, bool sandbox, BankRecord record, Consent consent)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand keep = connection.Command(
            """
            INSERT INTO bank_record
                (firm, sandbox, from_day, to_day, months, overdrawn, consent_by, consent_at)
            VALUES (@firm, @sandbox, @from, @to, @months, @overdrawn, @by, @at)
            ON CONFLICT (firm) DO UPDATE SET
                sandbox = excluded.sandbox, from_day = excluded.from_day, to_day = excluded.to_day,
                months = excluded.months, overdrawn = excluded.overdrawn,
                consent_by = excluded.consent_by, consent_at = excluded.consent_at
            """,
            ("firm", firm.ToBytes()), ("sandbox", sandbox), ("from", record.From.Text()), ("to", record.To.Text()),
            ("months", record.Months), ("overdrawn", record.Overdrawn), ("by", consent.Person.ToBytes()),
            ("at", consent.At.Microseconds));
        _ = await keep.ExecuteNonQueryAsync();
    }

    public async Task Withdraw(Id firm)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand delete =
            connection.Command("DELETE FROM bank_record WHERE firm = @firm", ("firm", firm.ToBytes()));
        _ = await delete.ExecuteNonQueryAsync();
    }

    public async Task<ShownRecord?> Of(Id firm)
    {
        await using DbConnection connection = await database.Connect();
        List<ShownRecord> rows = await connection
            .Command(
                """
                SELECT sandbox, from_day, to_day, months, overdrawn, consent_by, consent_at
                FROM bank_record WHERE firm = @firm
                """,
                ("firm", firm.ToBytes()))
            .Rows(row => new ShownRecord(
                row.GetBoolean(0),
                new BankRecord(
                    Dates.Parse(row.GetString(1)).Value, Dates.Parse(row.GetString(2)).Value, row.GetInt32(3),
                    row.GetBoolean(4)),
                new Consent(Id.FromBytes(row.Bytes(5)), new Instant(row.GetInt64(6)))));
        return rows.SingleOrDefault();
    }
}
