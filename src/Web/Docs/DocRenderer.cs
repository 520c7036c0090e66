using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Sampan.Web.Docs;

/// <summary>
/// A paper's Markdown as HTML. HTML in it is text, no style is written into the page, and every heading has its anchor.
/// </summary>
internal sealed class DocRenderer(DocLinks links)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseGridTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    public DocPage Render(DocSource source)
    {
        MarkdownDocument paper = Markdown.Parse(source.Text, Pipeline);
        links.Rewrite(paper, source);
        foreach (Table table in paper.Descendants<Table>()) AlignByClass(table);
        IReadOnlyList<DocHeading> headings = [.. paper.Descendants<HeadingBlock>().Select(Heading)];
        string title = headings.Count > 0 ? headings[0].Title : source.Name;
        return new DocPage
        {
            Name = source.Name,
            Audience = Audiences.Of(source.Name),
            Title = title,
            Html = Html(paper),
            Headings = [.. headings.Skip(1)],
            Sections = [.. Sections(paper, $"/docs/{source.Name}", title)],
        };
    }

    private static string Html(MarkdownDocument paper)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var box = new ScrollBox();
        renderer.ObjectRenderers.Insert(0, new BoxedTable(box));
        renderer.ObjectRenderers.Insert(0, new BoxedCode(box));
        _ = renderer.Render(paper);
        // The corner of a table heads nothing: a screen reader would announce it as a heading without a name.
        return writer.ToString().Replace("<th></th>", "<td></td>", StringComparison.Ordinal);
    }

    private static DocHeading Heading(HeadingBlock heading) =>
        new(heading.Level, heading.GetAttributes().Id ?? "", Words(heading.Inline));

    /// <summary>Markdig would write the alignment as a style, which our policy forbids.</summary>
    private static void AlignByClass(Table table)
    {
        for (int i = 0; i < table.ColumnDefinitions.Count; i++)
        {
            bool atEnd = table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right;
            table.ColumnDefinitions[i].Alignment = null;
            if (!atEnd) continue;
            foreach (TableRow row in table.OfType<TableRow>().Where(row => row.Count > i))
                row[i].GetAttributes().AddClass("number");
        }
    }

    private static IEnumerable<DocSection> Sections(MarkdownDocument paper, string address, string title)
    {
        var section = new DocSection(address, title, title, "");
        var text = new StringBuilder();
        foreach (LeafBlock block in paper.Descendants<LeafBlock>())
        {
            if (block is not HeadingBlock heading)
            {
                _ = text.Append(block is CodeBlock ? block.Lines.ToString() : Words(block.Inline)).Append(' ');
                continue;
            }
            if (heading.Level == 1) continue;
            yield return section with { Text = text.ToString() };
            DocHeading next = Heading(heading);
            section = new DocSection($"{address}#{next.Id}", title, next.Title, "");
            _ = text.Clear();
        }
        yield return section with { Text = text.ToString() };
    }

    private static string Words(ContainerInline? inlines)
    {
        if (inlines is null) return "";
        var words = new StringBuilder();
        foreach (Inline inline in inlines.Descendants())
        {
            _ = inline switch
            {
                LiteralInline literal => words.Append(literal.Content.ToString()),
                CodeInline code => words.Append(code.Content),
                LineBreakInline => words.Append(' '),
                _ => words,
            };
        }
        return words.ToString();
    }
}
