namespace Sampan.Council;

/// <summary>The chair begins a plan, or gives one another title: one year from its first day.</summary>
public sealed record PlanSet(Id Plan, string Title, DateOnly From) : Act
{
    private Period Year => new(From, From.AddYears(1).AddDays(-1));

    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (CouncilText.Check("title", Title, 120) is { } title) return title;
        if (by.IsFar(From)) return CouncilRefusals.DayFar.With(("field", "from"));
        return record.Plans.Values.Any(other => other.Id != Plan && Overlaps(other.Year))
            ? CouncilRefusals.PlanOverlaps.With(("field", "from"))
            : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Plans = record.Plans.SetItem(Plan, new Plan(Plan, Title, Year)),
    };

    private bool Overlaps(Period other) => other.From <= Year.Until && other.Until >= Year.From;
}
