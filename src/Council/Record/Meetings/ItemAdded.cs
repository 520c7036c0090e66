using System.Collections.Immutable;

namespace Sampan.Council;

/// <summary>Any seat puts something on the agenda of a meeting that has no minutes yet.</summary>
/// <param name="ClosedWhy">Why only seats may see it; null for an item that everybody sees.</param>
public sealed record ItemAdded(
    Id Item, Id Meeting, string Title, string Text, string? ClosedWhy, Id? Measure) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsSeat is { } refusal) return refusal;
        if (record.Meetings.GetValueOrDefault(Meeting) is not { } meeting) return CouncilRefusals.MeetingUnknown;
        if (CouncilText.Check("title", Title, 120) is { } title) return title;
        if (CouncilText.CheckOptional("text", Text, 4000) is { } text) return text;
        if (ClosedWhy is not null && CouncilText.Check("closed", ClosedWhy, 200) is { } why) return why;
        if (Measure is { } measure && !record.Measures.ContainsKey(measure)) return CouncilRefusals.MeasureUnknown;
        if (meeting.Minutes.Count > 0) return CouncilRefusals.MeetingOver;
        return record.Items.ContainsKey(Item) ? CouncilRefusals.RecordMoved : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done) => record with
    {
        Items = record.Items.Add(Item, new AgendaItem(
            Item, Meeting, Title, Text, ClosedWhy, Measure, ImmutableSortedDictionary<Id, string>.Empty,
            ImmutableSortedDictionary<Id, Vote>.Empty, null)),
    };
}
