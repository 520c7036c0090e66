using FsCheck.Xunit;
using Sampan.Academy;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Academy;

/// <summary>The order and the reasons of docs/academy.md, on any mentors that could be.</summary>
public sealed class MentorMatchingTests
{
    private static readonly Lane ToJapan = new(Country.Thailand, Country.Japan);
    private static readonly Lane ToSingapore = new(Country.Thailand, Country.Singapore);
    private static readonly Mentee Novice =
        new("th", new HashSet<Id> { new(99) }, [ToJapan], Obstacle.OriginMissing);

    [Fact]
    public void Who_helps_with_the_obstacle_comes_before_who_knows_the_lane_and_who_speaks_the_language()
    {
        MentorOffer room = Offer(1, terms => terms with { Places = 20 });
        MentorOffer language = Offer(2, terms => terms with { Languages = ["th"] });
        MentorOffer lane = Offer(3, terms => terms with { Lanes = [ToSingapore, ToJapan] });
        MentorOffer both = Offer(4, terms => terms with { Lanes = [ToJapan], Languages = ["th"] });
        MentorOffer obstacle = Offer(5, terms => terms with { Obstacles = [Obstacle.OriginMissing] });
        IReadOnlyList<MentorMatch> found = MentorMatching.For(Novice, [room, language, lane, both, obstacle]);
        Assert.Equal([obstacle, both, lane, language, room], found.Select(match => match.Offer));
        Assert.Equal([MatchReason.HelpsWithObstacle, MatchReason.HasRoom], found[0].Reasons);
        Assert.Equal([MatchReason.KnowsLane, MatchReason.SpeaksLanguage, MatchReason.HasRoom], found[1].Reasons);
        Assert.Equal([MatchReason.HasRoom], found[4].Reasons);
    }

    [Fact]
    public void Among_equals_more_room_comes_first_and_then_the_older_offer()
    {
        MentorOffer small = Offer(1), older = Offer(3, t => t with { Places = 4 });
        // Whoever is younger as a person may have offered first.
        MentorOffer younger = Offer(2, t => t with { Places = 4 }) with { OfferedAt = new Instant(2) };
        Assert.Equal(
            [older, younger, small],
            MentorMatching.For(Novice, [younger, small, older]).Select(match => match.Offer));
    }

    [Fact]
    public void Who_pauses_is_full_is_hidden_or_is_of_the_own_firm_is_never_found() => Assert.Empty(
        MentorMatching.For(Novice,
        [
            Offer(1, terms => terms with { IsOpen = false }), Offer(2) with { Mentees = 3 },
            Offer(3) with { Hidden = ModerationReason.Advertising }, Offer(99),
        ]));

    [Property]
    public bool The_order_of_the_offers_changes_nothing_and_nobody_who_may_not_is_found(int[] seeds)
    {
        MentorOffer[] offers = [.. seeds.Distinct().Select((seed, i) => Drawn(i + 90, seed))];
        IReadOnlyList<MentorMatch> found = MentorMatching.For(Novice, offers);
        IReadOnlyList<MentorMatch> turned = MentorMatching.For(Novice, offers.Reverse());
        return found.Select(match => match.Offer).SequenceEqual(turned.Select(match => match.Offer))
            && found.All(match => match.Offer.IsShown && match.Offer.FreePlaces > 0
                && !Novice.Own.Contains(match.Offer.Mentor))
            && found.Count == offers.Count(offer =>
                offer.IsShown && offer.FreePlaces > 0 && !Novice.Own.Contains(offer.Mentor));
    }

    [Property]
    public bool Every_reason_is_true_and_none_is_left_out(int seed)
    {
        MentorOffer offer = Drawn(1, seed) with { Mentees = 0, Hidden = null };
        offer = offer with { Terms = offer.Terms with { IsOpen = true } };
        IReadOnlyList<MatchReason> reasons = Assert.Single(MentorMatching.For(Novice, [offer])).Reasons;
        return reasons.Contains(MatchReason.HelpsWithObstacle) == offer.Terms.Obstacles.Contains(Obstacle.OriginMissing)
            && reasons.Contains(MatchReason.KnowsLane) == offer.Terms.Lanes.Contains(ToJapan)
            && reasons.Contains(MatchReason.SpeaksLanguage) == offer.Terms.Languages.Contains("th")
            && reasons.Contains(MatchReason.HasRoom)
            && reasons.SequenceEqual(reasons.Order());
    }

    [Fact]
    public void An_offer_needs_a_language_a_possible_number_of_places_and_not_too_many_lanes()
    {
        MentorTerms terms = Offer(1).Terms;
        Assert.Null(MentorRules.Check(terms));
        Assert.Equal("mentor_language_missing", Refused(terms with { Languages = [] }));
        Assert.Equal("mentor_language_missing", Refused(terms with { Languages = ["xx"] }));
        Assert.Equal("mentor_places_wrong", Refused(terms with { Places = 0 }));
        Assert.Equal("mentor_places_wrong", Refused(terms with { Places = 21 }));
        Assert.Equal("mentor_lanes_many", Refused(terms with { Lanes = [.. Enumerable.Repeat(ToJapan, 21)] }));
        Assert.Equal(ToJapan, Lane.Parse("TH-JP").Value);
        foreach (string text in (string[])["", "TH", "TH-J", "th-jp", "TH-JP-SG", new string('A', 100)])
            Assert.Equal(AcademyRefusals.MentorLaneWrong, Lane.Parse(text).Refusal?.Code);
    }

    [Theory]
    [InlineData("", "writing_missing")]
    [InlineData(" \n ", "writing_missing")]
    [InlineData("four", null)]
    [InlineData("five\n", null)]
    [InlineData("longer", "writing_too_long")]
    [InlineData("a\u0000b", "writing_unreadable")]
    public void What_is_written_is_there_short_enough_and_readable(string text, string? refused)
    {
        Assert.Equal(refused, Writing.Check("note", text, 5)?.Code.Name);
        Assert.Equal("writing_unreadable", Writing.CheckLine("name", "a\nb", 5)?.Code.Name);
        Assert.Equal("writing_unreadable", Writing.Check("note", "a\ud800", 5)?.Code.Name);
    }

    private static string? Refused(MentorTerms terms) => MentorRules.Check(terms)?.Code.Name;

    private static MentorOffer Offer(int id, Func<MentorTerms, MentorTerms>? with = null)
    {
        var terms = new MentorTerms(["en"], [], [], 3, IsOpen: true);
        return new MentorOffer(new Id((uint)id), 1, with?.Invoke(terms) ?? terms, 0, null, new Instant(1));
    }

    private static MentorOffer Drawn(int id, int seed)
    {
        var draw = new Random(seed);
        return Offer(id, terms => terms with
        {
            Languages = [.. Course.Languages.Where(_ => draw.Next(2) == 0)],
            Lanes = draw.Next(2) == 0 ? [ToJapan] : [ToSingapore],
            Obstacles = [.. Enum.GetValues<Obstacle>().Where(_ => draw.Next(3) == 0)],
            Places = draw.Next(1, 5),
            IsOpen = draw.Next(4) > 0,
        }) with
        {
            Mentees = draw.Next(5),
            Hidden = draw.Next(4) == 0 ? ModerationReason.Misleading : null,
        };
    }
}
