using System.Text.Json;
using Sampan.Council;
using Sampan.Kernel;
using Sampan.Trade;

namespace Sampan.Tests.Rules.Council;

public sealed class PlanTests
{
    private static readonly Month March = new(2026, 3), May = new(2026, 5), June = new(2026, 6);

    private readonly Acting _group = new();

    [Fact]
    public void A_plan_is_a_year_and_years_do_not_overlap()
    {
        Id measure = _group.Measure();
        Plan plan = Assert.Single(_group.Record.Plans.Values);
        Assert.Equal(new Period(new DateOnly(2026, 6, 10), new DateOnly(2027, 6, 9)), plan.Year);
        _group.Refuse(
            CouncilRefusals.PlanOverlaps, Acting.Chair, new PlanSet(_group.NewId(), "Next", plan.Year.Until));
        _group.Do(Acting.Chair, new PlanSet(_group.NewId(), "Next", plan.Year.Until.AddDays(1)));
        _group.Refuse(CouncilRefusals.ChairNeeded, Acting.Customs, new GoalSet(_group.NewId(), plan.Id, "Mine"));
        Assert.Equal(measure, Assert.Single(_group.Record.Measures.Values).Id);
    }

    [Fact]
    public void A_measure_opens_with_its_number_and_nothing_of_it_moves_afterwards()
    {
        Id measure = _group.Measure(target: 200);
        var open = _group.Record.Measures[measure].OpenWith(Acting.Reads(250, March, May));
        _group.Refuse(CouncilRefusals.OwnerNeeded, Acting.Chamber, open);
        _group.Refuse(
            CouncilRefusals.FigureHidden, Acting.Customs,
            open with { Before = Acting.Reads(null, March, May, hidden: true) });
        _group.Refuse(
            CouncilRefusals.FigureMissing, Acting.Customs, open with { Before = Acting.Reads(null, March, May) });
        _group.Refuse(
            CouncilRefusals.TargetReachedBefore, Acting.Customs,
            open with { Before = Acting.Reads(200, March, May) });
        _group.Do(Acting.Customs, open);
        Measure opened = _group.Record.Measures[measure];
        Assert.True(opened.IsOpen);
        _group.Refuse(CouncilRefusals.MeasureAlreadyOpened, Acting.Chair, new MeasureSet(
            measure, opened.Goal, "Softer", "Less", _group.CustomsSeat, opened.Metric, opened.Slice, 3,
            Direction.Down, 240));
    }

    [Fact]
    public void A_measure_closes_only_with_a_number_of_months_after_its_opening()
    {
        Id measure = _group.Measure(target: 200);
        var close = new MeasureClosed(measure, Acting.Reads(230, new(2026, 7), new(2026, 9)), "A little faster.");
        _group.Refuse(CouncilRefusals.MeasureNotOpened, Acting.Customs, close);
        _group.Do(Acting.Customs, _group.Record.Measures[measure].OpenWith(Acting.Reads(250, March, May)));
        _group.Refuse(
            CouncilRefusals.MonthsNotAfter, Acting.Customs,
            close with { After = Acting.Reads(230, June, new(2026, 9)) });
        _group.Refuse(
            CouncilRefusals.FigureMissing, Acting.Customs,
            close with { After = Acting.Reads(null, new(2026, 7), new(2026, 9)) });
        _group.Do(Acting.Customs, close);
        _group.Refuse(CouncilRefusals.MeasureAlreadyClosed, Acting.Customs, close);
        Assert.Equal(40, _group.Record.Measures[measure].Progress(new Figure(230, 40, false)));
    }

