using System.Data.Common;
using System.Text;
using Sampan.Storage;

namespace Sampan.Council;

/// <summary>Reports in rows that are only added.</summary>
internal sealed class ReportDesk(Database database) : IReports
{
    /// <summary>
    /// Of one day: a person reads each. What floods in beyond that is no report; it would fill the disk.
    /// </summary>
    private const int MostOfDay = 500;

    private const string Columns =
        "id, at, step, trouble, from_country, to_country, days, amount, currency, words, language";

    public async Task<Outcome<ReportedObstacle>> Take(ReportedObstacle report, string secret)
    {
        if (report.WhyNot() is { } refusal) return refusal;
        if (await FindBySecret(secret) is { IsRefused: false } first) return first;
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        Instant day = Instant.StartOf(report.At.UtcDate);
        List<long> today = await connection
            .Command("SELECT COUNT(*) FROM obstacle_report WHERE at >= @day", ("day", day.Microseconds))
            .Rows(row => row.GetInt64(0));
        if (today[0] >= MostOfDay) return CouncilRefusals.ReportsTooMany;
        await using DbCommand keep = connection.Command(
            "INSERT INTO obstacle_report (id, secret, at, step, trouble, from_country, to_country, days, amount, " +
            "currency, words, language) VALUES (@id, @secret, @at, @step, @trouble, @from, @to, @days, @amount, " +
            "@currency, @words, @language) ON CONFLICT (secret) DO NOTHING",
            ("id", report.Id.ToBytes()), ("secret", Hash(secret)), ("at", report.At.Microseconds),
            ("step", $"{report.Step}"), ("trouble", $"{report.Trouble}"), ("from", report.From?.Code),
            ("to", report.To?.Code), ("days", (long?)report.Days), ("amount", report.Lost?.Minor),
            ("currency", report.Lost?.Currency.Code), ("words", report.Words), ("language", report.Language));
        bool isNew = await keep.ExecuteNonQueryAsync() == 1;
        return isNew ? report : await FindBySecret(secret);
    }

    public Task<Outcome<ReportedObstacle>> Find(Id report) =>
        One("id = @key", report.ToBytes());

    public Task<Outcome<ReportedObstacle>> FindBySecret(string secret) => One("secret = @key", Hash(secret));

    public async Task<IReadOnlyList<ReportedObstacle>> Newest(Instant? before, int limit)
    {
        await using DbConnection connection = await database.Connect();
        return await connection
            .Command(
                $"SELECT {Columns} FROM obstacle_report WHERE at < @before ORDER BY at DESC, id DESC LIMIT @limit",
                ("before", before?.Microseconds ?? long.MaxValue), ("limit", limit))
            .Rows(Read);
    }

    public async Task<IReadOnlyDictionary<Trouble, int>> CountByTrouble()
    {
        await using DbConnection connection = await database.Connect();
        return (await connection.Command("SELECT trouble, COUNT(*) FROM obstacle_report GROUP BY trouble")
            .Rows(row => (Trouble: Enum.Parse<Trouble>(row.GetString(0)), Count: (int)row.GetInt64(1))))
            .ToDictionary(counted => counted.Trouble, counted => counted.Count);
    }

    public async Task<(Month Month, long Tenths)?> LastNews(Id measure)
    {
        await using DbConnection connection = await database.Connect();
        List<(Month, long)> last = await connection
            .Command(
                "SELECT month, tenths FROM measure_news WHERE measure = @measure ORDER BY month DESC LIMIT 1",
                ("measure", measure.ToBytes()))
            .Rows(row => (Month.FromCount((int)row.GetInt64(0)), row.GetInt64(1)));
        return last.Count == 0 ? null : last[0];
    }

    public async Task<bool> NoteNews(Id measure, Month month, long tenths, Instant now)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand note = connection.Command(
            "INSERT INTO measure_news (measure, month, tenths, at) VALUES (@measure, @month, @tenths, @at) " +
            "ON CONFLICT (measure, month) DO NOTHING",
            ("measure", measure.ToBytes()), ("month", (long)month.Count), ("tenths", tenths),
            ("at", now.Microseconds));
        return await note.ExecuteNonQueryAsync() == 1;
    }

    private async Task<Outcome<ReportedObstacle>> One(string where, byte[] key)
    {
        await using DbConnection connection = await database.Connect();
        List<ReportedObstacle> found = await connection
            .Command($"SELECT {Columns} FROM obstacle_report WHERE {where}", ("key", key)).Rows(Read);
        return found.Count == 0 ? CouncilRefusals.ReportUnknown : found[0];
    }

    private static byte[] Hash(string secret)
    {
        byte[] bytes = new byte[Hash256.Size];
        Hash256.Of(Encoding.UTF8.GetBytes(secret)).CopyTo(bytes);
        return bytes;
    }

    /// <summary>The table holds only what we wrote.</summary>
    private static ReportedObstacle Read(DbDataReader row)
    {
        Country? CountryIn(int column) => row.IsDBNull(column) ? null : Country.Parse(row.GetString(column)).Value;
        Money? lost = row.IsDBNull(7) ? null : new Money(row.GetInt64(7), Currency.Parse(row.GetString(8)).Value);
        return new ReportedObstacle(
            Id.FromBytes(row.Bytes(0)), new Instant(row.GetInt64(1)), Enum.Parse<TradeStep>(row.GetString(2)),
            Enum.Parse<Trouble>(row.GetString(3)), CountryIn(4), CountryIn(5), (int?)row.LongOrNull(6), lost,
            row.GetString(9), row.GetString(10));
    }
}
