namespace Sampan.Border.Classification;

/// <summary>
/// Goods whose code somebody has confirmed, by their words. Likeness is the part of the words that two goods share; the
/// likest of each code counts.
/// </summary>
internal sealed class ConfirmedWords(IEnumerable<ConfirmedCode> confirmed)
{
    private const int LeastPercent = 30, Points = 200;

    private readonly (string Code, HashSet<string> Words)[] _known =
        [.. confirmed.Select(code => (code.Code.Digits, WordsOf(code.Words)))];

    internal IEnumerable<(string Code, int Points)> Like(GoodsDescription goods)
    {
        if (_known.Length == 0) return [];
        HashSet<string> asked = WordsOf($"{goods.Title} {goods.Description}");
        return _known.Select(known => (known.Code, Percent: Shared(asked, known.Words)))
            .Where(known => known.Percent >= LeastPercent)
            .GroupBy(known => known.Code)
            .Select(group => (group.Key, Points * group.Max(known => known.Percent) / 100));
    }

    private static int Shared(HashSet<string> one, HashSet<string> other)
    {
        int both = one.Count(other.Contains);
        int all = one.Count + other.Count - both;
        return all == 0 ? 0 : 100 * both / all;
    }

    /// <summary>Words, and of what is written without spaces each two characters side by side.</summary>
    private static HashSet<string> WordsOf(string text)
    {
        List<string> units = TextUnits.Of(text);
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < units.Count; i++)
        {
            bool isCharacter = TextUnits.IsSpaceless(units[i][0]);
            if (!isCharacter && units[i].Length > 1) _ = words.Add(units[i]);
            else if (isCharacter && i + 1 < units.Count) _ = words.Add(units[i] + units[i + 1]);
        }
        return words;
    }
}
