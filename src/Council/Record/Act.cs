using System.Text.Json.Serialization;

namespace Sampan.Council;

/// <summary>
/// Something done in the working group: written once, never changed, and all that is kept of it. Its name and members
/// are its stored form: a new shape is a new act beside the old one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(SeatGiven), "seat_given")]
[JsonDerivedType(typeof(SeatEnded), "seat_ended")]
[JsonDerivedType(typeof(MeetingCalled), "meeting_called")]
[JsonDerivedType(typeof(ItemAdded), "item_added")]
[JsonDerivedType(typeof(PresenceNoted), "presence_noted")]
[JsonDerivedType(typeof(ConflictDeclared), "conflict_declared")]
[JsonDerivedType(typeof(VoteCast), "vote_cast")]
[JsonDerivedType(typeof(ItemDecided), "item_decided")]
[JsonDerivedType(typeof(MinutesWritten), "minutes_written")]
[JsonDerivedType(typeof(PlanSet), "plan_set")]
[JsonDerivedType(typeof(GoalSet), "goal_set")]
[JsonDerivedType(typeof(MeasureSet), "measure_set")]
[JsonDerivedType(typeof(MeasureOpened), "measure_opened")]
[JsonDerivedType(typeof(MeasureClosed), "measure_closed")]
[JsonDerivedType(typeof(MilestoneSet), "milestone_set")]
[JsonDerivedType(typeof(MilestoneReached), "milestone_reached")]
[JsonDerivedType(typeof(ObstacleRouted), "obstacle_routed")]
[JsonDerivedType(typeof(ObstacleMerged), "obstacle_merged")]
[JsonDerivedType(typeof(ObstacleAnswered), "obstacle_answered")]
[JsonDerivedType(typeof(ObstacleLinked), "obstacle_linked")]
[JsonDerivedType(typeof(ObstacleHidden), "obstacle_hidden")]
public abstract record Act
{
    /// <summary>Why it may not be done; null when it may. Looks at nothing but the record.</summary>
    internal abstract Refusal? WhyNot(CouncilRecord record, Actor by);

    /// <summary>The record with it. Asked only of what may be done.</summary>
    internal abstract CouncilRecord Apply(CouncilRecord record, Done done);
}

/// <summary>An act as it was recorded: its place, its moment, and who did it.</summary>
public sealed record Done(long Number, Instant At, Id Person, Act Act)
{
    public DateOnly On => At.UtcDate;
}

/// <summary>Who wants to do something, when.</summary>
/// <param name="Seat">The seat in whose term it is; null for who has none.</param>
public sealed record Actor(Id Person, bool IsOperator, Seat? Seat, Instant Now)
{
    public DateOnly Today => Now.UtcDate;

    /// <summary>Days so far off are mistyped, and cannot be reckoned with.</summary>
    internal bool IsFar(DateOnly day) => Math.Abs(day.Year - Today.Year) > 10;

    internal Refusal? NeedsSeat => Seat is null ? CouncilRefusals.SeatNeeded : null;

    internal Refusal? NeedsChair => NeedsSeat ?? (Seat!.Chair ? null : CouncilRefusals.ChairNeeded);

    /// <summary>For what its owner does, or the chair in the owner's place.</summary>
    internal Refusal? NeedsSeatOf(Id owner) =>
        NeedsSeat ?? (Seat!.Chair || Seat.Id == owner ? null : CouncilRefusals.OwnerNeeded);
}
