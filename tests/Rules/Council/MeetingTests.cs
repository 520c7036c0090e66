using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

public sealed class MeetingTests
{
    private readonly Acting _group = new();

    [Fact]
    public void Only_an_operator_gives_seats_and_nobody_has_two()
    {
        DateOnly today = _group.Today;
        SeatGiven Seat(Id person, DateOnly from, DateOnly until) =>
            new(_group.NewId(), person, Side.Private, "Firm", "Owner", false, from, until);
        _group.Refuse(CouncilRefusals.OperatorNeeded, Acting.Chair, Seat(Acting.Stranger, today, today.AddDays(9)));
        _group.Refuse(CouncilRefusals.SeatTaken, Acting.Operator, Seat(Acting.Chamber, today, today));
        _group.Refuse(CouncilRefusals.TermWrong, Acting.Operator, Seat(Acting.Stranger, today, today.AddDays(-1)));
        _group.Refuse(CouncilRefusals.TermWrong, Acting.Operator, Seat(Acting.Stranger, today, today.AddYears(5)));
        // Ended today: to the end of the day it is a seat, and from tomorrow it can be given anew.
        _group.Do(Acting.Operator, new SeatEnded(_group.ChamberSeat));
        Assert.NotNull(_group.Record.SeatOf(Acting.Chamber, today));
        Assert.Null(_group.Record.SeatOf(Acting.Chamber, today.AddDays(1)));
        _group.Refuse(CouncilRefusals.SeatOver, Acting.Operator, new SeatEnded(_group.ChamberSeat));
        _group.Do(Acting.Operator, Seat(Acting.Chamber, today.AddDays(1), today.AddDays(9)));
    }

    [Fact]
    public void More_than_half_and_both_sides_decide()
    {
        Id meeting = _group.Meet(_group.ChairSeat, _group.CustomsSeat);
        Id item = _group.Item(meeting);
        _group.Do(Acting.Customs, new VoteCast(item, Choice.For, "It saves days."));
        // Two of four are half, and of one side.
        _group.Refuse(CouncilRefusals.QuorumMissing, Acting.Chair, new ItemDecided(item));
        _group.Do(Acting.Chair, new PresenceNoted(meeting, [_group.ChairSeat, _group.CustomsSeat, _group.CarrierSeat]));
        _group.Refuse(CouncilRefusals.ChairNeeded, Acting.Customs, new ItemDecided(item));
        _group.Do(Acting.Carrier, new VoteCast(item, Choice.Against, "Our desks are full."));
        _group.Do(Acting.Chair, new VoteCast(item, Choice.For, "It was asked for."));
        _group.Do(Acting.Chair, new ItemDecided(item));
        Assert.Equal(new Verdict(true, 2, 1, 0, _group.Today), _group.Record.Items[item].Verdict);
        _group.Refuse(CouncilRefusals.ItemAlreadyDecided, Acting.Chair, new ItemDecided(item));
    }

    [Fact]
    public void As_many_against_as_for_carry_nothing()
    {
        Id item = _group.Item(_group.Meet(_group.ChairSeat, _group.CustomsSeat, _group.CarrierSeat));
        _group.Refuse(CouncilRefusals.VotesMissing, Acting.Chair, new ItemDecided(item));
        _group.Do(Acting.Chair, new VoteCast(item, Choice.For, "Yes."));
        _group.Do(Acting.Customs, new VoteCast(item, Choice.Abstain, "Not my field."));
        _group.Do(Acting.Carrier, new VoteCast(item, Choice.Against, "No."));
        _group.Do(Acting.Chair, new ItemDecided(item));
        Assert.False(_group.Record.Items[item].Verdict!.Carried);
    }

    [Fact]
    public void A_declared_interest_ends_the_right_to_vote_and_counts_for_no_quorum()
    {
        Id meeting = _group.Meet(_group.ChairSeat, _group.CustomsSeat, _group.CarrierSeat);
        Id item = _group.Item(meeting);
        _group.Do(Acting.Carrier, new VoteCast(item, Choice.For, "Yes."));
        _group.Do(Acting.Carrier, new ConflictDeclared(item, "We carry for one of the firms."));
        Assert.Empty(_group.Record.Items[item].Votes);
        _group.Refuse(
            CouncilRefusals.ConflictDeclaredBefore, Acting.Carrier, new VoteCast(item, Choice.For, "Yes."));
        _group.Refuse(CouncilRefusals.ConflictKnown, Acting.Carrier, new ConflictDeclared(item, "Again."));
        _group.Do(Acting.Chair, new VoteCast(item, Choice.For, "Yes."));
        // Two of the three that may vote on it are there, and of the public side only.
        _group.Refuse(CouncilRefusals.QuorumMissing, Acting.Chair, new ItemDecided(item));
        // On another item the same three are a quorum.
        Assert.True(Quorum.Of(_group.Record, _group.Record.Meetings[meeting]).IsMet);
    }

