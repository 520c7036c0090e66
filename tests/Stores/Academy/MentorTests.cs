using System.Data.Common;
using Sampan.Academy;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Academy;

/// <summary>Mentors and the firms they help, in rows on both engines.</summary>
public sealed class MentorTests
{
    private static readonly Id Mentor = new(7), Other = new(8), Firm = new(70), Asker = new(71), Operator = new(5);
    private static readonly Instant Now = new(1_795_510_800_000_000);
    private static readonly MentorTerms Terms = new(
        ["th", "en"], [Lane.Parse("TH-JP").Value, Lane.Parse("TH-SG").Value],
        [Obstacle.NoBuyer, Obstacle.OriginMissing], 1, IsOpen: true);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_offer_is_kept_as_it_was_chosen_and_a_stale_change_is_refused(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        Assert.Equal(AcademyRefusals.MentorUnknown, (await mentors.OfferOf(Mentor)).Refusal?.Code);
        MentorOffer first = (await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now)).Value;
        MentorOffer read = (await mentors.OfferOf(Mentor)).Value;
        Assert.Equal((1, 1, true), (first.Version, read.FreePlaces, read.IsShown));
        Assert.Equal(["en", "th"], read.Terms.Languages);
        Assert.Equal(Terms.Lanes, read.Terms.Lanes);
        Assert.Equal([Obstacle.OriginMissing, Obstacle.NoBuyer], read.Terms.Obstacles);

