namespace Sampan.Council;

/// <summary>A step of a measure, with who answers for it and its day; one that is reached moves no more.</summary>
public sealed record MilestoneSet(Id Milestone, Id Measure, string Title, Id Owner, DateOnly DueOn) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.Measures.GetValueOrDefault(Measure) is not { } measure) return CouncilRefusals.MeasureUnknown;
        if (by.NeedsSeatOf(measure.Owner) is { } refusal) return refusal;
        if (measure.Closed is not null) return CouncilRefusals.MeasureAlreadyClosed;
        if (CouncilText.Check("title", Title, 200) is { } title) return title;
        if (record.SeatsOn(by.Today).All(seat => seat.Id != Owner))
            return CouncilRefusals.SeatUnknown.With(("field", "owner"));
        if (by.IsFar(DueOn)) return CouncilRefusals.DayFar.With(("field", "due"));
        if (DueOn < by.Today) return CouncilRefusals.DayPassed.With(("field", "due"));
        return record.Milestones.GetValueOrDefault(Milestone)?.Reached is null
            ? null
            : CouncilRefusals.MilestoneAlreadyReached;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Milestones = record.Milestones.SetItem(
            Milestone, new Milestone(Milestone, Measure, Title, Owner, DueOn, null)),
    };
}
