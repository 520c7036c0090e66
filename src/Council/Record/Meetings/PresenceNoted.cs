namespace Sampan.Council;

/// <summary>The chair notes who is there, on the day; a later note replaces it until the minutes are written.</summary>
/// <param name="Seats">Those who are there.</param>
public sealed record PresenceNoted(Id Meeting, IReadOnlyList<Id> Seats) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (record.Meetings.GetValueOrDefault(Meeting) is not { } meeting) return CouncilRefusals.MeetingUnknown;
        if (by.Today < meeting.On) return CouncilRefusals.MeetingNotYet.With(("on", meeting.On.Text()));
        if (meeting.Minutes.Count > 0) return CouncilRefusals.MeetingOver;
        HashSet<Id> inTerm = [.. record.SeatsOn(meeting.On).Select(seat => seat.Id)];
        return Seats.All(inTerm.Contains) ? null : CouncilRefusals.SeatUnknown;
    }

    public bool Equals(PresenceNoted? other) =>
        other is not null && other.Meeting == Meeting && other.Seats.SequenceEqual(Seats);

    public override int GetHashCode() => HashCode.Combine(Meeting, Seats.Count);

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Meetings = record.Meetings.SetItem(Meeting, record.Meetings[Meeting] with { Present = [.. Seats] }),
    };
}
