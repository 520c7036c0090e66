namespace Sampan.Documents.Pdf;

/// <summary>A paragraph, already cut into lines for a width.</summary>
internal sealed class TextBlock
{
    private readonly IReadOnlyList<string> _lines;
    private readonly TextStyle _style;

    public TextBlock(string text, TextStyle style, float width)
    {
        _lines = LineBreaker.Lines(text, style.Typeface, style.Size, width);
        _style = style;
    }

    public float Height => _lines.Count * _style.Leading;

    /// <summary>Draws the lines and returns where the next block may begin.</summary>
    public float Draw(Page page, float x, float top)
    {
        foreach (string line in _lines)
        {
            page.Text(line, _style, x, top);
            top += _style.Leading;
        }
        return top;
    }
}
