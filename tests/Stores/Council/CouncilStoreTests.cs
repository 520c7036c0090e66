using Sampan.Council;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Council;

/// <summary>Acts and reports on both engines.</summary>
public sealed class CouncilStoreTests
{
    private static readonly Id Operator = new(1), Chair = new(2);
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly Instant Now = Instant.StartOf(Today);

    private static readonly SeatGiven Seat = new(
        new Id(50), Chair, Side.Public, "กรมทดลอง", "Head", true, Today, Today.AddYears(1));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_done_is_there_for_every_reader_and_after_a_restart(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        ICouncil first = await Open(test.Database), second = CouncilFactory.Open(test.Database);
        Assert.Equal(
            CouncilRefusals.OperatorNeeded, (await first.Do(Chair, isOperator: false, Seat, Now)).Refusal?.Code);
        Assert.Equal(1, (await first.Do(Operator, isOperator: true, Seat, Now)).Value.Number);
        // The same form sent twice is one act; another with its id is a conflict.
        Assert.Equal(1, (await first.Do(Operator, isOperator: true, Seat, Now)).Value.Number);
        SeatGiven other = Seat with { Person = new Id(9), Office = "Other" };
        Assert.Equal(
            CouncilRefusals.RecordMoved, (await first.Do(Operator, isOperator: true, other, Now)).Refusal?.Code);
        Assert.Equal("กรมทดลอง", (await second.Read()).SeatOf(Chair, Today)!.Organisation);
        Assert.Equal(
            2, (await second.Do(Chair, isOperator: false, new PlanSet(new Id(60), "Plan", Today), Now)).Value.Number);
        CouncilRecord again = await CouncilFactory.Open(test.Database).Read();
        Assert.Equal((await first.Read()).Trail, again.Trail);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_at_once_stand_in_one_order(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        ICouncil council = await Open(test.Database), other = CouncilFactory.Open(test.Database);
        _ = await council.Do(Operator, isOperator: true, Seat, Now);
        Task<Outcome<CouncilRecord>>[] all =
        [
            .. Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? council : other).Do(
                Chair, isOperator: false, new ObstacleHidden(new Id((UInt128)(100 + i)), "names people"), Now)),
        ];
        int done = (await Task.WhenAll(all)).Count(outcome => !outcome.IsRefused);
        CouncilRecord record = await council.Read();
        Assert.Equal(done + 1, record.Number);
        Assert.Equal(done, record.Matters.Count);
        Assert.True(done > 6, $"{done} of 12 were recorded");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Acts_are_never_changed_or_taken_out(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        ICouncil council = await Open(test.Database);
        _ = await council.Do(Operator, isOperator: true, Seat, Now);
        await using System.Data.Common.DbConnection connection = await test.Database.Connect();
        foreach (string sql in (string[])["UPDATE council_act SET at = 1", "DELETE FROM council_act"])
            _ = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.Execute(sql));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_report_is_found_by_its_secret_and_sent_twice_is_one(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        _ = await Open(test.Database);
        IReports reports = CouncilFactory.Reports(test.Database);
        ReportedObstacle report = Report(1);
        Assert.Equal(report, (await reports.Take(report, "secret")).Value);
        Assert.Equal(report, (await reports.Take(Report(2), "secret")).Value);
        Assert.Equal(report, (await reports.FindBySecret("secret")).Value);
        Assert.Equal(report, (await reports.Find(report.Id)).Value);
        Assert.Equal(CouncilRefusals.ReportUnknown, (await reports.FindBySecret("guess")).Refusal?.Code);
        ReportedObstacle bare = Report(3) with { From = null, To = null, Days = null, Lost = null };
        Assert.Equal(bare, (await reports.Take(bare, "other")).Value);
        Assert.Equal([bare, report], await reports.Newest(null, 10));
        Assert.Equal([report], await reports.Newest(bare.At, 10));
        Assert.Equal(2, (await reports.CountByTrouble())[Trouble.OriginProof]);
        Assert.Equal(
            CouncilRefusals.ChoiceMissing, (await reports.Take(bare with { Step = 0 }, "third")).Refusal?.Code);
    }

    /// <summary>Somebody else wrote at midnight: whose seat ended yesterday does not act as of today.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_decided_is_decided_as_of_the_moment_at_which_it_is_kept(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        ICouncil council = await Open(test.Database);
        _ = await council.Do(Operator, isOperator: true, Seat with { Until = Today }, Now);
        SeatGiven next = Seat with { Seat = new Id(51), Person = new Id(3), From = Today.AddDays(1) };
        Assert.False((await council.Do(Operator, isOperator: true, next, Now + TimeSpan.FromDays(1))).IsRefused);
        var plan = new PlanSet(new Id(60), "Plan", Today);
        Assert.Equal(
            CouncilRefusals.SeatNeeded,
            (await council.Do(Chair, isOperator: false, plan, Now + TimeSpan.FromHours(23))).Refusal?.Code);
        Assert.Equal(2, (await council.Read()).Number);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task More_reports_than_anybody_reads_in_a_day_are_refused(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        _ = await Open(test.Database);
        IReports reports = CouncilFactory.Reports(test.Database);
        for (int i = 1; i <= 500; i++) Assert.False((await reports.Take(Report(i), $"{i}")).IsRefused);
        Assert.Equal(CouncilRefusals.ReportsTooMany, (await reports.Take(Report(501), "501")).Refusal?.Code);
        ReportedObstacle tomorrow = Report(502) with { At = Now + TimeSpan.FromDays(1) };
        Assert.False((await reports.Take(tomorrow, "502")).IsRefused);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_news_is_noted_once(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        _ = await Open(test.Database);
        IReports reports = CouncilFactory.Reports(test.Database);
        Id measure = new(70);
        Assert.Null(await reports.LastNews(measure));
        Assert.True(await reports.NoteNews(measure, new Month(2026, 7), 230, Now));
        Assert.False(await reports.NoteNews(measure, new Month(2026, 7), 231, Now));
        Assert.True(await reports.NoteNews(measure, new Month(2026, 8), 210, Now));
        Assert.Equal((new Month(2026, 8), 210), await reports.LastNews(measure));
    }

    private static ReportedObstacle Report(int number) => new(
        new Id((UInt128)number), new Instant(Now.Microseconds + number), TradeStep.Border, Trouble.OriginProof,
        Country.Parse("TH").Value, Country.Parse("JP").Value, 12,
        Money.Parse("45000.00", Currency.Parse("THB").Value).Value, "ของค้างที่ด่าน", "th");

    private static async Task<ICouncil> Open(Database database)
    {
        await CouncilFactory.Prepare(database);
        await CouncilFactory.Prepare(database);
        return CouncilFactory.Open(database);
    }
}
