using Sampan.Council;
using Sampan.Identity;
using Sampan.Journeys.Observing;
using Sampan.Journeys.Steering;
using Sampan.Kernel;
using Sampan.Web.Parts;

namespace Sampan.Host.Demo;

/// <summary>
/// Lets the demo's working group do what it would have done in the months before, act by act in the order of the days.
/// Its numbers are those of the year that was played. Loading it again changes nothing.
/// </summary>
internal sealed class DemoCouncil(
    DemoWorld world, ICouncil council, IReports reports, MeasureFigures figures, ObserveTrade observe)
{
    private const int SeatsDaysAgo = 220, PlanDaysAgo = 200;

    private readonly DemoWorkingGroup _group = DemoWorkingGroup.The;
    private readonly Dictionary<string, (Id Person, Id Seat)> _seats = [];
    private readonly Dictionary<string, Id> _measures = [];
    private readonly List<ReportedObstacle> _reports = [];

    /// <summary>What is done on which day; those of one day in the order in which they were planned.</summary>
    private readonly List<(int DaysAgo, Func<Instant, Task<Refusal?>> Do)> _days = [];

    internal async Task<Refusal?> Load(Instant now)
    {
        if ((await council.Read()).Number > 0) return null;
        _ = await observe.CatchUp();
        if (await Seat(now) is { } unseated) return unseated;
        Plan(now);
        foreach (DemoMeeting meeting in _group.Meetings) Plan(meeting, now);
        foreach (DemoReport report in _group.Reports) Plan(report, now);
        Id next = Id.New(now);
        DemoNextMeeting coming = _group.NextMeeting;
        Chair(0, new MeetingCalled(next, coming.Title, now.UtcDate.AddDays(coming.InDays), coming.Place));
        foreach ((int daysAgo, Func<Instant, Task<Refusal?>> act) in _days.OrderByDescending(day => day.DaysAgo))
            if (await act(now + TimeSpan.FromDays(-daysAgo)) is { } refusal) return refusal;
        return null;
    }

    /// <summary>The newest report that nobody has read yet.</summary>
    internal async Task<Id?> Waiting()
    {
        CouncilRecord record = await council.Read();
        return (await reports.Newest(null, limit: 50))
            .FirstOrDefault(report => record.MatterOf(report.Id) is null)?.Id;
    }

    private async Task<Refusal?> Seat(Instant now)
    {
        Instant then = now + TimeSpan.FromDays(-SeatsDaysAgo);
        Outcome<PersonCard> @operator = await world.Person(DemoWorld.OperatorEmail, "en", now);
        if (@operator.IsRefused) return @operator.Refusal;
        foreach (DemoSeat seat in _group.Seats)
        {
            Outcome<PersonCard> person = await world.Person(seat.Email, seat.Language, now);
            if (person.IsRefused) return person.Refusal;
            var id = Id.New(then);
            _seats[seat.Key] = (person.Value.Id, id);
            var given = new SeatGiven(
                id, person.Value.Id, Show.Named<Side>(seat.Side)!.Value, seat.Organisation, seat.Office,
                seat.Chair, then.UtcDate, then.UtcDate.AddYears(2).AddDays(-1));
            Outcome<CouncilRecord> done = await council.Do(@operator.Value.Id, isOperator: true, given, then);
            if (done.IsRefused) return done.Refusal;
        }
        return null;
    }

    private void Plan(Instant now)
    {
        Instant then = now + TimeSpan.FromDays(-PlanDaysAgo);
        var plan = Id.New(then);
        Chair(PlanDaysAgo, new PlanSet(plan, _group.Plan.Title, then.UtcDate));
        foreach (DemoGoal goal in _group.Plan.Goals)
        {
            var id = Id.New(then);
            Chair(PlanDaysAgo, new GoalSet(id, plan, goal.Title));
            foreach (DemoMeasure measure in goal.Measures) Plan(measure, id, then);
        }
    }

    /// <summary>A measure whose number is not known that day stays planned, as it would have.</summary>
    private void Plan(DemoMeasure demo, Id goal, Instant then)
    {
        Id id = _measures[demo.Key] = Id.New(then);
        Id owner = _seats[demo.Owner].Seat;
        MeasureSet Set(long target) => new(
            id, goal, demo.Title, demo.What, owner, Show.Named<Metric>(demo.Metric)!.Value,
            new Slice(demo.To is { } to ? Country.Parse(to).Value : null), demo.Window,
            Show.Named<Direction>(demo.Direction)!.Value, target);
        Chair(PlanDaysAgo, Set(0));
        if (demo.OpenedDaysAgo is not { } opened) return;
        Do(opened, async at =>
        {
            CouncilRecord record = await council.Read();
            Reading? before = await figures.Before(record.Measures[id], at.UtcDate);
            if (before?.Figure.Tenths is not > 0) return null;
            Act[] acts =
            [
                Set(before.Figure.Tenths.Value * demo.TargetPercent / 100), record.Measures[id].OpenWith(before),
                .. demo.Steps.Select((step, i) => new MilestoneSet(
                    StepId(id, i), id, step.Title, _seats[step.Owner].Seat, at.UtcDate.AddDays(step.Due))),
            ];
            foreach (Act act in acts)
                if ((await council.Do(_seats["chair"].Person, isOperator: false, act, at)).Refusal is { } no) return no;
            return null;
        });
        foreach ((DemoStep step, int i) in demo.Steps.Select((step, i) => (step, i)))
            if (step.Reached is { } reached)
                Do(opened - reached, at => IfOpen(id, step.Owner, new MilestoneReached(StepId(id, i), step.Note), at));
        if (demo.ClosedDaysAgo is not { } closed) return;
        Do(closed, async at =>
        {
            Reading? after = await figures.After((await council.Read()).Measures[id], at.UtcDate);
            return after?.Figure.Tenths is null
                ? null
                : await IfOpen(id, demo.Owner, new MeasureClosed(id, after, demo.Conclusion), at);
        });
    }

    private void Plan(DemoMeeting demo, Instant now)
    {
        var id = Id.New(now + TimeSpan.FromDays(-demo.DaysAgo));
        Chair(demo.DaysAgo, new MeetingCalled(
            id, demo.Title, now.UtcDate.AddDays(-demo.DaysAgo), demo.Place));
        Chair(demo.DaysAgo, new PresenceNoted(id, [.. demo.Present.Select(seat => _seats[seat].Seat)]));
        foreach (DemoItem item in demo.Items)
        {
            var itemId = Id.New(now + TimeSpan.FromDays(-demo.DaysAgo));
            Id? measure = item.Measure is { } key ? _measures[key] : null;
            Chair(demo.DaysAgo, new ItemAdded(itemId, id, item.Title, item.Text, item.Closed, measure));
            foreach (DemoConflict conflict in item.Conflicts)
                By(conflict.Seat, demo.DaysAgo, new ConflictDeclared(itemId, conflict.Why));
            foreach (DemoVote vote in item.Votes)
                By(vote.Seat, demo.DaysAgo, new VoteCast(itemId, Show.Named<Choice>(vote.Choice)!.Value, vote.Why));
            Chair(demo.DaysAgo, new ItemDecided(itemId));
        }
        Chair(demo.DaysAgo, new MinutesWritten(id, demo.Minutes));
    }

    private void Plan(DemoReport demo, Instant now)
    {
        Instant at = now + TimeSpan.FromDays(-demo.DaysAgo);
        var report = new ReportedObstacle(
            Id.New(at), at, Show.Named<TradeStep>(demo.Step)!.Value, Show.Named<Trouble>(demo.Trouble)!.Value,
            Country.Parse(demo.From).Value, Country.Parse(demo.To).Value, demo.Days,
            demo.Lost is { } lost ? Money.Parse(lost, Currency.Parse("THB").Value).Value : null, demo.Words,
            demo.Language);
        _reports.Add(report);
        Do(demo.DaysAgo, async _ => (await reports.Take(report, $"{Id.New(at)}")).Refusal);
        // Handed on the day after, answered within the week.
        int routed = demo.DaysAgo - 1;
        if (demo.Into is { } into) Chair(routed, new ObstacleMerged(report.Id, _reports[into].Id));
        if (demo.Seat is not { } seat) return;
        Chair(routed, new ObstacleRouted(report.Id, _seats[seat].Seat, at.UtcDate.AddDays(90)));
        if (demo.Measure is { } measure)
            Do(Math.Min(routed, PlanDaysAgo - 30), when =>
                Done("chair", new ObstacleLinked(report.Id, _measures[measure]), when));
        if (demo.Answer is { } answer) By(seat, routed - 6, new ObstacleAnswered(report.Id, answer));
    }

    private void Chair(int daysAgo, Act act) => By("chair", daysAgo, act);

    private void By(string seat, int daysAgo, Act act) => Do(daysAgo, at => Done(seat, act, at));

    private void Do(int daysAgo, Func<Instant, Task<Refusal?>> act) => _days.Add((daysAgo, act));

    private async Task<Refusal?> Done(string seat, Act act, Instant at) =>
        (await council.Do(_seats[seat].Person, isOperator: false, act, at)).Refusal;

    private async Task<Refusal?> IfOpen(Id measure, string seat, Act act, Instant at) =>
        (await council.Read()).Measures[measure].IsOpen ? await Done(seat, act, at) : null;

    private static Id StepId(Id measure, int step) =>
        measure.Beside(Hash256.Of(System.Text.Encoding.UTF8.GetBytes($"step {step} of {measure}")));
}
