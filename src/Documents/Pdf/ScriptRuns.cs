using System.Text;
using HarfBuzzSharp;

namespace Sampan.Documents.Pdf;

/// <summary>Cuts a text into stretches of Thai and of everything else. Positions count UTF-8 bytes.</summary>
internal static class ScriptRuns
{
    public static IEnumerable<(int Start, int Length, Script Script)> Of(string text)
    {
        int start = 0, position = 0;
        bool? thai = null;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool here = BelongsToThai(rune, thai);
            if (thai is { } previous && previous != here)
            {
                yield return (start, position - start, ScriptOf(previous));
                start = position;
            }
            thai = here;
            position += rune.Utf8SequenceLength;
        }
        if (position > start) yield return (start, position - start, ScriptOf(thai == true));
    }

    /// <summary>A combining mark stays in the run of the letter under it.</summary>
    private static bool BelongsToThai(Rune rune, bool? previous) => Rune.GetUnicodeCategory(rune) switch
    {
        System.Globalization.UnicodeCategory.NonSpacingMark when previous is { } run => run,
        _ => ThaiScript.IsThai(rune),
    };

    private static Script ScriptOf(bool thai) => thai ? Script.Thai : Script.Latin;
}
