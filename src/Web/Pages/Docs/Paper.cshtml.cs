using Microsoft.AspNetCore.Mvc;
using Sampan.Web.Docs;

namespace Sampan.Web.Pages.Docs;

/// <summary>One paper of the repository.</summary>
public sealed class PaperModel : DocsPage
{
    internal DocPage Paper { get; private set; } = null!;

    /// <summary>Below the API's paper: the operations, by topic.</summary>
    internal IReadOnlyList<ApiTopic> Topics { get; private set; } = [];

    public async Task<IActionResult> OnGet(string name)
    {
        if (Shelf.Find(name) is not { } paper) return NotFound();
        Paper = paper;
        if (paper.Name == "api") Topics = await Reference.Topics();
        return Page();
    }
}
