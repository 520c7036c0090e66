namespace Sampan.Council;

/// <summary>A seat that is there votes once, and says why.</summary>
public sealed record VoteCast(Id Item, Choice Choice, string Why) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsSeat is { } refusal) return refusal;
        if (record.Items.GetValueOrDefault(Item) is not { } item) return CouncilRefusals.ItemUnknown;
        if (!Enum.IsDefined(Choice)) return CouncilRefusals.ChoiceMissing.With(("field", "choice"));
        if (CouncilText.Check("why", Why, 400) is { } why) return why;
        if (item.Verdict is not null) return CouncilRefusals.ItemAlreadyDecided;
        if (record.Meetings[item.Meeting].Minutes.Count > 0) return CouncilRefusals.MeetingOver;
        if (item.Conflicts.ContainsKey(by.Seat!.Id)) return CouncilRefusals.ConflictDeclaredBefore;
        if (!record.Meetings[item.Meeting].Present.Contains(by.Seat.Id)) return CouncilRefusals.SeatNotPresent;
        return item.Votes.ContainsKey(by.Seat.Id) ? CouncilRefusals.VoteAlreadyCast : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        AgendaItem item = record.Items[Item];
        Id seat = record.SeatOf(done.Person, done.On)!.Id;
        return record with
        {
            Items = record.Items.SetItem(Item, item with { Votes = item.Votes.Add(seat, new Vote(Choice, Why)) }),
        };
    }
}
