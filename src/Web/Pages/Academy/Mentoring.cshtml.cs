using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>A mentor's own page: what waits, whom the mentor helps, and the offer.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class MentoringModel(
    IMentors mentors, MentorProfiles profiles, ShownNames names, IFirms firms, IPeople people) : SampanPage
{
    /// <summary>The version of the offer that was looked at; 0 for a new one.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>Null for who has not offered yet.</summary>
    public MentorOffer? Offer { get; private set; }

    public MentorForm Form { get; private set; } = new();

    /// <summary>Askings to answer, and firms whose note is the last.</summary>
    public IReadOnlyList<MentorshipRow> Waiting { get; private set; } = [];

    public IReadOnlyList<MentorshipRow> Others { get; private set; } = [];

    public async Task OnGet()
    {
        await Read();
        MentorProfile? profile = Offer is null ? null : await profiles.Of(Offer);
        Form = profile is null
            ? MentorForm.New(Text.Language, await names.Of(PersonId))
            : MentorForm.Of(profile.Offer, profile.Name, profile.About);
    }

    public async Task<IActionResult> OnPost()
    {
        int typedOn = Version;
        await Read();
        Form = MentorForm.Read(Request.Form);
        Outcome<PersonCard> person = await people.Person(PersonId);
        if (person.IsRefused) return Say(person.Refusal);
        // Askings come by mail too: to an address that is the mentor's.
        if (!person.Value.EmailConfirmed) return Say(WebRefusals.EmailUnconfirmed);
        Outcome<MentorTerms> terms = Form.Terms();
        if (terms.IsRefused) return Say(terms.Refusal);
        Outcome<MentorOffer> saved = await profiles.Save(
            new SaveOffer(PersonId, typedOn, terms.Value), Form.Name, Form.About, Now);
        return saved.IsRefused ? Say(saved.Refusal) : Redirect("/academy/mentors/me?done=saved");
    }

    private async Task Read()
    {
        Outcome<MentorOffer> offer = await mentors.OfferOf(PersonId);
        // A form that is drawn again is about the offer as it then stands.
        Version = 0;
        if (offer.IsRefused) return;
        (Offer, Version) = (offer.Value, offer.Value.Version);
        var waiting = new List<MentorshipRow>();
        var others = new List<MentorshipRow>();
        foreach (Mentorship mentorship in await mentors.OfMentor(PersonId))
        {
            Outcome<Firm> firm = await firms.Firm(mentorship.Firm);
            var row = new MentorshipRow(
                mentorship, firm.IsRefused ? Text["mentors.left"] : Text.FirmName(firm.Value.Details));
            (mentorship.WaitsForMentor ? waiting : others).Add(row);
        }
        (Waiting, Others) = (waiting, others);
    }
}
