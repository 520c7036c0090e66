using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Journeys.Learning;
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
        if (Show.Named<ModerationReason>(Why) is not { } why) return Say(AcademyRefusals.ModerationReasonMissing);
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
        Post shown = found.Value.Post;
        if (shown.State != PostState.Published) return AcademyRefusals.PostUnknown;
        // Nobody reads the answers of a question that is hidden.
        Outcome<QuestionThread> thread = await questions.Thread(shown.Thread, PersonId, all: false);
        if (thread.IsRefused) return thread.Refusal;
        Shown = new ShownPost(shown, await names.Of(shown.Author) ?? Text["mentors.left"]);
        return null;
    }
}
