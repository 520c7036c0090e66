using Microsoft.AspNetCore.Mvc;
using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Academy;
using Sampan.Web.Pages.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>One post, what readers said against it, what was decided so far, and the next decision.</summary>
public sealed class PostModel(IQuestions questions, ShownNames names, PostLetters letters) : SampanPage
{
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public ModeratedPost Moderated { get; private set; } = null!;

    public ShownPost Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string post) =>
        await Find(post) is { } unknown ? Refuse(unknown) : Page();

    public async Task<IActionResult> OnPostHide(string post)
    {
        if (await Find(post) is { } unknown) return Refuse(unknown);
        return Show.Named<ModerationReason>(Why) is { } why
            ? await Decide(why)
            : Say(AcademyRefusals.ModerationReasonMissing);
    }

    /// <summary>Publishes what waits or is hidden, and leaves what is published as it is.</summary>
    public async Task<IActionResult> OnPostShow(string post) =>
        await Find(post) is { } unknown ? Refuse(unknown) : await Decide(null);

    private async Task<IActionResult> Decide(ModerationReason? why)
    {
        Outcome<Post> decided = await questions.Moderate(Shown.Post.Id, why, PersonId, Now);
        if (decided.IsRefused) return Say(decided.Refusal);
        // What stays as it was is no news to its author.
        bool isNews = (decided.Value.State, decided.Value.Why) != (Shown.Post.State, Shown.Post.Why);
        if (isNews) await letters.Decided(decided.Value, Now);
        if (Shown.Post.State == PostState.Waiting) await TellAsker(decided.Value);
        return Redirect("/operator/posts?done=moderated");
    }

    /// <summary>Whoever asked hears of an answer when it can be read; one that waited can be read now.</summary>
    private async Task TellAsker(Post decided)
    {
        if (decided.Question is not { } question) return;
        Outcome<ModeratedPost> asked = await questions.Moderated(question);
        if (!asked.IsRefused && asked.Value.Post.State == PostState.Published)
            await letters.Answered(asked.Value.Post, decided, Now);
    }

    private async Task<Refusal?> Find(string post)
    {
        Outcome<Id> id = Id.Parse(post);
        Outcome<ModeratedPost> found =
            id.IsRefused ? AcademyRefusals.PostUnknown : await questions.Moderated(id.Value);
        if (found.IsRefused) return found.Refusal;
        Moderated = found.Value;
        Shown = new ShownPost(Moderated.Post, await names.Of(Moderated.Post.Author) ?? Text["mentors.left"]);
        return null;
    }
}
