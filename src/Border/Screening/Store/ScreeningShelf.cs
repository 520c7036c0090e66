using System.Data.Common;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Border.Screening.Store;

/// <summary>The shelf in SQL.</summary>
internal sealed class ScreeningShelf(Database database) : IScreeningShelf
{
    private const int LongestGround = 1000;

    public Task Put(ImportedList list, Instant now) => Write(
        "INSERT INTO screening_list (list, list_date, hash, imported_at, parties, names, bytes) " +
        "VALUES (@list, @date, @hash, @at, @parties, @names, @bytes) ON CONFLICT (list, list_date, hash) DO NOTHING",
        ("list", list.Version.List.Name()), ("date", (long)list.Version.Date.DayNumber),
        ("hash", list.Version.Hash.ToBytes()), ("at", now.Microseconds), ("parties", (long)list.Version.Parties),
        ("names", (long)list.Version.Names), ("bytes", list.Bytes.ToArray()));

    public async Task<IReadOnlyList<KeptVersion>> Versions() => await Rows(
        "SELECT list, list_date, hash, parties, names, imported_at FROM screening_list " +
        "ORDER BY list, list_date DESC, imported_at DESC",
        row => new KeptVersion(
            new ListVersion(
                WatchLists.Parse(row.GetString(0)).Value, DateOnly.FromDayNumber((int)row.GetInt64(1)),
                Hash256.FromBytes(row.Bytes(2)), (int)row.GetInt64(3), (int)row.GetInt64(4)),
            new Instant(row.GetInt64(5))));

    public async Task<Outcome<IReadOnlyList<ImportedList>>> Newest()
    {
        var lists = new List<ImportedList>();
        foreach (IGrouping<WatchList, KeptVersion> versions in (await Versions()).GroupBy(kept => kept.Version.List))
        {
            ListVersion newest = versions.First().Version;
            List<byte[]> bytes = await Rows(
                "SELECT bytes FROM screening_list WHERE list = @list AND list_date = @date AND hash = @hash",
                row => row.Bytes(0), ("list", newest.List.Name()), ("date", (long)newest.Date.DayNumber),
                ("hash", newest.Hash.ToBytes()));
            Outcome<ImportedList> read = ImportedList.Read(newest.List, newest.Date, bytes[0]);
            if (read.IsRefused) return read.Refusal;
            lists.Add(read.Value);
        }
        return lists;
    }

    public async Task<ScreeningVerdict?> Verdict(Id subject)
    {
        List<ScreeningVerdict> found = await Rows(
            $"SELECT {VerdictColumns} FROM screening_verdict WHERE subject = @subject", ReadVerdict,
            ("subject", subject.ToBytes()));
        return found.Count == 1 ? found[0] : null;
    }

    public Task Keep(ScreeningVerdict verdict) => Write(
        $"INSERT INTO screening_verdict ({VerdictColumns}) " +
        "VALUES (@subject, @version, @names, @lists, @at, @matches) ON CONFLICT (subject) DO UPDATE SET " +
        "version = excluded.version, names = excluded.names, lists = excluded.lists, " +
        "screened_at = excluded.screened_at, matches = excluded.matches",
        ("subject", verdict.Subject.ToBytes()), ("version", (long)verdict.Version),
        ("names", verdict.Names.ToBytes()), ("lists", verdict.Lists.ToBytes()), ("at", verdict.At.Microseconds),
        ("matches", JsonSerializer.Serialize(verdict.Matches)));

    public async Task<IReadOnlyList<ScreeningVerdict>> Held()
    {
        List<ScreeningVerdict> matched = await Rows(
            $"SELECT {VerdictColumns} FROM screening_verdict WHERE matches <> '[]' ORDER BY screened_at, subject",
            ReadVerdict);
        var held = new List<ScreeningVerdict>();
        foreach (ScreeningVerdict verdict in matched)
            if (verdict.Open(await Reviews(verdict.Subject, verdict.Names)).Count > 0) held.Add(verdict);
        return held;
    }

