using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Pages.Academy;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Operator;

/// <summary>What people wrote that waits for an operator: first posts, and what readers reported.</summary>
public sealed class PostsModel(IQuestions questions, ShownNames names) : SampanPage
{
    public IReadOnlyList<ShownPost> Waiting { get; private set; } = [];

    public async Task OnGet()
    {
        var waiting = new List<ShownPost>();
        foreach (Post post in await questions.Queue())
            waiting.Add(new ShownPost(post, await names.Of(post.Author) ?? Text["mentors.left"]));
        Waiting = waiting;
    }
}
