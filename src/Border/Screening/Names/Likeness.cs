using System.Collections.Frozen;

namespace Sampan.Border.Screening.Names;

/// <summary>How alike two words are, from 0 to 1,000.</summary>
internal static class Likeness
{
    internal const int Whole = 1000;

    /// <summary>Below this two words are two words.</summary>
    internal const int Least = 660;

    private const int SameSound = 960;
    private const int SameBones = 840;
    private const int NearBones = 740;
    private const int Longest = 64;

    /// <summary>Shorter names written as one are alike by chance.</summary>
    private const int ShortestJoined = 8;

    /// <param name="isBare">One of them is written without its vowels: the consonants decide.</param>
    internal static int Of(Word one, Word other, bool isBare)
    {
        if (isBare && one.Bones.Length >= 2 && other.Bones.Length >= 2)
        {
            if (one.Bones == other.Bones) return one.Text == other.Text ? Whole : SameBones;
            bool isLong = Math.Min(one.Bones.Length, other.Bones.Length) >= 3;
            if (isLong && Cost(one.Bones, other.Bones) <= 1) return NearBones;
        }
        (string text, string sound, string bones) = (one.Text, one.Sound, one.Bones);
        (string otherText, string otherSound, string otherBones) = (other.Text, other.Sound, other.Bones);
        if (text == otherText) return Whole;
        if (sound == otherSound) return text.Length > 1 && otherText.Length > 1 ? SameSound : 0;
        int longer = Math.Max(sound.Length, otherSound.Length), shorter = Math.Min(sound.Length, otherSound.Length);
        if (shorter < 3 || longer > shorter * 2 + 1) return 0;
        bool isSameBones = bones.Length >= 3 && bones == otherBones || bones.Length == 2 && bones == otherBones
            && shorter >= 4 && longer - shorter <= 1;
        if (!isSameBones && longer - shorter > Allowed(longer)) return 0;
        int cost = Cost(sound, otherSound);
        int alike = cost > 2 * Allowed(longer) ? 0 : Whole - Whole * cost / (2 * longer);
        // In a short word one letter makes another word.
        if (alike > 0 && longer <= 4 && cost >= 2) alike -= 100;
        // A wrong first letter makes another word sooner than one further on.
        if (alike > 0 && sound[0] != otherSound[0] && !Word.IsVowel(sound[0])) alike -= 60;
        if (isSameBones) alike = Math.Max(alike, bones.Length switch { 2 => 700, 3 => 760, _ => SameBones });
        return alike < Least ? 0 : alike;
    }

    /// <summary>How alike two names written as one word are: more may differ in so long a word.</summary>
    internal static int OfJoined(string a, string b)
    {
        if (a == b) return a.Length == 0 ? 0 : Whole;
        int longer = Math.Max(a.Length, b.Length), shorter = Math.Min(a.Length, b.Length);
        if (shorter < ShortestJoined || longer > Longest || shorter * 4 < longer * 3) return 0;
        return Math.Max(0, Whole - Whole * Cost(a, b) / (2 * longer));
    }

    private static int Allowed(int length) => length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;

    /// <summary>
    /// The cost of making one of the other: 2 for a letter in, out or replaced and for two swapped, 1 where it sounds
    /// much the same.
    /// </summary>
    private static int Cost(string a, string b)
    {
        if (a.Length > Longest || b.Length > Longest) return int.MaxValue / 4;
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        Span<int> next = stackalloc int[Longest + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = 2 * j;
        for (int i = 1; i <= a.Length; i++)
        {
            next[0] = 2 * i;
            for (int j = 1; j <= b.Length; j++)
            {
                int least = row[j - 1] + Replace(a[i - 1], b[j - 1]);
                least = Math.Min(least, Math.Min(row[j] + Drop(a[i - 1]), next[j - 1] + Drop(b[j - 1])));
                bool isSwapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (isSwapped) least = Math.Min(least, before[j - 2] + 2);
                next[j] = least;
            }
            Span<int> spare = before;
            before = row;
            row = next;
            next = spare;
        }
        return row[b.Length];
    }

    /// <summary>Consonants that one name is written with here and there, the first by code before the second.</summary>
    private static readonly FrozenSet<(char, char)> SoundsLike = new[]
    {
        ('c', 'k'), ('c', 's'), ('s', 'z'), ('b', 'p'), ('b', 'v'), ('f', 'v'), ('g', 'k'), ('d', 't'), ('i', 'j'),
        ('g', 'j'), ('h', 'k'), ('j', 'z'), ('s', 'x'), ('l', 'r'), ('u', 'v'), ('g', 'h'), ('c', 'z'), ('f', 'p'),
        ('d', 'z'), ('ç', 'ş'), ('c', 'ç'), ('h', 'ç'), ('k', 'ç'), ('s', 'ş'), ('j', 'ç'), ('j', 'ş'),
    }.ToFrozenSet();

    private static int Drop(char c) => c == 'h' ? 1 : 2;

    private static int Replace(char a, char b)
    {
        if (a == b) return 0;
        if (Word.IsVowel(a) && Word.IsVowel(b)) return 1;
        (char low, char high) = a < b ? (a, b) : (b, a);
        return SoundsLike.Contains((low, high)) ? 1 : 2;
    }
}