    [Fact]
    public void Who_is_not_there_or_has_no_seat_does_not_vote_and_nobody_votes_twice()
    {
        Id item = _group.Item(_group.Meet(_group.ChairSeat, _group.ChamberSeat));
        var vote = new VoteCast(item, Choice.For, "Yes.");
        _group.Refuse(CouncilRefusals.SeatNotPresent, Acting.Customs, vote);
        _group.Refuse(CouncilRefusals.SeatNeeded, Acting.Stranger, vote);
        _group.Refuse(CouncilRefusals.SeatNeeded, Acting.Operator, vote);
        _group.Refuse(CouncilRefusals.TextMissing, Acting.Chamber, vote with { Why = " " });
        _group.Refuse(CouncilRefusals.ChoiceMissing, Acting.Chamber, vote with { Choice = 0 });
        _group.Do(Acting.Chamber, vote);
        _group.Refuse(CouncilRefusals.VoteAlreadyCast, Acting.Chamber, vote with { Choice = Choice.Against });
    }

    [Fact]
    public void Who_is_noted_as_gone_is_not_counted_and_after_the_minutes_nobody_votes()
    {
        Id meeting = _group.Meet(_group.ChairSeat, _group.CustomsSeat, _group.CarrierSeat);
        Id item = _group.Item(meeting), late = _group.Item(meeting);
        _group.Do(Acting.Chair, new VoteCast(item, Choice.For, "Yes."));
        _group.Do(Acting.Customs, new VoteCast(item, Choice.Against, "No."));
        _group.Do(Acting.Chair, new PresenceNoted(meeting, [_group.ChairSeat, _group.ChamberSeat, _group.CarrierSeat]));
        _group.Do(Acting.Chair, new ItemDecided(item));
        Assert.Equal(new Verdict(true, 1, 0, 0, _group.Today), _group.Record.Items[item].Verdict);
        _group.Do(Acting.Chair, new MinutesWritten(meeting, "We talked."));
        _group.Refuse(CouncilRefusals.MeetingOver, Acting.Carrier, new VoteCast(late, Choice.For, "Yes."));
        _group.Refuse(CouncilRefusals.MeetingOver, Acting.Carrier, new ConflictDeclared(late, "Mine."));
        _group.Refuse(CouncilRefusals.MeetingOver, Acting.Chair, new ItemDecided(late));
    }

    [Fact]
    public void A_seat_that_ends_before_it_began_stands_in_nobodys_way()
    {
        DateOnly soon = _group.Today.AddDays(5);
        Id seat = _group.NewId();
        var given = new SeatGiven(seat, Acting.Stranger, Side.Private, "Firm", "Owner", false, soon, soon.AddDays(9));
        _group.Do(Acting.Operator, given);
        _group.Do(Acting.Operator, new SeatEnded(seat));
        Assert.Null(_group.Record.SeatOf(Acting.Stranger, soon));
        _group.Refuse(CouncilRefusals.SeatOver, Acting.Operator, new SeatEnded(seat));
        _group.Do(Acting.Operator, given with { Seat = _group.NewId() });
    }

    [Fact]
    public void Minutes_end_a_meeting_and_are_corrected_by_newer_ones()
    {
        Id early = _group.NewId();
        _group.Do(Acting.Chair, new MeetingCalled(early, "July", _group.Today.AddDays(30), "Bangkok"));
        _group.Refuse(CouncilRefusals.MeetingNotYet, Acting.Chair, new PresenceNoted(early, [_group.ChairSeat]));
        Id meeting = _group.Meet(_group.ChairSeat);
        _group.Refuse(CouncilRefusals.SeatUnknown, Acting.Chair, new PresenceNoted(meeting, [_group.NewId()]));
        _group.Do(Acting.Chair, new MinutesWritten(meeting, "We talked."));
        _group.Do(Acting.Chair, new MinutesWritten(meeting, "We talked and ate."));
        Assert.Equal(["We talked.", "We talked and ate."], _group.Record.Meetings[meeting].Minutes.Select(m => m.Text));
        _group.Refuse(
            CouncilRefusals.MeetingOver, Acting.Customs,
            new ItemAdded(_group.NewId(), meeting, "Late", "", null, null));
        _group.Refuse(
            CouncilRefusals.DayPassed, Acting.Chair,
            new MeetingCalled(_group.NewId(), "Past", _group.Today.AddDays(-1), "Bangkok"));
    }

    [Fact]
    public void The_trail_holds_every_act_and_tells_the_record()
    {
        Id item = _group.Item(_group.Meet(_group.ChairSeat, _group.CustomsSeat, _group.CarrierSeat));
        _group.Do(Acting.Chair, new VoteCast(item, Choice.For, "Yes."));
        _group.Do(Acting.Chair, new ItemDecided(item));
        CouncilRecord told = _group.Record.Trail.Aggregate(CouncilRecord.Empty, (record, done) => record.With(done));
        Assert.Equal(_group.Record.Number, told.Trail.Count);
        Assert.Equal(_group.Record.Items[item].Verdict, told.Items[item].Verdict);
    }
}
