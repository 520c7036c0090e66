using System.Data.Common;
using Sampan.Storage;

namespace Sampan.Academy;

/// <summary>Which lessons a person has read, and when first.</summary>
public sealed class ReadLessons(Database database)
{
    /// <summary>Makes the table where it is missing.</summary>
    public static Task Prepare(Database database) => Schema.Apply(database, typeof(ReadLessons).Assembly, "academy");

    public async Task<IReadOnlySet<string>> Of(Id person)
    {
        await using DbConnection connection = await database.Connect();
        List<string> read = await connection
            .Command("SELECT lesson FROM lesson_read WHERE person = @person", ("person", person.ToBytes()))
            .Rows(row => row.GetString(0));
        return read.ToHashSet();
    }

    /// <summary>What was read for the first time from one moment until before another, and by whom.</summary>
    public async Task<IReadOnlyList<(string Lesson, Id Person)>> Between(Instant from, Instant until)
    {
        await using DbConnection connection = await database.Connect();
        return await connection
            .Command(
                "SELECT lesson, person FROM lesson_read WHERE at >= @from AND at < @until",
                ("from", from.Microseconds), ("until", until.Microseconds))
            .Rows(row => (row.GetString(0), Id.FromBytes(row.Bytes(1))));
    }

    /// <summary>Once read stays read; a second time changes nothing.</summary>
    public async Task Mark(Id person, Lesson lesson, Instant now)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand keep = connection.Command(
            "INSERT INTO lesson_read (person, lesson, at) VALUES (@person, @lesson, @at) " +
            "ON CONFLICT (person, lesson) DO NOTHING",
            ("person", person.ToBytes()), ("lesson", lesson.Slug), ("at", now.Microseconds));
        _ = await keep.ExecuteNonQueryAsync();
    }
}
