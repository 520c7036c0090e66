using Microsoft.AspNetCore.Mvc;
using Sampan.Web.Docs;

namespace Sampan.Web.Pages.Docs;

/// <summary>The operations of the API under one heading, each with an example that runs against the demo.</summary>
public sealed class TopicModel : DocsPage
{
    internal ApiTopic Topic { get; private set; } = null!;

    internal IReadOnlyList<ApiTopic> All { get; private set; } = [];

    public async Task<IActionResult> OnGet(string topic)
    {
        All = await Reference.Topics();
        if (All.FirstOrDefault(known => known.Slug == topic) is not { } found) return NotFound();
        Topic = found;
        return Page();
    }
}
