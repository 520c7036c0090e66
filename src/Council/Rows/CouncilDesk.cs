using System.Data.Common;
using System.Text.Json;
using Sampan.Storage;
using Sampan.Trade;

namespace Sampan.Council;

/// <summary>Acts in rows that are only added; the record in memory is read on from where it stands.</summary>
internal sealed class CouncilDesk(Database database) : ICouncil
{
    private const int Tries = 8;

    private CouncilRecord _record = CouncilRecord.Empty;

    public async Task<CouncilRecord> Read()
    {
        CouncilRecord record = _record;
        await using DbConnection connection = await database.Connect();
        List<Done> newer = await connection
            .Command(
                "SELECT number, at, person, body FROM council_act WHERE number > @number ORDER BY number",
                ("number", record.Number))
            .Rows(Read);
        foreach (Done done in newer) record = record.With(done);
        // Whoever reads beside this may keep less: the next reading goes on from there, and truth is in SQL.
        _record = record;
        return record;
    }

    public async Task<Outcome<CouncilRecord>> Do(Id person, bool isOperator, Act act, Instant now)
    {
        for (int i = 0; i < Tries; i++)
        {
            CouncilRecord record = await Read();
            // The same form sent twice: it was done, and is not done again.
            if (record.Trail.FindLast(done => done.Person == person)?.Act == act) return record;
            // Whoever wrote in the same moment stands before this. Decided and applied as of one moment.
            Instant at = record.Trail.IsEmpty || now > record.Trail[^1].At ? now : record.Trail[^1].At;
            var by = new Actor(person, isOperator, record.SeatOf(person, at.UtcDate), at);
            if (act.WhyNot(record, by) is { } refusal) return refusal;
            var done = new Done(record.Number + 1, at, person, act);
            // What could not be folded would stop every later reading: it fails here, before it is kept.
            CouncilRecord after = record.With(done);
            if (await Append(done)) return after;
        }
        return CouncilRefusals.RecordMoved;
    }

    /// <summary>False when somebody else was faster.</summary>
    private async Task<bool> Append(Done done)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand append = connection.Command(
            "INSERT INTO council_act (number, at, person, body) VALUES (@number, @at, @person, @body) " +
            "ON CONFLICT (number) DO NOTHING",
            ("number", done.Number), ("at", done.At.Microseconds), ("person", done.Person.ToBytes()),
            ("body", JsonSerializer.Serialize(done.Act, FactJson.Options)));
        return await append.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>The table holds only what we wrote.</summary>
    private static Done Read(DbDataReader row) => new(
        row.GetInt64(0), new Instant(row.GetInt64(1)), Id.FromBytes(row.Bytes(2)),
        JsonSerializer.Deserialize<Act>(row.GetString(3), FactJson.Options)!);
}
