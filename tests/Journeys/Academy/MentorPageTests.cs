using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;
using Sampan.Web.Text;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>Mentors as people meet them: on pages, in letters, and for an operator.</summary>
public sealed class MentorPageTests
{
    private const string Me = "/academy/mentors/me";

    private static readonly (string Field, string Value)[] Offer =
    [
        ("version", "0"), ("shown-name", "Somchai"), ("about", "Twelve years of fruit.\n\nAsk me <b>anything</b>."),
        ("languages", "th"), ("languages", "en"), ("lanes", "th-jp, TH-SG"), ("obstacles", "origin_missing"),
        ("obstacles", "nothing"), ("places", "2"), ("open", "yes"),
    ];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_finds_a_mentor_asks_is_answered_and_both_write(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Credentials mentor = await NewMentor(site, "somchai@mentor.example");
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        await HeldForOrigin(site);

        Answer found = (await site.Get("/academy/mentors", seller with { Language = "th" })).Done();
        foreach (string reason in (string[])["helps_with_obstacle", "knows_lane", "speaks_language", "has_room"])
            Assert.Contains($"data-reason=\"{reason}\"", found.Text, Ordinal);
        Assert.Contains("&lt;b&gt;anything", found.Text, Ordinal);
        Assert.DoesNotContain("somchai@mentor.example", found.Text, Ordinal);

        string ask = $"/academy/mentors/ask/{await site.PersonByEmail("somchai@mentor.example")}";
        Answer asked = await site.Fill(ask, ask, seller, ("message", "We ship mango.\n\nWhat is missing?"));
        string page = asked.Done(302).Header("Location")!.Split('?')[0];
        // Who has asked is led to what was asked.
        Assert.Equal(page, (await site.Get(ask, seller)).Done(302).Header("Location"));
        string letter = await Letter(site, "somchai@mentor.example");
        Assert.Contains($"http://sampan.example{page}", letter, Ordinal);
        Assert.DoesNotContain("mango", letter, Ordinal);

        Answer waiting = (await site.Get(Me, mentor)).Done();
        Assert.Contains("id=\"waiting\"", waiting.Text, Ordinal);
        Answer toAnswer = (await site.Get(page, mentor)).Done();
        Assert.Contains("We ship mango.", toAnswer.Text, Ordinal);
        Assert.Contains(Texts.In("en")["mentors.not_told"], toAnswer.Text, Ordinal);
        Assert.Equal(403, (await site.Fill(page, $"{page}?handler=Accept", seller)).Code);
        Assert.Equal($"{page}?done=accepted", await Led(site, page, "Accept", mentor));
        Assert.Contains(page, await Letter(site, DemoWorld.SellerEmail), Ordinal);

        Assert.Equal($"{page}?done=noted", await Led(site, page, "Note", seller, ("note", "It lies at Osaka.")));
        Assert.Contains("id=\"waiting\"", (await site.Get(Me, mentor)).Done().Text, Ordinal);
        Assert.Equal($"{page}?done=noted", await Led(site, page, "Note", mentor, ("note", "Ask your chamber.")));
        Assert.DoesNotContain("id=\"waiting\"", (await site.Get(Me, mentor)).Done().Text, Ordinal);
        foreach (Credentials side in (Credentials[])[mentor, seller])
        {
            string both = (await site.Get(page, side)).Done().Text;
            Assert.Contains("It lies at Osaka.", both, Ordinal);
            Assert.Contains("Ask your chamber.", both, Ordinal);
        }
        Assert.Equal($"{page}?done=ended", await Led(site, page, "End", mentor, ("sure", "yes")));
        Assert.Contains("data-state=\"ended\"", (await site.Get(page, seller)).Done().Text, Ordinal);
        Assert.Equal(409, (await site.Fill(page, $"{page}?handler=Note", seller, ("note", "More."))).Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_stands_in_the_way_is_shown_while_consent_lasts_and_to_the_mentor_alone(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        await HeldForOrigin(site);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Credentials mentor = await site.SignIn(DemoWorld.MentorEmail);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string page = await PageOf(site);
        const string shown = "data-obstacle=\"origin_missing\"";
        // Asked is not accepted.
        Assert.DoesNotContain(shown, (await site.Get(page, mentor)).Done().Text, Ordinal);
        _ = await Led(site, page, "Accept", mentor);
        Answer open = (await site.Get(page, mentor)).Done();
        Assert.Contains(shown, open.Text, Ordinal);
        Assert.Contains("href=\"/academy/origin\"", open.Text, Ordinal);
        // The order itself is not the mentor's to see.
        Assert.DoesNotContain("/desk/", open.Text.Split("<main")[1], Ordinal);

        Assert.Equal(403, (await site.Fill(page, $"{page}?handler=Consent", mentor, ("consent", "yes"))).Code);
        Assert.Equal($"{page}?done=withdrawn", await Led(site, page, "Consent", seller, ("consent", "no")));
        Assert.DoesNotContain(shown, (await site.Get(page, mentor)).Done().Text, Ordinal);
        Assert.Equal($"{page}?done=consented", await Led(site, page, "Consent", seller, ("consent", "yes")));
        Assert.Contains(shown, (await site.Get(page, mentor)).Done().Text, Ordinal);

        Credentials stranger = await site.SignIn(await site.NewPerson("stranger@example.com"));
        foreach (Credentials other in (Credentials[])[stranger, await site.SignIn(DemoWorld.OperatorEmail)])
            Assert.Equal(404, (await site.Get(page, other)).Code);
        Assert.Equal(404, (await site.Get("/academy/mentors/nothing", seller)).Code);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Credentials mentor = await Confirmed(site, "typist@mentor.example");
        foreach ((string field, string value, string code) in ((string, string, string)[])
            [
                ("shown-name", "", "writing_missing"), ("shown-name", new string('a', 61), "writing_too_long"),
                ("about", "a\u0001", "writing_unreadable"), ("languages", "xx", "mentor_language_missing"),
                ("lanes", "TH>JP", "mentor_lane_wrong"), ("lanes", new string('x', 5000), "mentor_lane_wrong"),
                ("places", "many", "number_malformed"), ("places", "0", "mentor_places_wrong"),
                ("version", "7", "mentor_moved"),
            ])
        {
            (string, string)[] typed = [.. Offer.Where(one => one.Field != field), (field, value)];
            Answer refused = await site.Fill(Me, Me, mentor, typed);
            Assert.Contains($"data-code=\"{code}\"", refused.Text, Ordinal);
            Assert.InRange(refused.Code, 400, 409);
            if (field != "about") Assert.Contains("Twelve years of fruit.", refused.Text, Ordinal);
        }
        Credentials unproven = await site.SignIn(await site.NewPerson("unproven@mentor.example"));
        Assert.Contains("email_unconfirmed", (await site.Fill(Me, Me, unproven, Offer)).Text, Ordinal);
        Assert.Equal($"{Me}?done=saved", (await site.Fill(Me, Me, mentor, Offer)).Done(302).Header("Location"));

        string ask = $"/academy/mentors/ask/{await site.PersonByEmail("typist@mentor.example")}";
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        Answer empty = await site.Fill(ask, ask, seller, ("message", " "), ("consent", "yes"));
        Assert.Contains("data-code=\"writing_missing\"", empty.Text, Ordinal);
        Assert.Matches("name=\"consent\" value=\"yes\" checked", empty.Text);
        // Nobody mentors himself, and without a firm there is nothing to help with.
        Assert.DoesNotContain("name=\"message\"", (await site.Get(ask, mentor)).Done().Text, Ordinal);
        Assert.Contains("mentor_firm_needed", (await site.Fill(Me, ask, mentor, ("message", "me"))).Text, Ordinal);
        Assert.Equal(404, (await site.Get("/academy/mentors/ask/nobody", seller)).Code);
    }

    [Fact]
    public async Task An_operator_hides_a_mentor_who_reads_why_and_is_found_by_nobody()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Credentials mentor = await NewMentor(site, "loud@mentor.example");
        Id person = await site.PersonByEmail("loud@mentor.example");
        Credentials @operator = await site.SignIn(DemoWorld.OperatorEmail);
        const string page = "/operator/mentors";
        Answer unreasoned = await site.Fill(page, $"{page}?handler=Hide", @operator, ("mentor", $"{person}"));
        Assert.Contains("moderation_reason_missing", unreasoned.Text, Ordinal);
        _ = (await site.Fill(
            page, $"{page}?handler=Hide", @operator, ("mentor", $"{person}"), ("why", "advertising"))).Done(302);
        Assert.DoesNotContain($"{person}", (await site.Get("/academy/mentors")).Done().Text, Ordinal);
        Assert.Contains("data-hidden=\"advertising\"", (await site.Get(Me, mentor)).Done().Text, Ordinal);
        _ = (await site.Fill(page, $"{page}?handler=Show", @operator, ("mentor", $"{person}"))).Done(302);
        Assert.Contains($"{person}", (await site.Get("/academy/mentors")).Done().Text, Ordinal);
        Assert.Equal(403, (await site.Get(page, mentor)).Code);
    }

    /// <summary>Erasing the person takes the name and every word along.</summary>
    [Fact]
    public async Task Who_was_erased_is_found_by_nobody_and_what_was_written_is_gone()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Credentials mentor = await site.SignIn(DemoWorld.MentorEmail);
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        string page = await PageOf(site);
        _ = await Led(site, page, "Accept", mentor);
        _ = await Led(site, page, "Note", mentor, ("note", "A word of mine."));
        Id person = await site.PersonByEmail(DemoWorld.MentorEmail);
        await using (AsyncServiceScope scope = site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().Erase(person, site.Now));
        Assert.DoesNotContain($"{person}", (await site.Get("/academy/mentors")).Done().Text, Ordinal);
        string left = (await site.Get(page, seller)).Done().Text;
        Assert.DoesNotContain("A word of mine.", left, Ordinal);
        Assert.Contains(Texts.In("en")["mentors.left"], left, Ordinal);
        Assert.Contains(Texts.In("en")["mentors.words_gone"], left, Ordinal);
    }