    [Fact]
    public void The_months_after_begin_after_the_month_of_the_opening()
    {
        Id id = _group.Measure();
        Assert.Null(_group.Record.Measures[id].MonthsAfter(new(2026, 9)));
        _group.Do(Acting.Customs, _group.Record.Measures[id].OpenWith(Acting.Reads(250, March, May)));
        Measure measure = _group.Record.Measures[id];
        Assert.Null(measure.MonthsAfter(null));
        Assert.Null(measure.MonthsAfter(June));
        Assert.Equal(new MonthSpan(new(2026, 7), new(2026, 7)), measure.MonthsAfter(new(2026, 7)));
        Assert.Equal(new MonthSpan(new(2026, 7), new(2026, 9)), measure.MonthsAfter(new(2026, 9)));
        Assert.Equal(new MonthSpan(new(2026, 11), new(2027, 1)), measure.MonthsAfter(new(2027, 1)));
    }

    [Fact]
    public void Progress_is_how_much_of_the_way_was_gone()
    {
        Id id = _group.Measure(target: 200);
        _group.Do(Acting.Customs, _group.Record.Measures[id].OpenWith(Acting.Reads(250, March, May)));
        Measure measure = _group.Record.Measures[id];
        (long Now, int Percent)[] ways = [(250, 0), (249, 2), (225, 50), (201, 98), (200, 100), (100, 100), (275, -50)];
        foreach ((long now, int percent) in ways)
            Assert.Equal(percent, measure.Progress(new Figure(now, 9, false)));
        Assert.Null(measure.Progress(Figure.Hidden));
    }

    [Fact]
    public void Steps_are_reached_by_whoever_answers_for_them()
    {
        Id measure = _group.Measure(), step = _group.NewId();
        var set = new MilestoneSet(step, measure, "The form is online", _group.ChamberSeat, _group.Today.AddDays(20));
        _group.Refuse(CouncilRefusals.OwnerNeeded, Acting.Chamber, set);
        _group.Refuse(CouncilRefusals.DayPassed, Acting.Customs, set with { DueOn = _group.Today.AddDays(-1) });
        _group.Do(Acting.Customs, set);
        var reached = new MilestoneReached(step, "https is not needed to see it: ask at the desk.");
        _group.Refuse(CouncilRefusals.OwnerNeeded, Acting.Carrier, reached);
        _group.Do(Acting.Chamber, reached);
        _group.Refuse(CouncilRefusals.MilestoneAlreadyReached, Acting.Chamber, reached);
        _group.Refuse(CouncilRefusals.MilestoneAlreadyReached, Acting.Customs, set);
    }

    [Fact]
    public void A_report_is_handed_on_answered_merged_and_linked()
    {
        Id report = _group.NewId(), same = _group.NewId(), measure = _group.Measure();
        _group.Refuse(CouncilRefusals.ObstacleNotFollowed, Acting.Chair, new ObstacleLinked(report, measure));
        _group.Refuse(CouncilRefusals.ObstacleNotFollowed, Acting.Chair, new ObstacleMerged(same, report));
        var route = new ObstacleRouted(report, _group.CustomsSeat, _group.Today.AddDays(14));
        _group.Refuse(CouncilRefusals.ChairNeeded, Acting.Customs, route);
        _group.Do(Acting.Chair, route);
        Assert.True(_group.Record.MatterOf(report)!.IsShown);
        Assert.False(_group.Record.MatterOf(report)!.IsLate(_group.Today.AddDays(14)));
        Assert.True(_group.Record.MatterOf(report)!.IsLate(_group.Today.AddDays(15)));
        _group.Do(Acting.Chair, new ObstacleMerged(same, report));
        Id third = _group.NewId();
        _group.Do(Acting.Chair, route with { Report = third });
        _group.Refuse(CouncilRefusals.MergedIntoItself, Acting.Chair, new ObstacleMerged(report, report));
        _group.Refuse(CouncilRefusals.OthersMergedIntoIt, Acting.Chair, new ObstacleMerged(report, third));
        _group.Do(Acting.Chair, new ObstacleLinked(report, measure));
        Assert.Equal([report, same], _group.Record.ReportsOf(measure));
        _group.Refuse(CouncilRefusals.OwnerNeeded, Acting.Chamber, new ObstacleAnswered(report, "We look at it."));
        _group.Do(Acting.Customs, new ObstacleAnswered(report, "We look at it."));
        _group.Refuse(CouncilRefusals.ObstacleAlreadyAnswered, Acting.Chair, route);
        Assert.False(_group.Record.MatterOf(report)!.IsLate(_group.Today.AddDays(99)));
    }

