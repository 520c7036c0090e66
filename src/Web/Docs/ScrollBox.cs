using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Sampan.Web.Docs;

/// <summary>
/// What is wider than a phone scrolls in a box of its own, which the keyboard reaches and a screen reader names.
/// </summary>
internal sealed class ScrollBox
{
    private int _boxes;

    public void Write(HtmlRenderer renderer, string what, Action content)
    {
        string number = (++_boxes).ToString(CultureInfo.InvariantCulture);
        _ = renderer.Write($"<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{what} {number}\">");
        content();
        _ = renderer.Write("</div>");
    }
}

internal sealed class BoxedTable(ScrollBox box) : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table) =>
        box.Write(renderer, "Table", () => base.Write(renderer, table));
}

internal sealed class BoxedCode(ScrollBox box) : CodeBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj) =>
        box.Write(renderer, "Code", () => base.Write(renderer, obj));
}
