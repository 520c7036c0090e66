using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Sampan.Web.Docs;

/// <summary>
/// Where the links of a paper lead here: another paper is its page, a place in the source is its page in the repository
/// when one is named, and plain text when none is. Nothing but http, https and mailto leads away.
/// </summary>
internal sealed class DocLinks(IReadOnlyList<DocSource> sources, string? repository)
{
    public void Rewrite(MarkdownDocument paper, DocSource source)
    {
        foreach (LinkInline link in paper.Descendants<LinkInline>().ToList())
        {
            // The pictures in the papers are of this very site.
            if (link.IsImage) link.Remove();
            else if (Target(link.Url ?? "", source) is { } target) link.Url = target;
            else Unlink(link);
            if (link.Url is { } url && url.Contains("://", StringComparison.Ordinal))
                link.GetAttributes().AddPropertyIfNotExist("rel", "noreferrer");
        }
        foreach (ParagraphBlock left in paper.Descendants<ParagraphBlock>().Where(IsEmpty).ToList())
            _ = left.Parent!.Remove(left);
    }

    private string? Target(string url, DocSource source)
    {
        if (url.StartsWith('#')) return url;
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? outside) && !url.StartsWith('/'))
            return outside.Scheme is "http" or "https" or "mailto" ? url : null;
        string[] parts = url.Split('#', 2);
        string path = Resolve(source.Folder, Uri.UnescapeDataString(parts[0]));
        string anchor = parts.Length > 1 ? $"#{parts[1]}" : "";
        if (sources.FirstOrDefault(paper => paper.IsAt(path)) is { } found) return $"/docs/{found.Name}{anchor}";
        return repository is null ? null : $"{repository.TrimEnd('/')}/{path}{anchor}";
    }

    private static string Resolve(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..") parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            else if (part != ".") parts.Add(part);
        }
        return string.Join('/', parts);
    }

    /// <summary>Nothing is left of a paragraph of pictures.</summary>
    private static bool IsEmpty(ParagraphBlock paragraph) =>
        paragraph.Inline is { } inlines && inlines.All(inline => inline is LineBreakInline);

    /// <summary>The words stay, the link goes.</summary>
    internal static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