    [Fact]
    public void A_number_that_was_read_for_something_else_opens_nothing()
    {
        Id measure = _group.Measure();
        MeasureOpened open = _group.Record.Measures[measure].OpenWith(Acting.Reads(250, March, May));
        _group.Refuse(CouncilRefusals.RecordMoved, Acting.Customs, open with { Window = 6 });
        _group.Refuse(CouncilRefusals.RecordMoved, Acting.Customs, open with { Metric = Metric.PaidOrders });
        _group.Do(Acting.Customs, open);
    }

    [Fact]
    public void Days_that_no_calendar_reaches_are_refused()
    {
        DateOnly far = new(9999, 6, 1);
        _group.Refuse(CouncilRefusals.DayFar, Acting.Chair, new PlanSet(_group.NewId(), "Far", far));
        _group.Refuse(CouncilRefusals.DayFar, Acting.Chair, new MeetingCalled(_group.NewId(), "Far", far, "Here"));
        _group.Refuse(CouncilRefusals.DayFar, Acting.Operator, new SeatGiven(
            _group.NewId(), Acting.Stranger, Side.Public, "Office", "Head", false, far, far));
    }

    /// <summary>
    /// Every kind that there is, found by reflection: one without its name would be lost when it is kept.
    /// </summary>
    [Fact]
    public void Every_act_is_read_back_as_it_was_written()
    {
        Id id = _group.Measure();
        Slice mango = new(Country.Parse("JP").Value, 8);
        Reading before = Acting.Reads(250, March, May), after = Acting.Reads(230, June, June);
        Act[] acts =
        [
            new SeatGiven(id, id, Side.Public, "กรม", "Head", true, _group.Today, _group.Today), new SeatEnded(id),
            new MeetingCalled(id, "t", _group.Today, "p"), new ItemAdded(id, id, "t", "x", "because", id),
            new PresenceNoted(id, [id, _group.ChairSeat]), new ConflictDeclared(id, "w"),
            new VoteCast(id, Choice.Abstain, "-"), new ItemDecided(id), new MinutesWritten(id, "m\nn"),
            new PlanSet(id, "t", _group.Today), new GoalSet(id, id, "t"),
            new MeasureSet(id, id, "t", "w", id, Metric.CostToExport, mango, 12, Direction.Up, 5),
            new MeasureOpened(id, before, Metric.CostToExport, mango, 12), new MeasureClosed(id, after, "เร็วขึ้น"),
            new MilestoneSet(id, id, "t", id, _group.Today), new MilestoneReached(id, "n"),
            new ObstacleRouted(id, id, _group.Today), new ObstacleMerged(id, id), new ObstacleAnswered(id, "a"),
            new ObstacleLinked(id, id), new ObstacleHidden(id, "w"),
        ];
        Assert.Equal(
            typeof(Act).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Act))).ToHashSet(),
            acts.Select(act => act.GetType()).ToHashSet());
        foreach (Act act in acts)
        {
            string json = JsonSerializer.Serialize(act, FactJson.Options);
            Assert.Equal(act, JsonSerializer.Deserialize<Act>(json, FactJson.Options));
        }
        string seat = JsonSerializer.Serialize(acts[0], FactJson.Options);
        Assert.Contains("\"act\":\"seat_given\"", seat, StringComparison.Ordinal);
        Assert.Contains("\"side\":\"Public\"", seat, StringComparison.Ordinal);
    }
}
