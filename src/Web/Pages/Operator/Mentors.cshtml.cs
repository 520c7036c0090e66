using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>An offer to mentor, with what operators decided about it so far.</summary>
public sealed record ModeratedMentor(MentorProfile Profile, IReadOnlyList<ModerationDecision> Decisions);

/// <summary>Offers to mentor: an operator hides one for a reason, and shows it again.</summary>
public sealed class MentorsModel(IMentors mentors, MentorProfiles profiles) : SampanPage
{
    [BindProperty(Name = "mentor")]
    public string? Mentor { get; set; }

    /// <summary>Why it is hidden; nothing shows it again.</summary>
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public IReadOnlyList<ModeratedMentor> All { get; private set; } = [];

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostHide()
    {
        if (Show.Named<ModerationReason>(Why) is { } why) return await Moderate(why);
        await Read();
        return Say(AcademyRefusals.ModerationReasonMissing);
    }

    public Task<IActionResult> OnPostShow() => Moderate(null);

    private async Task<IActionResult> Moderate(ModerationReason? why)
    {
        Outcome<Id> mentor = Id.Parse(Mentor);
        Outcome<MentorOffer> decided = mentor.IsRefused
            ? mentor.Refusal
            : await mentors.Moderate(mentor.Value, why, PersonId, Now);
        if (!decided.IsRefused) return Redirect("/operator/mentors?done=moderated");
        await Read();
        return Say(decided.Refusal);
    }

    private async Task Read()
    {
        var all = new List<ModeratedMentor>();
        foreach (MentorOffer offer in await mentors.Offers())
        {
            if (await profiles.Of(offer) is { } profile)
                all.Add(new ModeratedMentor(profile, await mentors.Decisions(offer.Mentor)));
        }
        All = all;
    }
}
