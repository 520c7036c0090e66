namespace Sampan.Council;

/// <summary>The chair hands a report to a seat, which answers by a day. From now on its words are shown.</summary>
public sealed record ObstacleRouted(Id Report, Id Seat, DateOnly AnswerBy) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (record.SeatsOn(by.Today).All(seat => seat.Id != Seat))
            return CouncilRefusals.SeatUnknown.With(("field", "seat"));
        if (by.IsFar(AnswerBy)) return CouncilRefusals.DayFar.With(("field", "by"));
        if (AnswerBy < by.Today) return CouncilRefusals.DayPassed.With(("field", "by"));
        Matter? matter = record.MatterOf(Report);
        if (matter?.MergedInto is not null) return CouncilRefusals.ObstacleAlreadyMerged;
        return matter?.Answer is null ? null : CouncilRefusals.ObstacleAlreadyAnswered;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record.Set(
        record.MatterOr(Report) with { Seat = Seat, AnswerBy = AnswerBy, HiddenWhy = null });
}

/// <summary>The chair finds that a report says the same as another, which is followed for both.</summary>
public sealed record ObstacleMerged(Id Report, Id Into) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (Report == Into) return CouncilRefusals.MergedIntoItself.With(("field", "into"));
        // One step only: whoever follows a merged report finds the one that is answered.
        if (record.MatterOf(Into) is not { } into || into.MergedInto is not null || into.HiddenWhy is not null)
            return CouncilRefusals.ObstacleNotFollowed.With(("field", "into"));
        if (record.Matters.Values.Any(other => other.MergedInto == Report))
            return CouncilRefusals.OthersMergedIntoIt;
        return record.MatterOf(Report)?.MergedInto is null ? null : CouncilRefusals.ObstacleAlreadyMerged;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) =>
        record.Set(record.MatterOr(Report) with { MergedInto = Into });
}

/// <summary>The seat that has a report answers it, for everybody to read.</summary>
public sealed record ObstacleAnswered(Id Report, string Text) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (record.MatterOf(Report) is not { Seat: { } seat }) return CouncilRefusals.ObstacleNotFollowed;
        if (by.NeedsSeatOf(seat) is { } refusal) return refusal;
        if (CouncilText.Check("text", Text, 2000) is { } text) return text;
        return record.MatterOf(Report)!.Answer is null ? null : CouncilRefusals.ObstacleAlreadyAnswered;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) =>
        record.Set(record.MatterOr(Report) with { Answer = new Answer(Text, done.On) });
}

/// <summary>A report led to a measure of the plan: whoever reported is told when its number moves.</summary>
public sealed record ObstacleLinked(Id Report, Id Measure) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (record.Measures.GetValueOrDefault(Measure) is not { } measure)
            return CouncilRefusals.MeasureUnknown.With(("field", "measure"));
        if (measure.Closed is not null) return CouncilRefusals.MeasureAlreadyClosed.With(("field", "measure"));
        return record.MatterOf(Report) is { IsShown: true, MergedInto: null }
            ? null
            : CouncilRefusals.ObstacleNotFollowed;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) =>
        record.Set(record.MatterOr(Report) with { Measure = Measure });
}

/// <summary>The chair keeps the words of a report from being shown, and says why.</summary>
public sealed record ObstacleHidden(Id Report, string Why) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by) =>
        by.NeedsChair ?? CouncilText.Check("why", Why, 200);

    internal override CouncilRecord Apply(CouncilRecord record, Done done) =>
        record.Set(record.MatterOr(Report) with { HiddenWhy = Why });
}

internal static class Matters
{
    internal static Matter MatterOr(this CouncilRecord record, Id report) =>
        record.MatterOf(report) ?? new Matter(report);

    internal static CouncilRecord Set(this CouncilRecord record, Matter matter) =>
        record with { Matters = record.Matters.SetItem(matter.Report, matter) };
}
