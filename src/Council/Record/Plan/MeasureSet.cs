namespace Sampan.Council;

/// <summary>
/// The chair puts a measure under a goal, or changes one that is not opened. From the opening on nothing of it moves:
/// whoever could move the target could always reach it.
/// </summary>
public sealed record MeasureSet(
    Id Measure, Id Goal, string Title, string What, Id Owner, Metric Metric, Slice Slice, int Window,
    Direction Direction, long TargetTenths) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (!record.Goals.ContainsKey(Goal)) return CouncilRefusals.GoalUnknown;
        if (record.Measures.GetValueOrDefault(Measure)?.Before is not null) return CouncilRefusals.MeasureAlreadyOpened;
        if (CouncilText.Check("title", Title, 120) is { } title) return title;
        if (CouncilText.Check("what", What, 2000) is { } what) return what;
        if (record.SeatsOn(by.Today).All(seat => seat.Id != Owner))
            return CouncilRefusals.SeatUnknown.With(("field", "owner"));
        if (!Enum.IsDefined(Metric)) return CouncilRefusals.MetricUnknown.With(("field", "metric"));
        if (!Enum.IsDefined(Direction)) return CouncilRefusals.ChoiceMissing.With(("field", "direction"));
        if (Slice.Chapter is < 1 or > 97) return CouncilRefusals.ChapterUnknown.With(("field", "chapter"));
        if (Window is < 1 or > Council.Measure.MostWindow)
            return CouncilRefusals.WindowWrong.With(("most", $"{Council.Measure.MostWindow}"), ("field", "window"));
        return TargetTenths is < 0 or > 1_000_000_000_000
            ? CouncilRefusals.TargetWrong.With(("field", "target"))
            : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Measures = record.Measures.SetItem(Measure, new Measure
        {
            Id = Measure,
            Goal = Goal,
            Title = Title,
            What = What,
            Owner = Owner,
            Metric = Metric,
            Slice = Slice,
            Window = Window,
            Direction = Direction,
            TargetTenths = TargetTenths,
        }),
    };
}
