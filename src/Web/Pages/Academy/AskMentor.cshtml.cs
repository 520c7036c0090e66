using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>One mentor, and the form by which a firm asks this mentor for help.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class AskMentorModel(
    IMentors mentors, MentorProfiles profiles, Mentoring mentoring, IFirms firms, MentorLetters letters) : SampanPage
{
    [BindProperty(Name = "message")]
    public string? Message { get; set; }

    /// <summary>"yes": the mentor may see what stands in the firm's way.</summary>
    [BindProperty(Name = "consent")]
    public string? Consent { get; set; }

    public MentorProfile Profile { get; private set; } = null!;

    /// <summary>For which the reader asks; null for who has none.</summary>
    public Firm? Firm { get; private set; }

    public bool IsSelf => Profile.Offer.Mentor == PersonId;

    public async Task<IActionResult> OnGet(string mentor)
    {
        if (await Find(mentor, mayBeAway: false) is { } unknown) return Refuse(unknown);
        Mentorship? open = Firm is null ? null : (await mentors.OfFirm(Firm.Id)).FirstOrDefault(
            one => one.IsOpen && one.Mentor == Profile.Offer.Mentor);
        return open is null ? Page() : Redirect($"/academy/mentors/{open.Id}");
    }

    public async Task<IActionResult> OnPost(string mentor)
    {
        // Whoever was there when the form was drawn may pause by now: what was typed is not lost.
        if (await Find(mentor, mayBeAway: true) is { } unknown) return Refuse(unknown);
        if (Firm is null) return Say(AcademyRefusals.MentorFirmNeeded);
        var id = Id.Derive(Hash256.Of(System.Text.Encoding.UTF8.GetBytes($"ask mentor {PersonId} {KeyOfForm}")));
        Outcome<AskedMentor> asked = await mentoring.Ask(
            new AskMentor(id, Profile.Offer.Mentor, Firm.Id, PersonId, Consent == "yes"),
            FormReader.Typed(Request.Form, "message"), Now);
        if (asked.IsRefused) return Say(asked.Refusal);
        Mentorship mentorship = asked.Value.Mentorship;
        // The same form sent twice is told once.
        if (asked.Value.IsNew) await letters.Send(MentorLetter.Asked, mentorship, PersonId, Now);
        return Redirect($"/academy/mentors/{mentorship.Id}?done=asked");
    }

    /// <summary>Who pauses, is hidden, or has left has no page.</summary>
    private async Task<Refusal?> Find(string mentor, bool mayBeAway)
    {
        Outcome<Id> id = Id.Parse(mentor);
        Outcome<MentorOffer> offer =
            id.IsRefused ? AcademyRefusals.MentorUnknown : await mentors.OfferOf(id.Value);
        if (offer.IsRefused) return offer.Refusal;
        bool isSeen = offer.Value.IsShown || mayBeAway;
        if (!isSeen || await profiles.Of(offer.Value) is not { } profile) return AcademyRefusals.MentorUnknown;
        Profile = profile;
        Firm = await firms.TraderOf(PersonId);
        return null;
    }
}
