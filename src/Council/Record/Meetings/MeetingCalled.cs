namespace Sampan.Council;

/// <summary>The chair calls a meeting for a day that has not passed.</summary>
public sealed record MeetingCalled(Id Meeting, string Title, DateOnly On, string Place) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (CouncilText.Check("title", Title, 120) is { } title) return title;
        if (CouncilText.Check("place", Place, 200) is { } place) return place;
        if (by.IsFar(On)) return CouncilRefusals.DayFar.With(("field", "on"));
        if (On < by.Today) return CouncilRefusals.DayPassed.With(("field", "on"));
        return record.Meetings.ContainsKey(Meeting) ? CouncilRefusals.RecordMoved : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Meetings = record.Meetings.Add(Meeting, new Meeting(Meeting, Title, On, Place, [], [])),
    };
}
