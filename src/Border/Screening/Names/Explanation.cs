namespace Sampan.Border.Screening.Names;

/// <summary>Says in codes why two names were scored as they were.</summary>
internal static class Explanation
{
    internal static IReadOnlyList<MatchReason> Of(
        PreparedName one, PreparedName other, List<Match> matches, bool isJoined)
    {
        var reasons = new List<MatchReason>();
        if (one.IsLatin != other.IsLatin) reasons.Add(new MatchReason("script", one.Latin, other.Latin));
        if (isJoined) reasons.Add(new MatchReason("written_as_one", one.Joined, other.Joined));
        foreach (Match match in matches.OrderBy(match => match.At))
        {
            string a = Text(one, match.At, match.Length), b = Text(other, match.OtherAt, match.OtherLength);
            string code = a == b ? "same_word"
                : a.Length == 1 || b.Length == 1 ? "initial"
                : match.Length != match.OtherLength ? "joined_words" : "spelling";
            reasons.Add(new MatchReason(code, a, b));
        }
        int[] order = [.. matches.OrderBy(match => match.At).Select(match => match.OtherAt)];
        if (!order.SequenceEqual(order.Order())) reasons.Add(new MatchReason("word_order", "", ""));
        string[] here = Left(one, matches.Select(m => (m.At, m.Length)));
        string[] there = Left(other, matches.Select(m => (m.OtherAt, m.OtherLength)));
        if (here.Length + there.Length > 0)
            reasons.Add(new MatchReason("without_counterpart", string.Join(' ', here), string.Join(' ', there)));
        return reasons;
    }

    private static string Text(PreparedName name, int at, int length) =>
        string.Join(' ', name.Words.Skip(at).Take(length).Select(word => word.Text));

    private static string[] Left(PreparedName name, IEnumerable<(int At, int Length)> matched)
    {
        HashSet<int> seen = [.. matched.SelectMany(match => Enumerable.Range(match.At, match.Length))];
        return [.. name.Words.Where((_, i) => !seen.Contains(i)).Select(word => word.Text)];
    }
}
