using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

/// <summary>
/// A working group of two public and two private seats, in which things are done one after the other.
/// </summary>
internal sealed class Acting
{
    internal static readonly Id Operator = new(1), Chair = new(11), Customs = new(12), Chamber = new(13),
        Carrier = new(14), Stranger = new(15);

    private long _ids = 1000;

    internal Acting()
    {
        ChairSeat = Give(Chair, Side.Public, chair: true);
        CustomsSeat = Give(Customs, Side.Public);
        ChamberSeat = Give(Chamber, Side.Private);
        CarrierSeat = Give(Carrier, Side.Private);
    }

    internal DateOnly Today { get; set; } = new(2026, 6, 10);

    internal CouncilRecord Record { get; private set; } = CouncilRecord.Empty;

    internal Id ChairSeat { get; }

    internal Id CustomsSeat { get; }

    internal Id ChamberSeat { get; }

    internal Id CarrierSeat { get; }

    internal Id NewId() => new((UInt128)(++_ids));

    internal Id Give(Id person, Side side, bool chair = false)
    {
        Id seat = NewId();
        Do(Operator, new SeatGiven(seat, person, side, "Office of Trials", "Head", chair, Today, Today.AddYears(1)));
        return seat;
    }

    /// <summary>Null when it was done.</summary>
    internal Refusal? Try(Id person, Act act)
    {
        Instant now = Instant.StartOf(Today);
        var by = new Actor(person, person == Operator, Record.SeatOf(person, Today), now);
        if (act.WhyNot(Record, by) is { } refusal) return refusal;
        Record = Record.With(new Done(Record.Number + 1, now, person, act));
        return null;
    }

    internal void Do(Id person, Act act) => Assert.Null(Try(person, act));

    internal void Refuse(RefusalCode code, Id person, Act act) => Assert.Equal(code, Try(person, act)?.Code);

    /// <summary>A meeting of today at which these are there.</summary>
    internal Id Meet(params Id[] present)
    {
        Id meeting = NewId();
        Do(Chair, new MeetingCalled(meeting, "June", Today, "Bangkok"));
        Do(Chair, new PresenceNoted(meeting, present));
        return meeting;
    }

    internal Id Item(Id meeting, string? closedWhy = null)
    {
        Id item = NewId();
        Do(Customs, new ItemAdded(item, meeting, "One window for permits", "", closedWhy, null));
        return item;
    }

    internal Id Measure(Metric metric = Metric.DaysToDelivery, Direction direction = Direction.Down, long target = 200)
    {
        Id plan = NewId(), goal = NewId(), measure = NewId();
        if (Record.PlanOn(Today) is { } known) plan = known.Id;
        else Do(Chair, new PlanSet(plan, "Plan", Today));
        Do(Chair, new GoalSet(goal, plan, "Faster"));
        Do(Chair, new MeasureSet(
            measure, goal, "One window", "Papers are asked for once.", CustomsSeat, metric, Slice.Whole, 3, direction,
            target));
        return measure;
    }

    internal static Reading Reads(long? tenths, Month from, Month until, bool hidden = false) =>
        new(new MonthSpan(from, until), new Figure(tenths, 40, hidden));
}
