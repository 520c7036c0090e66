using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Sampan.Documents.Pdf;

/// <summary>
/// One weight of Sarabun, the bundled font with Latin and Thai letters (SIL Open Font License 1.1, see NOTICE).
/// HarfBuzz chooses and places the glyphs, Skia draws them. Neither half is changed once made, so all threads share
/// them.
/// </summary>
#pragma warning disable CA1001 // Both weights live as long as the process.
internal sealed class Typeface
#pragma warning restore CA1001
{
    public static readonly Typeface Regular = new("Sarabun-Regular.ttf");
    public static readonly Typeface Bold = new("Sarabun-Bold.ttf");

    /// <summary>The font file in memory Skia and HarfBuzz both point into: it must outlive them.</summary>
    private readonly SKData _file;

    private readonly Font _shaper;
    private readonly int _unitsPerEm;

    private Typeface(string resource)
    {
        using Stream stream = typeof(Typeface).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        _file = SKData.Create(stream);
        Skia = SKTypeface.FromData(_file);
        using var blob = new Blob(_file.Data, (int)_file.Size, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        face.MakeImmutable();
        _unitsPerEm = face.UnitsPerEm;
        _shaper = new Font(face);
        _shaper.SetScale(_unitsPerEm, _unitsPerEm);
        _shaper.SetFunctionsOpenType();
    }

    public SKTypeface Skia { get; }

    /// <summary>Both weights have it; a word break is never drawn and so needs no glyph.</summary>
    public static bool CanDraw(Rune rune) => rune.Value == ThaiScript.WordBreak ||
        Regular._shaper.TryGetNominalGlyph(rune.Value, out _) && Bold._shaper.TryGetNominalGlyph(rune.Value, out _);

    public static bool CanDraw(string text) => text.EnumerateRunes().All(CanDraw);

    /// <summary>
    /// The glyphs of a text in font units. Each stretch of one script is shaped by that script's rules: only Thai's
    /// lift a tone mark above a vowel and split sara am.
    /// </summary>
    public ShapedText Shape(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var glyphs = new List<ShapedGlyph>(text.Length);
        foreach ((int start, int length, Script script) in ScriptRuns.Of(text))
        {
            using var buffer = new Buffer { Direction = Direction.LeftToRight, Script = script };
            buffer.AddUtf8(utf8, start, length);
            _shaper.Shape(buffer);
            ReadOnlySpan<GlyphInfo> infos = buffer.GetGlyphInfoSpan();
            ReadOnlySpan<GlyphPosition> positions = buffer.GetGlyphPositionSpan();
            for (int i = 0; i < infos.Length; i++)
                glyphs.Add(Glyph(infos[i], positions[i]));
        }
        return new ShapedText(this, text, utf8, glyphs, _unitsPerEm);
    }

    private static ShapedGlyph Glyph(GlyphInfo info, GlyphPosition position) =>
        new((ushort)info.Codepoint, info.Cluster, position.XAdvance, position.XOffset, position.YOffset);
}
