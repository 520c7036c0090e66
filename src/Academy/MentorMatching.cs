namespace Sampan.Academy;

/// <summary>Why a mentor fits, the weightiest first.</summary>
public enum MatchReason
{
    /// <summary>The mentor helps with what stands in the trader's way next.</summary>
    HelpsWithObstacle = 1,

    /// <summary>The mentor knows a lane on which the trader sells.</summary>
    KnowsLane,

    /// <summary>The mentor speaks the language in which the trader reads.</summary>
    SpeaksLanguage,

    /// <summary>The mentor can take another firm.</summary>
    HasRoom,
}

/// <summary>Who looks for a mentor, as far as it matters for the choice.</summary>
/// <param name="Own">The people of the trader's own firm: nobody mentors himself.</param>
/// <param name="Lanes">On which the firm has sold lately.</param>
/// <param name="Next">What stands in its way; null where nothing does.</param>
public sealed record Mentee(string Language, IReadOnlySet<Id> Own, IReadOnlyList<Lane> Lanes, Obstacle? Next);

public sealed record MentorMatch(MentorOffer Offer, IReadOnlyList<MatchReason> Reasons);

/// <summary>Which mentors a trader is shown, in which order, and why: a pure function.</summary>
public static class MentorMatching
{
    /// <summary>
    /// Every mentor who is open, not hidden, has room and is not of the trader's own firm. First whoever has the
    /// weightiest reason that another lacks; among equals whoever has more room, at last the older offer.
    /// </summary>
    public static IReadOnlyList<MentorMatch> For(Mentee mentee, IEnumerable<MentorOffer> offers) =>
    [
        .. offers
            .Where(offer => offer.IsShown && offer.FreePlaces > 0 && !mentee.Own.Contains(offer.Mentor))
            .Select(offer => new MentorMatch(offer, Reasons(mentee, offer.Terms)))
            .OrderByDescending(match => Weight(match.Reasons))
            .ThenByDescending(match => match.Offer.FreePlaces)
            .ThenBy(match => match.Offer.OfferedAt)
            .ThenBy(match => match.Offer.Mentor),
    ];

    private static List<MatchReason> Reasons(Mentee mentee, MentorTerms terms)
    {
        var reasons = new List<MatchReason>();
        if (mentee.Next is { } next && terms.Obstacles.Contains(next)) reasons.Add(MatchReason.HelpsWithObstacle);
        if (terms.Lanes.Any(mentee.Lanes.Contains)) reasons.Add(MatchReason.KnowsLane);
        if (terms.Languages.Contains(mentee.Language)) reasons.Add(MatchReason.SpeaksLanguage);
        reasons.Add(MatchReason.HasRoom);
        return reasons;
    }

    /// <summary>A reason weighs more than all after it together.</summary>
    private static int Weight(IReadOnlyList<MatchReason> reasons) =>
        reasons.Sum(reason => 1 << (MatchReason.HasRoom - reason));
}
