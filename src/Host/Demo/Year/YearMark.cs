using System.Data.Common;
using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// Which year is played in this installation, and whether it is over. What has been done of it stands in the journal.
/// </summary>
internal sealed record YearMark(YearSetup Setup, bool Done, bool IsNew)
{
    internal static Task Prepare(Database database) =>
        Schema.Apply(database, typeof(YearMark).Assembly, "played_year");

    /// <summary>
    /// The year to play now: one that was begun goes on, whatever is wished; a new one begins only in an installation
    /// that has not traded. Null when there is nothing to play.
    /// </summary>
    internal static async Task<Outcome<YearMark?>> Find(string url, YearSetup? wished)
    {
        Outcome<Database> opened = Database.Open(url);
        if (opened.IsRefused) return opened.Refusal;
        await using Database database = opened.Value;
        Outcome<WriterLock> writer = await WriterLock.Take(database);
        if (writer.IsRefused) return writer.Refusal;
        await using WriterLock held = writer.Value;
        await Composition.MakeTables(database);
        if (await Read(database) is { } begun) return begun.Done ? (YearMark?)null : begun;
        bool traded = await LedgerFactory.Journal(database).Count() > 0;
        return wished is null || traded ? (YearMark?)null : new YearMark(wished, Done: false, IsNew: true);
    }

    internal async Task Note(Database database)
    {
        using WriteGate.Pass pass = await database.Gate.Enter();
        await using DbConnection connection = await database.Connect();
        await using DbCommand note = connection.Command(
            """
            INSERT INTO played_year (id, seed, orders, until, done) VALUES (1, @seed, @orders, @until, @done)
            ON CONFLICT (id) DO UPDATE SET done = excluded.done
            """,
            ("seed", Setup.Seed), ("orders", (long)Setup.Orders), ("until", Setup.Until.Text()),
            ("done", Done ? 1L : 0L));
        _ = await note.ExecuteNonQueryAsync();
    }

    private static async Task<YearMark?> Read(Database database)
    {
        await using DbConnection connection = await database.Connect();
        List<YearMark> marks = await connection.Command("SELECT seed, orders, until, done FROM played_year").Rows(row =>
            new YearMark(
                new YearSetup(row.GetInt64(0), (int)row.GetInt64(1), Dates.Parse(row.GetString(2)).Value),
                row.GetInt64(3) == 1, IsNew: false));
        return marks.FirstOrDefault();
    }
}
