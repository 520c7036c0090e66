using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>Says that an operator should look at something, and why.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class ReportPostModel(IQuestions questions, ShownNames names) : SampanPage
{
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public ShownPost Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string post) =>
        await Find(post) is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPost(string post)
    {
        if (await Find(post) is { } unknown) return Refuse(unknown);
        if (ModerationWords.Named(Why) is not { } why) return Say(AcademyRefusals.ModerationReasonMissing);
        Refusal? refusal = await questions.Report(Shown.Post.Id, PersonId, why, Now);
        return refusal is null ? Redirect($"/academy/questions/{Shown.Post.Thread}?done=reported") : Say(refusal);
    }

    /// <summary>Only what everybody sees can be reported.</summary>
    private async Task<Refusal?> Find(string post)
    {
        Outcome<Id> id = Id.Parse(post);
        Outcome<ModeratedPost> found =
            id.IsRefused ? AcademyRefusals.PostUnknown : await questions.Moderated(id.Value);
        if (found.IsRefused) return found.Refusal;
        if (found.Value.Post.State != PostState.Published) return AcademyRefusals.PostUnknown;
        Shown = new ShownPost(
            found.Value.Post, await names.Of(found.Value.Post.Author) ?? Text["mentors.left"]);
        return null;
    }
}
