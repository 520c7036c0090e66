using Microsoft.Extensions.DependencyInjection;
using Sampan.Academy;
using Sampan.Host.Demo;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Tests.Journeys.Site;

namespace Sampan.Tests.Journeys.Academy;

/// <summary>
/// Forms about mentoring that are sent again, in two windows, or too late: what was sent stays, nobody is told twice,
/// and nothing typed is lost.
/// </summary>
public sealed class MentorRepeatTests
{
    private const string Me = "/academy/mentors/me";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_sent_stays_as_it_was_when_its_form_is_sent_again_with_other_words(Engine engine)
    {
        await using RunningSite site = await RunningSite.Start(engine, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Credentials seller = await site.SignIn(DemoWorld.SellerEmail);
        Credentials mentor = await site.SignIn(DemoWorld.MentorEmail);
        IMentors mentors = site.Services.GetRequiredService<IMentors>();
        Id other = (await mentors.Offers()).First(offer => mentors.OfMentor(offer.Mentor).Result.Count == 0).Mentor;
        string ask = $"/academy/mentors/ask/{other}";
        Credentials asking = await site.Read(ask, seller);
        foreach (string words in (string[])["First words.", "Other words."])
            _ = (await site.Submit(ask, asking, ("form-key", "ask"), ("message", words))).Done(302);
        Mentorship asked = Assert.Single(await mentors.OfMentor(other));
        Assert.Equal("First words.", await site.Services.GetRequiredService<Mentoring>().MessageOf(asked));
        _ = Assert.Single(await LettersTo(site, other));

        string page = $"/academy/mentors/{(await mentors.OfFirm(site.Shop.Firm)).First(one => one.Id != asked.Id).Id}";
        _ = (await site.Fill(page, $"{page}?handler=Accept", mentor)).Done(302);
        Credentials writing = await site.Read(page, seller);
        foreach (string words in (string[])["First note.", "Other note."])
            Assert.Equal(302, (await Note(words)).Code);
        _ = (await site.Fill(page, $"{page}?handler=End", mentor, ("sure", "yes"))).Done(302);
        Answer late = await Note("Late note.");
        // It is refused, and stands in its field still.
        Assert.Equal(409, late.Code);
        Assert.Contains("Late note.", late.Text, StringComparison.Ordinal);
        string shown = (await site.Get(page, mentor)).Done().Text;
        Assert.Contains("First note.", shown, StringComparison.Ordinal);
        Assert.Contains("data-ended=\"mentor\"", shown, StringComparison.Ordinal);
        foreach (string words in (string[])["Other note.", "Late note."])
            Assert.DoesNotContain(words, shown, StringComparison.Ordinal);
        // What has ended is found in the firm's list.
        Assert.Contains(page, (await site.Get("/academy/mentors", seller)).Done().Text, StringComparison.Ordinal);

        Task<Answer> Note(string words) =>
            site.Submit($"{page}?handler=Note", writing, ("form-key", "note"), ("note", words));
    }

    [Fact]
    public async Task An_offer_that_was_changed_in_another_window_keeps_its_words_and_is_saved_on_the_next_try()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Credentials mentor = await site.SignIn(DemoWorld.MentorEmail);
        Answer moved = await Save("7", "Words of a stale window.");
        Assert.Equal(409, moved.Code);
        Assert.Contains("Words of a stale window.", moved.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"1\"", moved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stale window", (await site.Get(Me, mentor)).Done().Text, StringComparison.Ordinal);
        Assert.Equal($"{Me}?done=saved", (await Save("1", "Fresh words.")).Done(302).Header("Location"));

        Task<Answer> Save(string version, string about) => site.Fill(
            Me, Me, mentor, ("version", version), ("shown-name", "Wichai"), ("about", about), ("languages", "th"),
            ("places", "2"), ("open", "yes"));
    }

    [Fact]
    public async Task Who_pauses_while_a_request_is_written_is_named_and_what_was_typed_is_not_lost()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        IMentors mentors = site.Services.GetRequiredService<IMentors>();
        MentorOffer offer = (await mentors.Offers()).First(one => mentors.OfMentor(one.Mentor).Result.Count == 0);
        string ask = $"/academy/mentors/ask/{offer.Mentor}";
        Credentials seller = await site.Read(ask, await site.SignIn(DemoWorld.SellerEmail));
        _ = (await mentors.Save(
            new SaveOffer(offer.Mentor, offer.Version, offer.Terms with { IsOpen = false }), site.Now)).Value;
        Answer away = await site.Submit(ask, seller, ("form-key", "k"), ("message", "We ship mango."));
        Assert.Contains("data-code=\"mentor_away\"", away.Text, StringComparison.Ordinal);
        Assert.Contains("We ship mango.", away.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await site.Get(ask, seller)).Code);
        Assert.Empty(await mentors.OfMentor(offer.Mentor));
    }

    [Fact]
    public async Task Where_the_asker_has_left_the_firm_its_owners_are_written_to()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);
        Assert.Null(await site.Services.GetRequiredService<DemoMentors>().Load(site.Now));
        Id owner = await site.NewPerson("owner@example.com"), seller = await site.PersonByEmail(DemoWorld.SellerEmail);
        IFirms firms = site.Services.GetRequiredService<IFirms>();
        Assert.Null(await firms.SetMember(seller, site.Shop.Firm, owner, Role.Owner, site.Now));
        Assert.Null(await firms.SetMember(owner, site.Shop.Firm, seller, null, site.Now));
        string page = "/academy/mentors/" +
            (await site.Services.GetRequiredService<IMentors>().OfFirm(site.Shop.Firm))[0].Id;
        _ = (await site.Fill(page, $"{page}?handler=Accept", await site.SignIn(DemoWorld.MentorEmail))).Done(302);
        Assert.Contains(await LettersTo(site, owner), letter => letter.Letter.Body.Contains(
            page, StringComparison.Ordinal));
        Assert.DoesNotContain(await LettersTo(site, seller), letter => letter.Letter.Body.Contains(
            page, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<CaughtLetter>> LettersTo(RunningSite site, Id person)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        PersonCard card = (await scope.ServiceProvider.GetRequiredService<IPeople>().Person(person)).Value;
        return [.. (await site.Services.GetRequiredService<ILetterbox>().Newest(50))
            .Where(letter => letter.To == card.Email)];
    }
}