    [Fact]
    public async Task One_click_makes_the_mentor_and_leads_to_the_one_asking_that_waits()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        DemoMentors demo = site.Services.GetRequiredService<DemoMentors>();
        Assert.Null(await demo.Load(site.Now));
        Assert.Null(await demo.Load(site.Now));
        string page = await PageOf(site);
        Answer entered = (await site.BeDemo("mentor", null)).Done(302);
        Assert.Equal(page, entered.Header("Location"));
        Answer shown = (await site.Get(page, entered.Kept())).Done();
        Assert.Contains("data-role=\"mentor\"", shown.Text, Ordinal);
        Assert.Contains("id=\"answer\"", shown.Text, Ordinal);
        _ = await Led(site, page, "Decline", entered.Kept(), ("decline", "no_time"));
        Assert.Equal(Me, (await site.BeDemo("mentor", null)).Done(302).Header("Location"));
        // What was answered stays answered when the demo starts again.
        Assert.Null(await demo.Load(site.Now));
        _ = Assert.Single(await site.Services.GetRequiredService<IMentors>().OfFirm(site.Shop.Firm));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static async Task<string> PageOf(RunningSite site) => "/academy/mentors/" +
        (await site.Services.GetRequiredService<IMentors>().OfFirm(site.Shop.Firm))[0].Id;

