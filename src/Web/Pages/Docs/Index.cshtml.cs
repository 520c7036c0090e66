using Microsoft.AspNetCore.Mvc;
using Sampan.Web.Docs;
using Sampan.Web.Text;

namespace Sampan.Web.Pages.Docs;

/// <summary>What there is to read, for whom; and what a search finds in all of it.</summary>
public sealed class IndexModel : DocsPage
{
    /// <summary>What is searched for.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Asked { get; set; }

    internal IReadOnlyList<DocHit> Hits { get; private set; } = [];

    public async Task OnGet()
    {
        if (string.IsNullOrWhiteSpace(Asked)) return;
        if (Asked.Length > 100) Asked = Asked[..100];
        IReadOnlyList<ApiTopic> topics = await Reference.Topics();
        Hits = DocSearch.Find(
            [.. Shelf.Pages.SelectMany(page => page.Sections), .. topics.SelectMany(Operations), .. Refusals(Text)],
            Asked);
    }

    private static IEnumerable<DocSection> Operations(ApiTopic topic) => topic.Operations.Select(operation =>
        new DocSection(
            $"{topic.Address}#{operation.Id}", $"The API: {topic.Name}", operation.Title,
            $"{operation.Method} {operation.Path} {operation.Description}"));

    private IEnumerable<DocSection> Refusals(Texts text) => Catalogue.All.Select(entry => new DocSection(
        RefusalCatalogue.TypeOf(entry.Code), text["docs.errors"], entry.Code.Name,
        text[$"refusal.{entry.Code.Name}"]));
}
