using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>One sheet as a list of marks, laid out before anything is drawn: only then is the count of pages known.</summary>
internal sealed class Page
{
    private readonly List<Mark> _marks = [];

    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Writes one line, its left edge at <paramref name="x"/>.</summary>
    public void Text(string text, TextStyle style, float x, float top) =>
        _marks.Add(new TextMark(style.Typeface.Shape(text), style.Size, style.Color, new SKPoint(x, top + style.Ascent)));

    /// <summary>Writes one line against a right edge. What is wider than the room is set smaller: a number never wraps.</summary>
    public void TextRight(string text, TextStyle style, float right, float top, float room)
    {
        ShapedText shaped = style.Typeface.Shape(text);
        float size = SizeThatFits(shaped, style, room);
        _marks.Add(new TextMark(shaped, size, style.Color, new SKPoint(right - shaped.Width(size), top + style.Ascent)));
    }

    /// <summary>Writes one line from a left edge, set smaller where the room is too narrow.</summary>
    public void TextFit(string text, TextStyle style, float x, float top, float room)
    {
        ShapedText shaped = style.Typeface.Shape(text);
        _marks.Add(new TextMark(shaped, SizeThatFits(shaped, style, room), style.Color, new SKPoint(x, top + style.Ascent)));
    }

    public void Rule(float left, float right, float y, SKColor color, float thickness = 0.6f) =>
        _marks.Add(new FillMark(new SKRect(left, y - thickness / 2, right, y + thickness / 2), color));

    public void Fill(SKRect area, SKColor color) => _marks.Add(new FillMark(area, color));

    public void Frame(SKRect area, SKColor color) => _marks.Add(new FrameMark(area, color));

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
