namespace Sampan.Council;

/// <summary>A seat says that it has an interest of its own in an item: it does not vote on it.</summary>
public sealed record ConflictDeclared(Id Item, string Why) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsSeat is { } refusal) return refusal;
        if (record.Items.GetValueOrDefault(Item) is not { } item) return CouncilRefusals.ItemUnknown;
        if (CouncilText.Check("why", Why, 400) is { } why) return why;
        if (item.Verdict is not null) return CouncilRefusals.ItemAlreadyDecided;
        if (record.Meetings[item.Meeting].Minutes.Count > 0) return CouncilRefusals.MeetingOver;
        return item.Conflicts.ContainsKey(by.Seat!.Id) ? CouncilRefusals.ConflictKnown : null;
    }

    /// <summary>A vote that was cast before is not counted.</summary>
    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        AgendaItem item = record.Items[Item];
        Id seat = record.SeatOf(done.Person, done.On)!.Id;
        return record with
        {
            Items = record.Items.SetItem(
                Item, item with { Conflicts = item.Conflicts.Add(seat, Why), Votes = item.Votes.Remove(seat) }),
        };
    }
}