        var paused = new SaveOffer(Mentor, 1, Terms with { IsOpen = false });
        Assert.Equal(2, (await mentors.Save(paused, Now)).Value.Version);
        foreach (int stale in (int[])[0, 1])
            Assert.Equal(
                AcademyRefusals.MentorMoved,
                (await mentors.Save(new SaveOffer(Mentor, stale, Terms), Now)).Refusal?.Code);
        Assert.Equal(
            AcademyRefusals.MentorPlacesWrong,
            (await mentors.Save(new SaveOffer(Mentor, 2, Terms with { Places = 0 }), Now)).Refusal?.Code);
        Assert.Equal(AcademyRefusals.MentorAway, (await Ask(mentors, 1)).Refusal?.Code);
        Assert.False(Assert.Single(await mentors.Offers()).IsShown);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_operator_hides_an_offer_and_every_decision_stays(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        ModerationReason?[] reasons = [ModerationReason.Misleading, ModerationReason.Misleading, null];
        foreach ((int minute, ModerationReason? why) in reasons.Index())
            Assert.Equal(why, (await mentors.Moderate(Mentor, why, Operator, Later(minute))).Value.Hidden);
        Assert.Equal(
            [ModerationReason.Misleading, null], (await mentors.Decisions(Mentor)).Select(decision => decision.Why));
        Assert.Equal(
            AcademyRefusals.MentorUnknown, (await mentors.Moderate(Other, null, Operator, Now)).Refusal?.Code);
        _ = await mentors.Moderate(Mentor, ModerationReason.Insulting, Operator, Now);
        Assert.Equal(AcademyRefusals.MentorAway, (await Ask(mentors, 1)).Refusal?.Code);
        await Assert.ThrowsAnyAsync<DbException>(() => Run(test, "DELETE FROM moderation"));
        await Assert.ThrowsAnyAsync<DbException>(() => Run(test, "UPDATE moderation SET why = NULL"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_asks_once_and_the_mentor_takes_no_more_than_there_is_room_for(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        Assert.Equal(AcademyRefusals.MentorUnknown, (await Ask(mentors, 1)).Refusal?.Code);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        Mentorship asked = (await Ask(mentors, 1)).Value;
        Assert.Equal((MentorshipState.Asked, true), (asked.State, asked.WaitsForMentor));
        // The same form again is the same asking; another is one too many.
        Assert.Equal(asked.Id, (await Ask(mentors, 1)).Value.Id);
        Assert.Equal(AcademyRefusals.MentorAsked, (await Ask(mentors, 2)).Refusal?.Code);
        Mentorship second = (await Ask(mentors, 3, firm: new Id(72))).Value;

        Mentorship accepted = (await mentors.Answer(asked.Id, null, Now)).Value;
        Assert.Equal((MentorshipState.Accepted, false), (accepted.State, accepted.WaitsForMentor));
        Assert.Equal(MentorshipState.Accepted, (await mentors.Answer(asked.Id, null, Now)).Value.State);
        Assert.Equal(AcademyRefusals.MentorFull, (await mentors.Answer(second.Id, null, Now)).Refusal?.Code);
        Assert.Equal(AcademyRefusals.MentorFull, (await Ask(mentors, 4, firm: new Id(73))).Refusal?.Code);
        Mentorship declined = (await mentors.Answer(second.Id, MentorDecline.NoTime, Now)).Value;
        Assert.Equal((MentorshipState.Declined, MentorDecline.NoTime), (declined.State, declined.Declined));
        Assert.Equal("Declined", (await mentors.Answer(second.Id, null, Now)).Refusal?["mentorship"]);

        Assert.Equal(MentorshipState.Ended, (await mentors.End(asked.Id, Asker, Now)).Value.State);
        Assert.Equal(MentorshipState.Ended, (await mentors.End(asked.Id, Mentor, Now)).Value.State);
        Assert.Equal(1, (await mentors.OfferOf(Mentor)).Value.FreePlaces);
        // What has ended does not stand in the way of another try.
        Assert.Equal(MentorshipState.Asked, (await Ask(mentors, 5)).Value.State);
        Assert.Equal(2, (await mentors.OfFirm(Firm)).Count);
        Assert.Equal(3, (await mentors.OfMentor(Mentor)).Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_has_five_open_at_most(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        for (uint i = 0; i <= MentorRules.MostOpen; i++)
        {
            var mentor = new Id(100 + i);
            _ = await mentors.Save(new SaveOffer(mentor, 0, Terms), Now);
            Outcome<AskedMentor> asked = await mentors.Ask(
                new AskMentor(new Id(200 + i), mentor, Firm, Asker, false), Now);
            Assert.Equal(i < MentorRules.MostOpen ? null : "mentor_askings_many", asked.Refusal?.Code.Name);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_asks_ten_times_in_a_day_also_if_it_takes_every_request_back(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        for (uint i = 1; i <= MentorRules.MostAskingsADay; i++)
        {
            Assert.False((await Ask(mentors, i)).IsRefused);
            Assert.False((await mentors.End(new Id(i), Asker, Now)).IsRefused);
        }
        Assert.Equal("mentor_askings_today", (await Ask(mentors, 50)).Refusal?.Code.Name);
        Assert.False((await Ask(mentors, 51, firm: new Id(72))).IsRefused);
        Assert.False((await mentors.Ask(
            new AskMentor(new Id(52), Mentor, Firm, Asker, false), Now + TimeSpan.FromDays(1))).IsRefused);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_at_the_same_moment_begins_one_thing_and_says_so_to_each(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        for (uint form = 1; form <= 8; form++)
        {
            var command = new AskMentor(new Id(form), Mentor, new Id(500 + form), Asker, MaySee: true);
            Outcome<AskedMentor>[] asked =
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => mentors.Ask(command, Now))));
            Assert.All(asked, one => Assert.Equal(command.Mentorship, one.Value.Mentorship.Id));
            _ = Assert.Single(asked, one => one.Value.IsNew);
            _ = Assert.Single(await mentors.Consents(command.Mentorship));
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_that_are_accepted_at_once_one_gets_the_last_place(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        Id[] asked = [new(1), new(2), new(3), new(4)];
        foreach (Id id in asked)
            Assert.False((await mentors.Ask(
                new AskMentor(id, Mentor, new Id(500 + id.Value), Asker, false), Now)).IsRefused);
        Outcome<Mentorship>[] answers =
            await Task.WhenAll(asked.Select(id => Task.Run(() => mentors.Answer(id, null, Now))));
        _ = Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), answer => Assert.Contains(
            answer.Refusal!.Code, (RefusalCode[])[AcademyRefusals.MentorFull, AcademyRefusals.MentorshipMoved]));
        Assert.Equal(1, (await mentors.OfferOf(Mentor)).Value.Mentees);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Notes_are_for_who_is_helped_and_the_firms_last_one_waits_for_the_mentor(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        Id id = (await Ask(mentors, 1)).Value.Id;
        Assert.Equal("Asked", (await Note(1, Asker)).Refusal?["mentorship"]);
        _ = await mentors.Answer(id, null, Now);
        Assert.False((await Note(1, Asker)).IsRefused);
        Assert.True((await mentors.Mentorship(id)).Value.WaitsForMentor);
        Assert.False((await Note(2, Mentor)).IsRefused);
        Assert.False((await Note(2, Mentor)).IsRefused);
        Assert.False((await mentors.Mentorship(id)).Value.WaitsForMentor);
        Assert.Equal([false, true], (await mentors.Notes(id)).Select(note => note.ByMentor));
        for (uint i = 3; i <= MentorRules.MostNotesADay; i++) Assert.False((await Note(i, Asker)).IsRefused);
        Assert.Equal("mentor_notes_many", (await Note(999, Asker)).Refusal?.Code.Name);
        _ = await mentors.End(id, Asker, Now);
        Assert.Equal("Ended", (await Note(1000, Asker)).Refusal?["mentorship"]);
        Assert.Equal(MentorRules.ShownNotes, (await mentors.Notes(id)).Count);

        Task<Outcome<MentorNote>> Note(uint note, Id author) => mentors.Note(
            new MentorNote(new Id(note), id, author, author == Mentor, Later((int)note)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Consent_is_off_until_given_and_every_change_of_it_stays(Engine engine)
    {
        await using TestDatabase test = await Open(engine);
        IMentors mentors = AcademyFactory.Mentors(test.Database);
        _ = await mentors.Save(new SaveOffer(Mentor, 0, Terms), Now);
        Id id = (await Ask(mentors, 1)).Value.Id;
        Assert.Empty(await mentors.Consents(id));
        Assert.True((await mentors.SetConsent(id, true, Asker, Now)).Value.MaySee);
        // What was asked is not yet accepted: nothing is shown.
        Assert.False((await mentors.Mentorship(id)).Value.ShowsObstacle);
        _ = await mentors.Answer(id, null, Now);
        Assert.True((await mentors.Mentorship(id)).Value.ShowsObstacle);
        foreach ((int minute, bool given) in ((bool[])[true, false, false]).Index())
            Assert.Equal(given, (await mentors.SetConsent(id, given, Asker, Later(minute + 1))).Value.ShowsObstacle);
        Assert.Equal([true, false], (await mentors.Consents(id)).Select(change => change.Given));
        await Assert.ThrowsAnyAsync<DbException>(() => Run(test, "DELETE FROM mentor_consent"));
        _ = await mentors.End(id, Mentor, Now);
        Assert.Equal("mentorship_stands", (await mentors.SetConsent(id, true, Asker, Now)).Refusal?.Code.Name);
        Assert.Equal("mentorship_unknown", (await mentors.SetConsent(Other, true, Asker, Now)).Refusal?.Code.Name);
    }

    private static Instant Later(int minutes) => Now + TimeSpan.FromMinutes(minutes);

    private static async Task<Outcome<Mentorship>> Ask(IMentors mentors, uint id, Id? firm = null) =>
        (await mentors.Ask(new AskMentor(new Id(id), Mentor, firm ?? Firm, Asker, MaySee: false), Now))
            .Map(asked => asked.Mentorship);

    private static async Task Run(TestDatabase test, string sql)
    {
        await using DbConnection connection = await test.Database.Connect();
        _ = await connection.Execute(sql);
    }

    private static async Task<TestDatabase> Open(Engine engine)
    {
        TestDatabase test = await TestDatabase.Create(engine);
        await AcademyFactory.Prepare(test.Database);
        await AcademyFactory.Prepare(test.Database);
        return test;
    }
}
