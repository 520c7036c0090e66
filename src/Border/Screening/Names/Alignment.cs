namespace Sampan.Border.Screening.Names;

/// <summary>Which words of one name stand for which of the other.</summary>
/// <param name="At">First word of the one, and how many from there on are read as one.</param>
internal readonly record struct Match(int At, int Length, int OtherAt, int OtherLength, int Likeness);

/// <summary>
/// Pairs the words of two names, the likeliest and weightiest first: a word with a word, or with two or three of the
/// other written as one; last, a letter with a word that begins with it.
/// </summary>
internal static class Alignment
{
    private const int Initial = 620;
    private const int MostJoined = 3;

    /// <param name="isFirm">A firm's name has no initials.</param>
    internal static List<Match> Of(PreparedName one, PreparedName other, bool isFirm)
    {
        List<(Match Match, int Worth)> possible = [];
        Pair(possible, one, other, isFirm);
        possible.Sort((a, b) => b.Worth != a.Worth ? b.Worth.CompareTo(a.Worth) : a.Match.At.CompareTo(b.Match.At));
        var taken = new List<Match>();
        uint used = 0, otherUsed = 0;
        foreach ((Match match, _) in possible)
        {
            uint here = Bits(match.At, match.Length), there = Bits(match.OtherAt, match.OtherLength);
            if ((used & here) != 0 || (otherUsed & there) != 0) continue;
            used |= here;
            otherUsed |= there;
            taken.Add(match);
        }
        return taken;
    }

    private static void Pair(List<(Match, int)> possible, PreparedName one, PreparedName other, bool isFirm)
    {
        bool isBare = one.IsBare != other.IsBare;
        for (int i = 0; i < one.Words.Length; i++)
            for (int j = 0; j < other.Words.Length; j++)
            {
                Word a = one.Words[i], b = other.Words[j];
                int alike = Likeness.Of(a, b, isBare);
                if (alike == 0 && !isFirm && IsInitial(a, b)) alike = Initial;
                if (alike > 0) Add(possible, new Match(i, 1, j, 1, alike), a.Weight + b.Weight);
            }
        Joined(possible, one, other, isTurned: false);
        Joined(possible, other, one, isTurned: true);
    }

    /// <summary>Two or three words of the one beside a single word of the other.</summary>
    private static void Joined(List<(Match, int)> possible, PreparedName one, PreparedName other, bool isTurned)
    {
        bool isBare = one.IsBare != other.IsBare;
        for (int length = 2; length <= MostJoined; length++)
            for (int i = 0; i + length <= one.Words.Length; i++)
            {
                int letters = 0, weight = 0;
                for (int k = i; k < i + length; k++)
                {
                    letters += one.Words[k].Text.Length;
                    weight += one.Words[k].Weight;
                }
                Word? joined = null;
                for (int j = 0; j < other.Words.Length; j++)
                {
                    Word b = other.Words[j];
                    if (Math.Abs(letters - b.Text.Length) > (isBare ? 6 : 3)
                        || !BeginAlike(b.Text[0], one.Words[i].Text[0])) continue;
                    joined ??= Word.Joined(one.Words.AsSpan(i, length));
                    int alike = Likeness.Of(joined.Value, b, isBare);
                    if (alike == 0) continue;
                    Add(possible, isTurned ? new Match(j, 1, i, length, alike) : new Match(i, length, j, 1, alike),
                        weight + b.Weight);
                }
            }
    }

    private static bool BeginAlike(char a, char b) => a == b || Word.IsVowel(a) && Word.IsVowel(b);

    private static bool IsInitial(Word a, Word b) =>
        (a.Text.Length == 1) != (b.Text.Length == 1) && a.Text[0] == b.Text[0]
        && char.IsAsciiLetter(a.Text[0]) && a.Kind < WordKind.Title && b.Kind < WordKind.Title;

    private static void Add(List<(Match, int)> possible, Match match, int weight) =>
        possible.Add((match, (match.Likeness - 400) * weight / 16));

    private static uint Bits(int at, int length) => ((1u << length) - 1) << at;
}
