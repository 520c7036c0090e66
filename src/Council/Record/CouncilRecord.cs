using System.Collections.Immutable;

namespace Sampan.Council;

/// <summary>
/// The working group as its acts tell it: a pure function of them. Everything is found by its id; ids begin with the
/// moment of their making, so that whatever is listed stands in the order in which it came up.
/// </summary>
public sealed record CouncilRecord
{
    public static readonly CouncilRecord Empty = new();

    private CouncilRecord() { }

    /// <summary>The place of the last act; 0 before the first.</summary>
    public long Number { get; init; }

    /// <summary>Every act, oldest first: the audit trail.</summary>
    public ImmutableList<Done> Trail { get; init; } = [];

    public ImmutableSortedDictionary<Id, Seat> Seats { get; init; } = ImmutableSortedDictionary<Id, Seat>.Empty;

    public ImmutableSortedDictionary<Id, Meeting> Meetings { get; init; } =
        ImmutableSortedDictionary<Id, Meeting>.Empty;

    public ImmutableSortedDictionary<Id, AgendaItem> Items { get; init; } =
        ImmutableSortedDictionary<Id, AgendaItem>.Empty;

    public ImmutableSortedDictionary<Id, Plan> Plans { get; init; } = ImmutableSortedDictionary<Id, Plan>.Empty;

    public ImmutableSortedDictionary<Id, Goal> Goals { get; init; } = ImmutableSortedDictionary<Id, Goal>.Empty;

    public ImmutableSortedDictionary<Id, Measure> Measures { get; init; } =
        ImmutableSortedDictionary<Id, Measure>.Empty;

    public ImmutableSortedDictionary<Id, Milestone> Milestones { get; init; } =
        ImmutableSortedDictionary<Id, Milestone>.Empty;

    /// <summary>What was done about reported obstacles, by the report's id.</summary>
    public ImmutableSortedDictionary<Id, Matter> Matters { get; init; } = ImmutableSortedDictionary<Id, Matter>.Empty;

    /// <summary>The record with one more act.</summary>
    public CouncilRecord With(Done done) =>
        done.Act.Apply(this, done) with { Number = done.Number, Trail = Trail.Add(done) };

    public IEnumerable<Seat> SeatsOn(DateOnly day) => Seats.Values.Where(seat => seat.Term.Contains(day));

    /// <summary>The seat of a person on a day; null for who has none. Nobody has two at once.</summary>
    public Seat? SeatOf(Id person, DateOnly day) => SeatsOn(day).FirstOrDefault(seat => seat.Person == person);

    public IEnumerable<AgendaItem> ItemsOf(Id meeting) => Items.Values.Where(item => item.Meeting == meeting);

    /// <summary>The plan of a day; null where there is none. Years of plans do not overlap.</summary>
    public Plan? PlanOn(DateOnly day) => Plans.Values.FirstOrDefault(plan => plan.Year.Contains(day));

    public IEnumerable<Goal> GoalsOf(Id plan) => Goals.Values.Where(goal => goal.Plan == plan);

    public IEnumerable<Measure> MeasuresOf(Id goal) => Measures.Values.Where(measure => measure.Goal == goal);

    public IEnumerable<Milestone> MilestonesOf(Id measure) =>
        Milestones.Values.Where(milestone => milestone.Measure == measure).OrderBy(milestone => milestone.DueOn);

    /// <summary>Reports that led to a measure, those merged into them too.</summary>
    public IEnumerable<Id> ReportsOf(Id measure) => Matters.Values
        .Where(matter => MatterOf(matter.MergedInto ?? matter.Report)?.Measure == measure)
        .Select(matter => matter.Report);

    /// <summary>What was done about a report; null while nothing was.</summary>
    public Matter? MatterOf(Id report) => Matters.GetValueOrDefault(report);
}
