namespace Sampan.Border.Screening.Names;

/// <summary>Two names compared: a score from 0 to 1,000, and how it came about.</summary>
internal sealed record Comparison(int Score, IReadOnlyList<MatchReason> Reasons)
{
    /// <summary>How much the better covered name counts, in tenths, for a person and for a firm.</summary>
    private const int PersonTenths = 6, FirmTenths = 6;

    /// <summary>
    /// What one matched word can prove at most, where the other name has more words of its own: a match only where it
    /// is a long word and all of a name.
    /// </summary>
    private const int OneWordOfMany = 600, OneLongWord = 690, LongFrom = 6;

    /// <summary>Each name has a word that the other has not: sisters of one group, brothers of one family.</summary>
    private const int BothDiffer = 70;

    /// <summary>Only words of many names are shared, and one of the names has another.</summary>
    private const int OnlyCommon = 130;

    /// <summary>Both names say which part is the surname, and no word of one part is found in the other.</summary>
    private const int PartDiffers = 80;

    /// <summary>From here on, names written as one word are the same but for where words end.</summary>
    private const int JoinedFrom = 860;

    /// <summary>And from here on where one of them stood in a script that leaves vowels or spaces out.</summary>
    private const int JoinedScriptsFrom = 720;

    internal static int ScoreOf(PreparedName one, PreparedName other, PartyType? type) =>
        ScoreOf(one, other, type, Alignment.Of(one, other, type is not (null or PartyType.Person))).Score;

    internal static Comparison Of(PreparedName one, PreparedName other, PartyType? type)
    {
        List<Match> matches = Alignment.Of(one, other, type is not (null or PartyType.Person));
        (int score, bool isJoined) = ScoreOf(one, other, type, matches);
        return new Comparison(score, Explanation.Of(one, other, matches, isJoined));
    }

    private static (int Score, bool IsJoined) ScoreOf(
        PreparedName one, PreparedName other, PartyType? type, List<Match> matches)
    {
        if (one.Words.Length == 0 || other.Words.Length == 0) return (0, false);
        long covered = 0, otherCovered = 0;
        int words = 0;
        bool isOnlyCommon = true;
        foreach (Match match in matches)
        {
            covered += (long)Weigh(one, match.At, match.Length) * match.Likeness;
            otherCovered += (long)Weigh(other, match.OtherAt, match.OtherLength) * match.Likeness;
            WordKind kind = one.Words[match.At].Kind, otherKind = other.Words[match.OtherAt].Kind;
            if (kind < WordKind.Particle) words++;
            if (kind == WordKind.Plain && otherKind == WordKind.Plain) isOnlyCommon = false;
        }
        int here = (int)(covered / Math.Max(1, one.Weight)), there = (int)(otherCovered / Math.Max(1, other.Weight));
        int more = Math.Max(here, there), less = Math.Min(here, there);
        bool isPerson = type == PartyType.Person;
        int tenths = isPerson ? PersonTenths : FirmTenths;
        int score = (more * tenths + less * (10 - tenths)) / 10;
        var left = new Unmatched(one, other, matches);
        if (left.IsOnBothSides) score -= BothDiffer;
        if (isOnlyCommon && left.IsAny) score -= OnlyCommon;
        if (left.IsPartDifferent) score -= PartDiffers;
        if (words <= 1 && Math.Max(Own(one, isPerson), Own(other, isPerson)) > 1)
        {
            bool isLong = IsOneLongWord(one, isPerson) || IsOneLongWord(other, isPerson);
            score = Math.Min(score, isLong ? OneLongWord : OneWordOfMany);
        }
        int joined = Likeness.OfJoined(one.Joined, other.Joined);
        int from = one.IsLatin == other.IsLatin ? JoinedFrom : JoinedScriptsFrom;
        return joined >= from && joined > score ? (joined, true) : (Math.Max(0, score), false);
    }

    private static int Weigh(PreparedName name, int at, int length)
    {
        int weight = 0;
        for (int i = at; i < at + length; i++) weight += name.Words[i].Weight;
        return weight;
    }

    private static bool IsOneLongWord(PreparedName name, bool isPerson) =>
        Own(name, isPerson) == 1 && name.Joined.Length >= LongFrom;

    /// <summary>Words that are the name's own: of a firm, those that are not of many firms.</summary>
    private static int Own(PreparedName name, bool isPerson)
    {
        int count = 0;
        foreach (Word word in name.Words)
        {
            bool isOwn = isPerson ? word.Kind < WordKind.Particle : word.Kind is WordKind.Plain or WordKind.Common;
            if (isOwn && word.Text.Length > 1) count++;
        }
        return count;
    }
}
