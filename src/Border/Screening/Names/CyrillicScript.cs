using System.Text;

namespace Sampan.Border.Screening.Names;

/// <summary>Cyrillic letters as passports and lists write them (near to BGN/PCGN); Ukrainian letters too.</summary>
internal static class CyrillicScript
{
    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ";

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "j", "lj", "nj", "c",
        "dj", "dz",
    ];

    internal static bool Has(char c) => c is >= '\u0400' and <= '\u04FF';

    internal static void Write(StringBuilder into, string text)
    {
        foreach (char c in text.ToLowerInvariant())
        {
            int at = Letters.IndexOf(c);
            if (at >= 0) into.Append(Latin[at]);
        }
    }
}
