using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>
/// One sheet as a list of marks. All sheets are laid out before any is drawn: only then is their count known.
/// </summary>
internal sealed class Page
{
    private readonly List<Mark> _marks = [];

    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Writes one line, its left edge at <paramref name="x"/>.</summary>
    public void Text(string text, TextStyle style, float x, float top) =>
        Add(style.Typeface.Shape(text), style, style.Size, x, top);

    /// <summary>Writes one line against a right edge, set smaller where the room is too narrow.</summary>
    public void TextRight(string text, TextStyle style, float right, float top, float room)
    {
        ShapedText shaped = style.Typeface.Shape(text);
        float size = SizeThatFits(shaped, style, room);
        Add(shaped, style, size, right - shaped.Width(size), top);
    }

    /// <summary>Writes one line from a left edge, set smaller where the room is too narrow.</summary>
    public void TextFit(string text, TextStyle style, float x, float top, float room)
    {
        ShapedText shaped = style.Typeface.Shape(text);
        Add(shaped, style, SizeThatFits(shaped, style, room), x, top);
    }

    public void Rule(float left, float right, float y, SKColor color, float thickness = 0.6f) =>
        _marks.Add(new FillMark(new SKRect(left, y - thickness / 2, right, y + thickness / 2), color));

    public void Fill(SKRect area, SKColor color) => _marks.Add(new FillMark(area, color));

    public void Frame(SKRect area, SKColor color) => _marks.Add(new FrameMark(area, color));

    private void Add(ShapedText text, TextStyle style, float size, float x, float top) =>
        _marks.Add(new TextMark(text, size, style.Color, new SKPoint(x, top + style.Ascent)));

    /// <summary>A number never wraps: read small it is still right, read in halves it is not.</summary>
    private static float SizeThatFits(ShapedText shaped, TextStyle style, float room) =>
        Math.Min(style.Size, style.Size * room / Math.Max(shaped.Width(style.Size), 1));
}

internal abstract record Mark
{
    public abstract void Draw(SKCanvas canvas);
}

internal sealed record TextMark(ShapedText Text, float Size, SKColor Color, SKPoint Origin) : Mark
{
    public override void Draw(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = Color, IsAntialias = true };
        Text.Draw(canvas, Origin, Size, paint);
    }
}

internal sealed record FillMark(SKRect Area, SKColor Color) : Mark
{
    public override void Draw(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = Color };
        canvas.DrawRect(Area, paint);
    }
}

internal sealed record FrameMark(SKRect Area, SKColor Color) : Mark
{
    public override void Draw(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = Color, Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f };
        canvas.DrawRect(Area, paint);
    }
}
