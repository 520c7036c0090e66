using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Identity;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>
/// A firm and its mentor: the asking, the answer, notes of both, and what stands in the firm's way if the firm lets the
/// mentor see it. For anybody else there is no such page.
/// </summary>
[AllowedTo(Caller.SignedIn)]
public sealed class MentorshipModel(
    IMentors mentors, Mentoring mentoring, ShownNames names, IFirms firms, MentorLetters letters) : SampanPage
{
    [BindProperty(Name = "note")]
    public string? NoteText { get; set; }

    [BindProperty(Name = "decline")]
    public string? Decline { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    /// <summary>"yes" gives consent, anything else withdraws it.</summary>
    [BindProperty(Name = "consent")]
    public string? Consent { get; set; }

    public MentorSide Side { get; private set; } = null!;

    public Mentorship Mentorship => Side.Mentorship;

    public string MentorName { get; private set; } = "";

    public string FirmName { get; private set; } = "";

    /// <summary>What the firm wrote when it asked; null where the writer has left.</summary>
    public string? Message { get; private set; }

    public IReadOnlyList<ReadNote> Notes { get; private set; } = [];

    public IReadOnlyList<ConsentChange> Consents { get; private set; } = [];

    public async Task<IActionResult> OnGet(string mentorship) =>
        await Find(mentorship) is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPostAccept(string mentorship) => await Answer(mentorship, null);

    public async Task<IActionResult> OnPostDecline(string mentorship)
    {
        if (await Find(mentorship) is { } unknown) return Refuse(unknown);
        MentorDecline? why = Show.Named<MentorDecline>(Decline);
        return why is null ? Say(AcademyRefusals.MentorDeclineMissing) : await Answer(mentorship, why);
    }

    public async Task<IActionResult> OnPostNote(string mentorship)
    {
        if (await Find(mentorship) is { } unknown) return Refuse(unknown);
        var id = Id.Derive(Hash256.Of(System.Text.Encoding.UTF8.GetBytes($"{Mentorship.Id} {PersonId} {KeyOfForm}")));
        Outcome<MentorNote> written = await mentoring.Write(
            new MentorNote(id, Mentorship.Id, PersonId, Side.IsMentor, Now), FormReader.Typed(Request.Form, "note"));
        if (written.IsRefused) return Say(written.Refusal);
        // One letter until it is answered: whoever writes three notes fills nobody's mailbox.
        bool isFirst = Notes is not [.., { } last] || last.Note.ByMentor != Side.IsMentor;
        if (isFirst) await letters.Send(MentorLetter.Note, Mentorship, PersonId, Now);
        return Done("noted");
    }

    public async Task<IActionResult> OnPostConsent(string mentorship)
    {
        if (await Find(mentorship) is { } unknown) return Refuse(unknown);
        if (Side.IsMentor) return StatusCode(403);
        Outcome<Mentorship> set = await mentors.SetConsent(Mentorship.Id, Consent == "yes", PersonId, Now);
        return set.IsRefused ? Say(set.Refusal) : Done(set.Value.MaySee ? "consented" : "withdrawn");
    }

    public async Task<IActionResult> OnPostEnd(string mentorship)
    {
        if (await Find(mentorship) is { } unknown) return Refuse(unknown);
        if (Sure != "yes") return Say(WebRefusals.ConfirmationMissing);
        Outcome<Mentorship> ended = await mentors.End(Mentorship.Id, PersonId, Now);
        if (ended.IsRefused) return Say(ended.Refusal);
        if (Mentorship.IsOpen) await letters.Send(MentorLetter.Ended, Mentorship, PersonId, Now);
        return Done("ended");
    }

    private async Task<IActionResult> Answer(string mentorship, MentorDecline? declined)
    {
        if (await Find(mentorship) is { } unknown) return Refuse(unknown);
        if (!Side.IsMentor) return StatusCode(403);
        Outcome<Mentorship> answered = await mentors.Answer(Mentorship.Id, declined, Now);
        if (answered.IsRefused) return Say(answered.Refusal);
        MentorLetter letter = declined is null ? MentorLetter.Accepted : MentorLetter.Declined;
        // The same answer sent twice is told once.
        if (Mentorship.State == MentorshipState.Asked) await letters.Send(letter, Mentorship, PersonId, Now);
        return Done(declined is null ? "accepted" : "declined");
    }

    private RedirectResult Done(string what) => Redirect($"/academy/mentors/{Mentorship.Id}?done={what}");

    private async Task<Refusal?> Find(string mentorship)
    {
        Outcome<Id> id = Id.Parse(mentorship);
        Outcome<MentorSide> side =
            id.IsRefused ? AcademyRefusals.MentorshipUnknown : await mentoring.Open(PersonId, id.Value);
        if (side.IsRefused) return side.Refusal;
        Side = side.Value;
        MentorName = await names.Of(Mentorship.Mentor) ?? Text["mentors.left"];
        Outcome<Firm> firm = await firms.Firm(Mentorship.Firm);
        FirmName = firm.IsRefused ? Text["mentors.left"] : Text.FirmName(firm.Value.Details);
        Message = await mentoring.MessageOf(Mentorship);
        Notes = await mentoring.NotesOf(Mentorship);
        Consents = await mentors.Consents(Mentorship.Id);
        return null;
    }
}
