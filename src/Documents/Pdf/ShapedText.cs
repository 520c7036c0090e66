using System.Text;
using SkiaSharp;

namespace Sampan.Documents.Pdf;

/// <summary>One glyph in font units. The cluster is the UTF-8 position of the text it stands for.</summary>
internal readonly record struct ShapedGlyph(ushort Id, uint Cluster, int Advance, int OffsetX, int OffsetY);

/// <summary>A text and the glyphs that draw it, at no size yet.</summary>
internal sealed class ShapedText(
    Typeface typeface, string text, byte[] utf8, IReadOnlyList<ShapedGlyph> glyphs, int unitsPerEm)
{
    /// <summary>The width in points at a size.</summary>
    public float Width(float size) => glyphs.Sum(glyph => (long)glyph.Advance) * size / unitsPerEm;

    /// <summary>
    /// Where each UTF-16 position of the text begins, in points from the left; one more for its end. A position
    /// inside a cluster has the right edge of the cluster.
    /// </summary>
    public float[] Edges(float size)
    {
        var advances = new long[utf8.Length + 1];
        foreach (ShapedGlyph glyph in glyphs) advances[glyph.Cluster] += glyph.Advance;
        var edges = new float[text.Length + 1];
        long units = 0;
        int character = 0, position = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            for (int i = 0; i < rune.Utf16SequenceLength; i++) edges[character++] = units * size / unitsPerEm;
            units += advances[position];
            position += rune.Utf8SequenceLength;
        }
        edges[character] = units * size / unitsPerEm;
        return edges;
    }

    /// <summary>
    /// Draws on a baseline. The text and its clusters travel with the glyphs into the PDF, so that a reader can
    /// search and copy Thai; plain drawing of glyphs loses tone marks and sara am there.
    /// </summary>
    public void Draw(SKCanvas canvas, SKPoint origin, float size, SKPaint paint)
    {
        if (glyphs.Count == 0) return;
        using var font = new SKFont(typeface.Skia, size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        SKPositionedTextRunBuffer run = builder.AllocatePositionedTextRun(font, glyphs.Count, utf8.Length);
        run.SetText(utf8);
        run.SetGlyphs(glyphs.Select(glyph => glyph.Id).ToArray());
        run.SetClusters(glyphs.Select(glyph => glyph.Cluster).ToArray());
        run.SetPositions(Positions(size));
        using SKTextBlob? blob = builder.Build();
        canvas.DrawText(blob, origin.X, origin.Y, paint);
    }

    private SKPoint[] Positions(float size)
    {
        float scale = size / unitsPerEm;
        var positions = new SKPoint[glyphs.Count];
        long pen = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = new SKPoint((pen + glyphs[i].OffsetX) * scale, -glyphs[i].OffsetY * scale);
            pen += glyphs[i].Advance;
        }
        return positions;
    }
}
