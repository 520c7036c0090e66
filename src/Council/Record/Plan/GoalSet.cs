namespace Sampan.Council;

/// <summary>The chair puts a goal into a plan, or words it anew.</summary>
public sealed record GoalSet(Id Goal, Id Plan, string Title) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (!record.Plans.ContainsKey(Plan)) return CouncilRefusals.PlanUnknown;
        return CouncilText.Check("title", Title, 200);
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Goals = record.Goals.SetItem(Goal, new Goal(Goal, Plan, Title)),
    };
}
