using System.Text;

namespace Sampan.Border.Screening.Names;

/// <summary>
/// Thai by the Royal Thai General System (RTGS, Office of the Royal Society, 1999), syllable by syllable and without
/// a dictionary: where the script leaves a vowel unwritten it is <c>o</c> in a closed syllable, <c>a</c> in an open
/// one.
/// </summary>
internal static class ThaiScript
{
    private const string Consonants = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

    private static readonly string[] Initial =
    [
        "k", "kh", "kh", "kh", "kh", "kh", "ng", "ch", "ch", "ch", "s", "ch", "y", "d", "t", "th", "th", "th", "n",
        "d", "t", "th", "th", "th", "n", "b", "p", "ph", "f", "ph", "f", "ph", "m", "y", "r", "l", "w", "s", "s", "s",
        "h", "l", "", "h",
    ];

    private static readonly string[] Final =
    [
        "k", "k", "k", "k", "k", "k", "ng", "t", "t", "t", "t", "t", "n", "t", "t", "t", "t", "t", "n", "t", "t", "t",
        "t", "t", "n", "p", "p", "p", "p", "p", "p", "p", "m", "i", "n", "n", "o", "t", "t", "t", "", "n", "", "",
    ];

    private const string Leading = "เแโใไ";
    private const string Following = "ะัาำิีึืุูๅ";
    private const char Silencer = '์';

    internal static bool Has(char c) => c is >= '\u0E00' and <= '\u0E7F';

    internal static void Write(StringBuilder into, string text)
    {
        string plain = Plain(text);
        int at = 0;
        while (at < plain.Length) at = Syllable(into, plain, at);
    }

    /// <summary>Without tone marks, and without what a silencer stands on.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (char c in text)
        {
            if (c == Silencer)
            {
                while (plain.Length > 0 && Following.Contains(plain[^1])) plain.Length--;
                bool isSilentPair = plain.Length > 2 && plain[^1] == 'ร' && "ทดต".Contains(plain[^2]);
                plain.Length -= isSilentPair ? 2 : Math.Min(1, plain.Length);
            }
            else if (c is not ('่' or '้' or '๊' or '๋' or '็' or 'ๆ' or 'ฯ'))
            {
                plain.Append(c);
            }
        }
        return plain.ToString().Replace("ทร", "ซ", StringComparison.Ordinal);
    }

    private static int Syllable(StringBuilder into, string text, int at)
    {
        char lead = Leading.Contains(text[at]) ? text[at++] : ' ';
        if (at >= text.Length) return at;
        if (!IsConsonant(text, at)) return at + 1;
        // A high h before a sonorant only sets the tone.
        if (text[at] == 'ห' && at + 1 < text.Length && "งญนมยรลว".Contains(text[at + 1])
            && (lead != ' ' || IsVowel(text, at + 2) || IsConsonant(text, at + 2))) at++;
        into.Append(Initial[Consonants.IndexOf(text[at])]);
        at++;
        bool isCluster = IsConsonant(text, at) && "รลว".Contains(text[at]) && IsVowel(text, at + 1)
            || lead != ' ' && at + 1 < text.Length && "รล".Contains(text[at])
                && ("กขคปผพต".Contains(text[at - 1]) || "ิีืั".Contains(text[at + 1]));
        if (isCluster) into.Append(Initial[Consonants.IndexOf(text[at++])]);
        return Rhyme(into, text, at, lead);
    }

    private static int Rhyme(StringBuilder into, string text, int at, char lead)
    {
        if (at + 1 < text.Length && text[at] == 'ร' && text[at + 1] == 'ร')
        {
            at += 2;
            return Close(into.Append('a'), text, at, isBare: false, "n");
        }
        (string vowel, int next) = Vowel(text, at, lead);
        if (vowel.Length > 0)
        {
            into.Append(vowel);
            bool isOpen = lead is 'ใ' or 'ไ' || next > at && text[next - 1] is 'ะ' or 'ำ' || vowel is "ao";
            return isOpen ? next : Close(into, text, next, isBare: false);
        }
        // Nothing is written: closed with o, open with a.
        bool isClosed = IsFinal(text, at);
        into.Append(isClosed ? 'o' : 'a');
        return isClosed ? Close(into, text, at, isBare: true) : at;
    }

    private static int Close(StringBuilder into, string text, int at, bool isBare, string otherwise = "")
    {
        if (!IsFinal(text, at))
        {
            into.Append(otherwise);
            return at;
        }
        string final = Final[Consonants.IndexOf(text[at])];
        if (!(into.Length > 0 && into[^1] == 'i' && final == "i")) into.Append(final);
        return at + 1;
    }

    private static (string Vowel, int Next) Vowel(string text, int at, char lead)
    {
        string rest = text[at..];
        foreach ((char with, string written, string sound) in Written)
            if (with == lead && rest.StartsWith(written, StringComparison.Ordinal)) return (sound, at + written.Length);
        return (lead switch { 'เ' => "e", 'แ' => "ae", 'โ' => "o", 'ใ' or 'ไ' => "ai", _ => "" }, at);
    }

    private static readonly (char Lead, string Written, string Sound)[] Written =
    [
        ('เ', "ียะ", "ia"), ('เ', "ีย", "ia"), ('เ', "ือ", "uea"), ('เ', "าะ", "o"), ('เ', "า", "ao"),
        ('เ', "อะ", "oe"), ('เ', "อ", "oe"), ('เ', "ิ", "oe"), ('เ', "ย", "oei"), ('เ', "ะ", "e"), ('แ', "ะ", "ae"),
        ('โ', "ะ", "o"), ('ไ', "ย", "ai"), (' ', "ัวะ", "ua"), (' ', "ัว", "ua"), (' ', "ัย", "ai"), (' ', "ะ", "a"),
        (' ', "ั", "a"), (' ', "า", "a"), (' ', "ำ", "am"), (' ', "ิ", "i"), (' ', "ี", "i"), (' ', "ึ", "ue"),
        (' ', "ือ", "ue"), (' ', "ื", "ue"), (' ', "ุ", "u"), (' ', "ู", "u"), (' ', "อ", "o"), (' ', "ว", "ua"),
    ];

    private static bool IsConsonant(string text, int at) => at < text.Length && Consonants.Contains(text[at]);

    private static bool IsVowel(string text, int at) => at < text.Length && Following.Contains(text[at]);

    /// <summary>A consonant that begins no syllable of its own.</summary>
    private static bool IsFinal(string text, int at) =>
        IsConsonant(text, at) && text[at] is not ('อ' or 'ห' or 'ฮ') && !IsVowel(text, at + 1)
        && !(at + 1 < text.Length && text[at + 1] == 'อ' && at + 2 < text.Length && IsConsonant(text, at + 2))
        && !("กขคปผพต".Contains(text[at]) && at + 2 < text.Length && "รลว".Contains(text[at + 1])
            && IsVowel(text, at + 2));
}
