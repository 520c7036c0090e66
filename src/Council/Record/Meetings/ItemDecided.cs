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
        Quorum quorum = Quorum.Of(record, record.Meetings[item.Meeting], item);
        if (!quorum.IsMet)
            return CouncilRefusals.QuorumMissing.With(("present", $"{quorum.Present}"), ("seats", $"{quorum.Seats}"));
        return item.Votes.Count == 0 ? CouncilRefusals.VotesMissing : null;
    }

    internal override CouncilRecord Apply(CouncilRecord record, Done done)
    {
        AgendaItem item = record.Items[Item];
        int Count(Choice choice) => item.Votes.Values.Count(vote => vote.Choice == choice);
        (int yes, int no) = (Count(Choice.For), Count(Choice.Against));
        var verdict = new Verdict(yes > no, yes, no, Count(Choice.Abstain), done.On);
        return record with { Items = record.Items.SetItem(Item, item with { Verdict = verdict }) };
    }
}
