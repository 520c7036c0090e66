using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>A framed field as trade forms have it: a small label in the corner, the value below.</summary>
internal sealed class Box
{
    private const float Padding = 6;

    private readonly string _label;
    private readonly float _width;
    private readonly List<TextBlock> _blocks = [];

    public Box(string label, float width)
    {
        _label = label;
        _width = width;
    }

    public float Height => 2 * Padding + TextStyle.Label.Leading + _blocks.Sum(block => block.Height);

    public Box Add(string? text, TextStyle style)
    {
        if (text is not null) _blocks.Add(new TextBlock(text, style, _width - 2 * Padding));
        return this;
    }

    /// <summary>Places boxes side by side, as high as the highest.</summary>
    public static void PlaceRow(PageFlow flow, params IReadOnlyList<Box> boxes)
    {
        float height = boxes.Max(box => box.Height);
        float top = flow.Take(height);
        float left = Paper.Left;
        foreach (Box box in boxes)
        {
            box.Draw(flow.Page, left, top, height);
            left += box._width;
        }
    }

    private void Draw(Page page, float left, float top, float height)
    {
        page.Frame(new SKRect(left, top, left + _width, top + height), Ink.Line);
        page.Text(_label, TextStyle.Label, left + Padding, top + Padding - 1);
        float y = top + Padding + TextStyle.Label.Leading;
        foreach (TextBlock block in _blocks) y = block.Draw(page, left + Padding, y);
    }
}
