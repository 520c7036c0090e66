using System.Text;

namespace Sampan.Documents.Pdf;

/// <summary>
/// The little one must know of Thai to set it: it is written without spaces between words, some vowels stand before
/// their consonant, others above, below or behind it. Source: The Unicode Standard 16.0, chapter 16.1.
/// </summary>
internal static class ThaiScript
{
    /// <summary>U+200B, zero width space: some writers mark with it where a Thai word ends.</summary>
    public const char WordBreak = '\u200B';

    private const char Thanthakhat = '\u0E4C';
    private const string VowelsBefore = "เแโใไ";
    private const string SyllableEnds = "ะำๆฯ";
    private const string SecondConsonants = "รลวยห";

    /// <summary>A Thai letter, vowel, tone mark or digit; the baht sign is a sign of money like any other.</summary>
    public static bool IsThai(Rune rune) => rune.Value is >= 0x0E01 and <= 0x0E5B and not 0x0E3F;

    public static bool IsThai(char c) => IsThai((Rune)c);

    /// <summary>No line may begin with this: it belongs to the consonant before it.</summary>
    public static bool ClingsToPrevious(char c) => c is 'ฯ' or 'ๅ' or 'ๆ' or (>= 'ะ' and <= 'ฺ') or (>= '็' and <= '๎');

    /// <summary>
    /// A consonant silenced by thanthakhat (ณฑ์, ธิ์) ends the syllable before it and begins none.
    /// </summary>
    public static bool IsSilenced(string text, int index)
    {
        int mark = index + 1;
        if (mark < text.Length && text[mark] is 'ิ' or 'ุ') mark++;
        return mark < text.Length && text[mark] == Thanthakhat;
    }

    /// <summary>No line may end with this: its consonant follows.</summary>
    public static bool ClingsToNext(char c) => VowelsBefore.Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// A syllable surely, or nearly so, begins at <paramref name="index"/>: at a vowel written first, after a vowel
    /// that only ends syllables, or at a consonant with its own vowel or tone that is not the second of a cluster.
    /// </summary>
    public static bool SyllableBegins(string text, int index)
    {
        char before = text[index - 1], here = text[index];
        if (ClingsToNext(here) || SyllableEnds.Contains(before, StringComparison.Ordinal)) return true;
        bool followsVowelBefore = index >= 2 && ClingsToNext(text[index - 2]);
        bool carriesVowel = index + 1 < text.Length && ClingsToPrevious(text[index + 1]);
        return carriesVowel && !followsVowelBefore && !SecondConsonants.Contains(here, StringComparison.Ordinal);
    }
}
