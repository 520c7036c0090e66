using System.Globalization;
using System.Text;

namespace Sampan.Border.Classification;

/// <summary>
/// A text as the units that phrases are made of. A word between spaces is one unit, without its English plural; in
/// Thai and Chinese, which write no spaces, each character is one, and the longest known phrase does the cutting.
/// </summary>
internal static class TextUnits
{
    internal static List<string> Of(string text)
    {
        string plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var units = new List<string>();
        var word = new StringBuilder();
        foreach (char c in plain)
        {
            if (IsSpaceless(c))
            {
                EndWord(units, word);
                units.Add(c.ToString());
            }
            else if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (c is not ('\'' or '’'))
            {
                EndWord(units, word);
                // In Thai and Chinese a space ends a clause, as a comma does elsewhere.
                bool isSpace = char.IsWhiteSpace(c) && units.Count > 0 && IsSpaceless(units[^1][0]);
                if (isSpace || c is ',' or ';' or '(' or '|' or '/') units.Add(Stop);
            }
        }
        EndWord(units, word);
        return units;
    }

    /// <summary>Stands where a clause ends: no phrase goes across it.</summary>
    internal const string Stop = ",";

    internal static bool IsSpaceless(char c) => IsThai(c) || c is >= '\u3400' and <= '\u9FFF';

    internal static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    /// <summary>A Thai sign that cannot begin a syllable: where one follows, a word was cut in two.</summary>
    internal static bool ClingsToPrevious(char c) =>
        c is 'ะ' or 'า' or 'ำ'
        || (IsThai(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    /// <summary>A Thai vowel that is written before the letter it belongs to.</summary>
    internal static bool ClingsToNext(char c) => c is >= '\u0E40' and <= '\u0E44';

    private static void EndWord(List<string> units, StringBuilder word)
    {
        if (word.Length > 0) units.Add(Singular(word.ToString()));
        word.Clear();
    }

    /// <summary>Enough of English grammar for names of goods: boxes, berries, shoes; not glass or lens.</summary>
    private static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || char.IsDigit(word[^2])) return word;
        if (word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal) || word == "lens") return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 5) return word[..^3] + "y";
        bool hasHiss = word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal);
        return hasHiss ? word[..^2] : word[..^1];
    }
}
