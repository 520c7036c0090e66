namespace Sampan.Council;

/// <summary>
/// The chair ends the vote on an item. It is carried when more are for it than against, among those who are there and
/// have no conflict; without a quorum nothing is decided.
/// </summary>
public sealed record ItemDecided(Id Item) : Act
{
    internal override Refusal? WhyNot(CouncilRecord record, Actor by)
    {
        if (by.NeedsChair is { } refusal) return refusal;
        if (record.Items.GetValueOrDefault(Item) is not { } item) return CouncilRefusals.ItemUnknown;
        if (item.Verdict is not null) return CouncilRefusals.ItemAlreadyDecided;
        if (record.Meetings[item.Meeting].Minutes.Count > 0) return CouncilRefusals.MeetingOver;
        Quorum quorum = Quorum.Of(record, record.Meetings[item.Meeting], item);
        if (!quorum.IsMet)
            return CouncilRefusals.QuorumMissing.With(("present", $"{quorum.Present}"), ("seats", $"{quorum.Seats}"));
        return Counted(record, item).Any() ? null : CouncilRefusals.VotesMissing;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        AgendaItem item = record.Items[Item];
        Vote[] votes = [.. Counted(record, item)];
        int Count(Choice choice) => votes.Count(vote => vote.Choice == choice);
        (int yes, int no) = (Count(Choice.For), Count(Choice.Against));
        var verdict = new Verdict(yes > no, yes, no, Count(Choice.Abstain), done.On);
        return record with { Items = record.Items.SetItem(Item, item with { Verdict = verdict }) };
    }

    /// <summary>Of those who are there: a seat that is no longer noted counts on neither side.</summary>
    private static IEnumerable<Vote> Counted(CouncilRecord record, AgendaItem item) => item.Votes
        .Where(vote => record.Meetings[item.Meeting].Present.Contains(vote.Key)).Select(vote => vote.Value);
}
