namespace Sampan.Council;

/// <summary>The chair writes the minutes; a later version stands beside the earlier ones.</summary>
public sealed record MinutesWritten(Id Meeting, string Text) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (record.Meetings.GetValueOrDefault(Meeting) is not { } meeting) return CouncilRefusals.MeetingUnknown;
        if (CouncilText.Check("text", Text, 20_000) is { } text) return text;
        if (by.Today < meeting.On) return CouncilRefusals.MeetingNotYet.With(("on", meeting.On.Text()));
        return meeting.Present.Count == 0 ? CouncilRefusals.PresenceMissing : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        Meeting meeting = record.Meetings[Meeting];
        return record with
        {
            Meetings = record.Meetings.SetItem(
                Meeting, meeting with { Minutes = meeting.Minutes.Add(new Minutes(Text, done.At)) }),
        };
    }
}
