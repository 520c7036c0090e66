using Sampan.Academy;
using Sampan.Journeys.Learning;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Academy;

/// <summary>What the reader wrote, how it stands, and why something is hidden.</summary>
[AllowedTo(Caller.SignedIn)]
public sealed class MyPostsModel(IQuestions questions, ShownNames names) : SampanPage
{
    public IReadOnlyList<ShownPost> Own { get; private set; } = [];

    public async Task OnGet()
    {
        string name = await names.Of(PersonId) ?? "";
        Own = [.. (await questions.Of(PersonId)).Select(post => new ShownPost(post, name))];
    }
}
