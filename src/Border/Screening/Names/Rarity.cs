using System.Numerics;

namespace Sampan.Border.Screening.Names;

/// <summary>
/// How much a word says: little where our own words say that it is common, and the less the more listed names have it.
/// Without a list only the former is known.
/// </summary>
internal sealed class Rarity
{
    /// <summary>Where no list is loaded.</summary>
    internal static readonly Rarity Unknown = new([], 0);

    private readonly Dictionary<string, int> _names;
    private readonly int _most;

    /// <param name="names">In how many names each sound occurs.</param>
    /// <param name="most">Of how many.</param>
    internal Rarity(Dictionary<string, int> names, int most) => (_names, _most) = (names, most);

    internal int Of(string text, string sound, WordKind kind)
    {
        int known = kind switch
        {
            WordKind.Form => 40,
            WordKind.Title => 60,
            WordKind.Particle => 100,
            WordKind.Business => 250,
            WordKind.Common => 650,
            _ => 1000,
        };
        if (_most > 0 && kind is WordKind.Plain or WordKind.Business or WordKind.Common)
        {
            int names = _names.GetValueOrDefault(sound);
            int counted = 250 + 750 * (Sixteenths(_most) - Sixteenths(names + 1)) / Math.Max(1, Sixteenths(_most) - 16);
            known = Math.Min(known, Math.Clamp(counted, 250, 1000));
        }
        // A short word is easily another's.
        return text.Length <= 2 ? known * 6 / 10 : text.Length == 3 ? known * 8 / 10 : known;
    }

    /// <summary>Sixteen times the logarithm to base two, near enough.</summary>
    private static int Sixteenths(int number)
    {
        int whole = BitOperations.Log2((uint)Math.Max(1, number));
        int part = whole == 0 ? 0 : (int)(((long)number << 4 >> whole) & 15);
        return 16 * whole + part;
    }
}
