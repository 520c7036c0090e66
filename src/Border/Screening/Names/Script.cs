using System.Globalization;
using System.Text;
using AnyAscii;

namespace Sampan.Border.Screening.Names;

/// <summary>
/// A name in plain Latin letters: small, without marks, words apart by one space. Thai, Arabic and Cyrillic by tables
/// of ours; Chinese by pinyin, and every other script, by those of AnyAscii. Characters of Chinese and syllables of
/// Korean become words of their own, which <see cref="Alignment"/> joins as the other name joins them.
/// </summary>
internal static class Script
{
    internal static string Latin(string name)
    {
        var into = new StringBuilder(name.Length * 2);
        // The compatibility form takes the Thai vowel am apart.
        string plain = NameWords.Natives.Aggregate(
            name.Normalize(NormalizationForm.FormKC).Replace("\u0E4D\u0E32", "\u0E33", StringComparison.Ordinal),
            (text, native) => text.Contains(native.Own, StringComparison.OrdinalIgnoreCase)
                ? text.Replace(native.Own, $" {native.Latin} ", StringComparison.OrdinalIgnoreCase)
                : text);
        for (int at = 0; at < plain.Length;)
        {
            char c = plain[at];
            Func<char, bool>? script =
                ThaiScript.Has(c) ? ThaiScript.Has : ArabicScript.Has(c) ? ArabicScript.Has
                : CyrillicScript.Has(c) ? CyrillicScript.Has : null;
            int end = at + 1;
            while (script is not null && end < plain.Length && script(plain[end])) end++;
            string run = plain[at..end];
            if (script == ThaiScript.Has) ThaiScript.Write(into, run);
            else if (script == ArabicScript.Has) ArabicScript.Write(into, run);
            else if (script == CyrillicScript.Has) CyrillicScript.Write(into, run);
            else end = Other(into, plain, at);
            at = end;
        }
        return into.ToString().Trim();
    }

    private static int Other(StringBuilder into, string text, int at)
    {
        char c = text[at];
        if (char.IsAsciiLetterOrDigit(c))
        {
            into.Append(char.ToLowerInvariant(c));
            return at + 1;
        }
        if (c is '\'' or '’' or '`' or '´' or 'ʻ' or 'ʿ' or 'ʾ') return at + 1;
        // L.L.C. is one word; a point after more than one letter ends a word.
        if (c == '.' && at > 0 && char.IsLetter(text[at - 1]) && (at == 1 || !char.IsLetter(text[at - 2])))
        {
            bool goesOn = at + 2 < text.Length && char.IsLetter(text[at + 1]) && !char.IsLetter(text[at + 2])
                || at + 2 == text.Length && char.IsLetter(text[at + 1]);
            if (!goesOn) Apart(into);
            return at + 1;
        }
        int length = char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : 1;
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, at);
        if (category == UnicodeCategory.NonSpacingMark) return at + length;
        if (category is not (UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.UppercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber))
        {
            Apart(into);
            return at + length;
        }
        string written = Koreans.TryGetValue(text[at], out string? surname) && IsFirst(text, at)
            ? surname
            : text.Substring(at, length).Transliterate();
        bool isSyllable = c is >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' || length == 2;
        if (isSyllable) Apart(into);
        foreach (char letter in written)
            if (char.IsAsciiLetterOrDigit(letter)) into.Append(char.ToLowerInvariant(letter));
        if (isSyllable) Apart(into);
        return at + length;
    }

    /// <summary>Surnames that nearly everybody writes otherwise than the rules of romanization do.</summary>
    private static readonly Dictionary<char, string> Koreans = new()
    {
        ['김'] = "kim",
        ['이'] = "lee",
        ['박'] = "park",
        ['최'] = "choi",
        ['정'] = "jung",
        ['강'] = "kang",
        ['조'] = "cho",
        ['윤'] = "yoon",
        ['임'] = "lim",
        ['오'] = "oh",
        ['신'] = "shin",
        ['유'] = "yoo",
        ['권'] = "kwon",
    };

    private static bool IsFirst(string text, int at) => at == 0 || !char.IsLetter(text[at - 1]);

    private static void Apart(StringBuilder into)
    {
        if (into.Length > 0 && into[^1] != ' ') into.Append(' ');
    }
}
