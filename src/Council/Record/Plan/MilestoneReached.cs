namespace Sampan.Council;

/// <summary>Whoever answers for a step says that it is done, and by what one sees it.</summary>
public sealed record MilestoneReached(Id Milestone, string Note) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.Milestones.GetValueOrDefault(Milestone) is not { } found) return CouncilRefusals.MilestoneUnknown;
        if (by.NeedsSeatOf(found.Owner) is { } refusal) return refusal;
        if (CouncilText.Check("note", Note, 400) is { } note) return note;
        return found.Reached is null ? null : CouncilRefusals.MilestoneAlreadyReached;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Milestones = record.Milestones.SetItem(
            Milestone, record.Milestones[Milestone] with { Reached = new Reached(done.On, Note) }),
    };
}