    private static async Task<string?> Led(
        RunningSite site, string page, string act, Credentials who, params (string, string)[] typed) =>
        (await site.Fill(page, $"{page}?handler={act}", who, typed)).Done(302).Header("Location");

    private static async Task<Credentials> NewMentor(RunningSite site, string email)
    {
        Credentials mentor = await Confirmed(site, email);
        _ = (await site.Fill(Me, Me, mentor, Offer)).Done(302);
        return mentor;
    }

    private static async Task<Credentials> Confirmed(RunningSite site, string email)
    {
        Id person = await site.NewPerson(email);
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IPeople>().ConfirmEmail(person));
        return await site.SignIn(person);
    }

    private static async Task<string> Letter(RunningSite site, string email) =>
        (await site.Services.GetRequiredService<ILetterbox>().Newest(20))
            .First(letter => letter.To == email).Letter.Body;

    private static async Task HeldForOrigin(RunningSite site)
    {
        Offered order = await site.Paid(20, waitForRounds: false);
        await site.Ship(order, "ORIGIN");
        _ = (await site.Post(
            "/api/v1/carrier-events",
            new
            {
                eventId = "ORIGIN held",
                tracking = "ORIGIN",
                kind = "held",
                on = site.Today(),
                reason = "origin_certificate",
            },
            RunningSite.Carrier)).Done();
    }
}