    public async Task<IReadOnlyList<ScreeningReview>> Reviews(Id subject, Hash256 names) => await Rows(
        "SELECT list, party, asked_by, asked_at, ground, cleared_by, cleared_at FROM screening_review " +
        "WHERE subject = @subject AND names = @names ORDER BY asked_at, list, party",
        row => new ScreeningReview(
            WatchLists.Parse(row.GetString(0)).Value, row.GetString(1), Id.FromBytes(row.Bytes(2)),
            new Instant(row.GetInt64(3)), row.GetString(4), row.IsDBNull(5) ? null : Id.FromBytes(row.Bytes(5)),
            row.IsDBNull(6) ? null : new Instant(row.GetInt64(6))),
        ("subject", subject.ToBytes()), ("names", names.ToBytes()));

    public async Task<Refusal?> Ask(Id subject, Id person, string ground, Instant now)
    {
        if (string.IsNullOrWhiteSpace(ground) || ground.Length > LongestGround)
            return ScreeningRefusals.GroundMissing.With(("most", $"{LongestGround}"));
        if (await Verdict(subject) is not { } verdict) return ScreeningRefusals.NoOpenMatch;
        IReadOnlyList<ScreeningReview> reviews = await Reviews(subject, verdict.Names);
        IReadOnlyList<KeptMatch> open = verdict.Open(reviews);
        if (open.Count == 0) return ScreeningRefusals.NoOpenMatch;
        if (open.All(match => reviews.Any(review => review.IsOf(match)))) return ScreeningRefusals.AlreadyAsked;

        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        foreach (KeptMatch match in open)
        {
            // Of two who ask at once, one is the asker.
            await using DbCommand command = connection.Command(
                "INSERT INTO screening_review (subject, names, list, party, asked_by, asked_at, ground) " +
                "VALUES (@subject, @names, @list, @party, @by, @at, @ground) " +
                "ON CONFLICT (subject, names, list, party) DO NOTHING",
                ("subject", subject.ToBytes()), ("names", verdict.Names.ToBytes()), ("list", match.List.Name()),
                ("party", match.Party), ("by", person.ToBytes()), ("at", now.Microseconds), ("ground", ground.Trim()));
            command.Transaction = transaction;
            _ = await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return null;
    }

    public async Task<Refusal?> Decide(Id subject, Id person, bool isCleared, Instant now)
    {
        if (await Verdict(subject) is not { } verdict) return ScreeningRefusals.NotAsked;
        ScreeningReview[] asked =
            [.. (await Reviews(subject, verdict.Names)).Where(review => review.ClearedBy is null)];
        if (asked.Length == 0) return ScreeningRefusals.NotAsked;
        if (isCleared && asked.Any(review => review.AskedBy == person)) return ScreeningRefusals.SamePerson;
        // Only what was asked by somebody else, also if another asked in between.
        await Write(
            isCleared
                ? "UPDATE screening_review SET cleared_by = @by, cleared_at = @at WHERE subject = @subject " +
                  "AND names = @names AND cleared_by IS NULL AND asked_by <> @by"
                : "DELETE FROM screening_review WHERE subject = @subject AND names = @names AND cleared_by IS NULL",
            ("subject", subject.ToBytes()), ("names", verdict.Names.ToBytes()), ("by", person.ToBytes()),
            ("at", now.Microseconds));
        return null;
    }

    private const string VerdictColumns = "subject, version, names, lists, screened_at, matches";

    private static ScreeningVerdict ReadVerdict(DbDataReader row) => new(
        Id.FromBytes(row.Bytes(0)), (int)row.GetInt64(1), Hash256.FromBytes(row.Bytes(2)),
        Hash256.FromBytes(row.Bytes(3)), new Instant(row.GetInt64(4)),
        JsonSerializer.Deserialize<List<KeptMatch>>(row.GetString(5))!);

    private async Task Write(string sql, params (string, object?)[] parameters)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand command = connection.Command(sql, parameters);
        _ = await command.ExecuteNonQueryAsync();
    }

    private async Task<List<T>> Rows<T>(string sql, Func<DbDataReader, T> read, params (string, object?)[] parameters)
    {
        await using DbConnection connection = await database.Connect();
        return await connection.Command(sql, parameters).Rows(read);
    }
}
