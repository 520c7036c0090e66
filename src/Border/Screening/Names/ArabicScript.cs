using System.Text;

namespace Sampan.Border.Screening.Names;

/// <summary>
/// Arabic and Persian letters. Short vowels are not written, so that what comes out is compared by its consonants
/// (<see cref="PreparedName.IsBare"/>); w and y are vowels but where a word begins with them, and the article stands
/// apart as it does in Latin letters.
/// </summary>
internal static class ArabicScript
{
    private const string Letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةآأإؤئءٱپچژگکیٹڈړښۀډ";

    private static readonly string[] Latin =
    [
        "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "a", "gh", "f", "q",
        "k", "l", "m", "n", "h", "w", "y", "a", "a", "a", "a", "i", "w", "y", "", "a", "p", "ch", "zh", "g", "k", "y",
        "t", "d", "r", "sh", "h", "d",
    ];

    internal static bool Has(char c) => c is >= '\u0600' and <= '\u06FF' or >= '\uFB50' and <= '\uFEFC';

    /// <param name="word">One word.</param>
    internal static void Write(StringBuilder into, string word)
    {
        word = word.Normalize(NormalizationForm.FormKC);
        if (word.StartsWith("ال", StringComparison.Ordinal) && word.Length > 4)
        {
            into.Append("al ");
            word = word[2..];
        }
        else if (word.StartsWith("لل", StringComparison.Ordinal) && word.Length > 4)
        {
            into.Append("lil ");
            word = word[2..];
        }
        for (int i = 0; i < word.Length; i++)
        {
            int at = Letters.IndexOf(word[i]);
            if (at < 0) continue;
            into.Append((i, Latin[at]) switch
            {
                ( > 0, "w") => "u",
                ( > 0, "y") => "i",
                var (_, latin) => latin,
            });
        }
    }
}
