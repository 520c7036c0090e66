namespace Sampan.Web.Docs;

/// <summary>All papers, rendered once.</summary>
internal sealed class DocShelf
{
    private readonly Dictionary<string, DocPage> _byName;

    public DocShelf(SiteOptions site)
    {
        IReadOnlyList<DocSource> sources = DocSource.All();
        var renderer = new DocRenderer(new DocLinks(sources, site.RepositoryUrl));
        Pages = [.. sources.Select(renderer.Render).InOrder()];
        _byName = Pages.ToDictionary(page => page.Name);
    }

    /// <summary>In the order of the navigation; decision records last.</summary>
    public IReadOnlyList<DocPage> Pages { get; }

    public DocPage? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    public IEnumerable<DocPage> For(Audience audience) => Pages.Where(page => page.Audience == audience);

    /// <summary>The pages before and after one, for reading on.</summary>
    public (DocPage? Before, DocPage? After) Beside(DocPage page)
    {
        int place = Pages.ToList().IndexOf(page);
        return (place > 0 ? Pages[place - 1] : null, place + 1 < Pages.Count ? Pages[place + 1] : null);
    }
}
