using System.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Sampan.Academy;
using Sampan.Web.Docs;

namespace Sampan.Web.Academy;

/// <summary>
/// A lesson's Markdown as the parts that are drawn. HTML in it is text; its links are of four kinds and lead nowhere
/// else.
/// </summary>
internal sealed class LessonReader(Lesson lesson, Func<string, string?> stepAddress)
{
    private static readonly MarkdownPipeline Pipeline = Reading();

    /// <summary>Addresses that no part of the platform answers to, for the check of the lessons.</summary>
    public List<string> DeadLinks { get; } = [];

    public IReadOnlyList<LessonPart> Read(string body)
    {
        MarkdownDocument document = Markdown.Parse(body, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().ToList()) Lead(link);
        var parts = new List<LessonPart>();
        var words = new StringBuilder();
        foreach (Block block in document)
        {
            if (block is not CustomContainer container)
            {
                _ = words.Append(Html(block));
                continue;
            }
            if (words.Length > 0) parts.Add(new LessonPart.Words(words.ToString()));
            _ = words.Clear();
            parts.Add(container.Info == "quiz" ? Quiz(container) : Example(container));
        }
        if (words.Length > 0) parts.Add(new LessonPart.Words(words.ToString()));
        return parts;
    }

    /// <summary>The first word after <c>:::example</c> is the kind, the others are <c>name=value</c>.</summary>
    private static LessonPart.Example Example(CustomContainer container)
    {
        string[] words = (container.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new LessonPart.Example(
            words.FirstOrDefault() ?? "",
            words.Skip(1).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2)
                .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]));
    }

    private static LessonPart.Quiz Quiz(CustomContainer container)
    {
        string question = string.Concat(container.TakeWhile(block => block is not ListBlock).Select(Html));
        return new LessonPart.Quiz(
            container.Arguments ?? "", question,
            [.. container.OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()).Select(Option)]);
    }

    /// <summary>Its text begins with <c>[x]</c> or <c>[ ]</c>; what is quoted under it is the reason.</summary>
    private static QuizOption Option(ListItemBlock item)
    {
        string html = string.Concat(item.Where(block => block is not QuoteBlock).Select(Html));
        bool isRight = html.Contains("[x]", StringComparison.Ordinal);
        string answer = html.Replace("[x]", "", StringComparison.Ordinal).Replace("[ ]", "", StringComparison.Ordinal)
            .Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal);
        string why = string.Concat(item.OfType<QuoteBlock>().SelectMany(quote => quote).Select(Html));
        return new QuizOption(isRight, answer.Trim(), why);
    }

    /// <summary>An address that stands in the text as itself is text: links are of the four kinds only.</summary>
    private static MarkdownPipeline Reading()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .DisableHtml().UsePipeTables().UseCustomContainers();
        _ = builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }

    private void Lead(LinkInline link)
    {
        string[] target = (link.Url ?? "").Split(':', 2);
        string? address = link.IsImage || target.Length < 2 ? null : target[0] switch
        {
            "word" => Glossary.Find(target[1]) is { } word ? word.Address : null,
            "source" => lesson.Sources.Any(source => source.Id == target[1]) ? $"#source-{target[1]}" : null,
            "lesson" => Course.FirstExport.Find(target[1]) is { } other ? $"/academy/{other.Slug}" : null,
            "step" => stepAddress(target[1]),
            _ => null,
        };
        if (address is null)
        {
            DeadLinks.Add(link.Url ?? "");
            DocLinks.Unlink(link);
            return;
        }
        link.Url = address;
        if (target[0] == "source") link.GetAttributes().AddClass("source-mark");
    }

    private static string Html(Block block)
    {
        using var writer = new StringWriter();
        var renderer = new Markdig.Renderers.HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        _ = renderer.Render(block);
        return writer.ToString();
    }
}
