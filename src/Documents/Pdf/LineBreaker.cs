using System.Globalization;

namespace Sampan.Documents.Pdf;

/// <summary>How good a place is for ending a line; the better one has the higher number.</summary>
internal enum BreakQuality : byte
{
    Never,

    /// <summary>Between two characters a reader sees as two: only when a word alone is wider than the line.</summary>
    Cluster,

    /// <summary>Between Thai syllables, as near to a word boundary as one gets without a dictionary.</summary>
    Syllable,

    /// <summary>After a space, a hyphen, a slash or a marked word break.</summary>
    Word,
}

/// <summary>
/// Cuts a text into lines of a given width. Words stay whole where they can. Thai has no spaces between words, and a
/// dictionary is not worth its weight here: it breaks at spaces, else between syllables, and never inside a cluster.
/// </summary>
internal static class LineBreaker
{
    /// <summary>A break after a space is preferred to a later one between syllables once this much is filled.</summary>
    private const float FilledEnough = 0.6f;

    public static IReadOnlyList<string> Lines(string text, Typeface typeface, float size, float width)
    {
        BreakQuality[] breaks = Breaks(text);
        float[] edges = typeface.Shape(text).Edges(size);
        var lines = new List<string>();
        int start = 0;
        while (start < text.Length)
        {
            int end = LineEnd(start, breaks, edges, width);
            string line = text[start..end].Trim(' ', ThaiScript.WordBreak);
            if (line.Length > 0) lines.Add(line);
            start = end;
        }
        return lines;
    }

    /// <summary>The quality of a break before each character; the place after the last is always a break.</summary>
    internal static BreakQuality[] Breaks(string text)
    {
        var breaks = new BreakQuality[text.Length + 1];
        breaks[text.Length] = BreakQuality.Word;
        int index = StringInfo.GetNextTextElementLength(text);
        while (index < text.Length)
        {
            breaks[index] = QualityAt(text, index);
            index += StringInfo.GetNextTextElementLength(text, index);
        }
        return breaks;
    }

    private static BreakQuality QualityAt(string text, int index)
    {
        char before = text[index - 1], here = text[index];
        if (here is ' ' or ThaiScript.WordBreak) return BreakQuality.Never;
        if (before is ' ' or ThaiScript.WordBreak) return BreakQuality.Word;
        if (before is '-' or '/' && char.IsLetter(here)) return BreakQuality.Word;
        if (ThaiScript.ClingsToPrevious(here) || ThaiScript.ClingsToNext(before)) return BreakQuality.Never;
        if (ThaiScript.IsSilenced(text, index)) return BreakQuality.Never;
        if (!ThaiScript.IsThai(before) || !ThaiScript.IsThai(here)) return BreakQuality.Cluster;
        return ThaiScript.SyllableBegins(text, index) ? BreakQuality.Syllable : BreakQuality.Cluster;
    }

    private static int LineEnd(int start, BreakQuality[] breaks, float[] edges, float width)
    {
        Span<int> last = stackalloc int[(int)BreakQuality.Word + 1];
        int first = 0;
        for (int i = start + 1; i < breaks.Length; i++)
        {
            if (breaks[i] == BreakQuality.Never) continue;
            if (first == 0) first = i;
            if (edges[i] - edges[start] > width)
                return Best(last, start, edges, width) is var best and > 0 ? best : first;
            last[(int)breaks[i]] = i;
        }
        return breaks.Length - 1;
    }

    private static int Best(ReadOnlySpan<int> last, int start, float[] edges, float width)
    {
        int word = last[(int)BreakQuality.Word], syllable = last[(int)BreakQuality.Syllable];
        bool wordIsFarEnough = word > 0 && edges[word] - edges[start] >= FilledEnough * width;
        if (wordIsFarEnough || syllable <= word) return word > 0 ? word : last[(int)BreakQuality.Cluster];
        return syllable;
    }
}
