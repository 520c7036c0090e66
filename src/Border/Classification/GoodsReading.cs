using System.Text.RegularExpressions;

namespace Sampan.Border.Classification;

/// <summary>A row of trade words that was found, how much it weighs, and the words as they were found.</summary>
internal readonly record struct Mention(TradeRow Row, int Weight, string Words);

/// <summary>
/// What can be read of goods before any code is looked at: which trade words stand where, which qualities are said,
/// and which other words. Every weight of a place stands here, in hundredths of a word in the title.
/// </summary>
internal sealed partial class GoodsReading
{
    private const int Title = 100, Description = 35, Item = 45, CategoryFirst = 10, CategoryLast = 65;

    /// <summary>"A case for glasses" is a case: what stands behind such a word counts less.</summary>
    private static readonly HashSet<string> Turns =
        new(StringComparer.Ordinal) { "for", "with", "fit", "compatible", "from", "including", "สำหรับ" };

    private readonly List<Mention> _title = [], _description = [], _category = [], _attributes = [];
    private readonly Dictionary<Quality, int> _qualities = [];

    internal GoodsReading(GoodsDescription goods)
    {
        Read(_title, goods.Title, Title, qualityWeight: 2);
        Read(_description, goods.Description, Description, qualityWeight: 1);
        ReadCategory([.. goods.Category.SelectMany(CategoryPath.Levels)]);
        foreach ((string name, string value) in goods.Attributes)
        {
            if (CategoryName().IsMatch(name)) ReadCategory(CategoryPath.Levels(value));
            else if (ItemName().IsMatch(name)) Read(_attributes, value, Item, qualityWeight: 1);
            else if (QualityName().IsMatch(name)) ReadQualities(TextUnits.Of(value), weight: 3);
        }
    }

    /// <summary>The trade words of the title, the description, the category and the attributes.</summary>
    internal IReadOnlyList<IReadOnlyList<Mention>> Places => [_title, _description, _category, _attributes];

    /// <summary>Qualities with how firmly they were said, from 1 (in passing) to 3 (stated apart).</summary>
    internal IReadOnlyDictionary<Quality, int> Said => _qualities;

    internal HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    private void ReadCategory(IReadOnlyList<string> levels)
    {
        // The path may be given in two languages, one behind the other: the last level is known by what follows it.
        string[] distinct = [.. levels.Distinct(StringComparer.Ordinal)];
        for (int i = 0; i < distinct.Length; i++)
        {
            int run = Script(distinct[i]);
            int first = i, last = i;
            while (first > 0 && Script(distinct[first - 1]) == run) first--;
            while (last + 1 < distinct.Length && Script(distinct[last + 1]) == run) last++;
            int weight = last == first
                ? CategoryLast
                : CategoryFirst + ((CategoryLast - CategoryFirst) * (i - first) / (last - first));
            Read(_category, distinct[i], weight, qualityWeight: 1);
        }
    }

    private static int Script(string level) => level.Any(TextUnits.IsSpaceless) ? 1 : 0;

    private void Read(List<Mention> place, string text, int weight, int qualityWeight)
    {
        if (text.Length == 0) return;
        List<string> units = TextUnits.Of(text);
        ReadQualities(units, qualityWeight);
        foreach (string unit in units)
            if (CodeProfile.IsWord(unit)) _ = Words.Add(unit);
        int turn = units.FindIndex(Turns.Contains);
        IReadOnlyList<Found<IReadOnlyList<TradeRow>>> found = TradeWords.Tree.In(units);
        for (int i = 0; i < found.Count; i++)
        {
            int weighs = weight * Strength(found[i], units) / 100;
            if (turn >= 0 && turn < found[i].Start) weighs = weighs * 35 / 100;
            if (IsModifier(found, i, units)) weighs = weighs * 45 / 100;
            string between = IsSpaceless(units[found[i].Start]) ? "" : " ";
            string words = string.Join(between, units[found[i].Start..found[i].End]);
            place.AddRange(found[i].Value.Select(row => new Mention(row, weighs / found[i].Value.Count, words)));
        }
    }

    /// <summary>More words say more; a single Chinese character says little.</summary>
    private static int Strength(Found<IReadOnlyList<TradeRow>> found, List<string> units) =>
        IsSpaceless(units[found.Start])
            ? Math.Min(140, found.Length == 1 ? 45 : 70 + (10 * found.Length))
            : Math.Min(150, 75 + (25 * found.Length));

    /// <summary>
    /// Of two names side by side one describes the other: the first in English and Chinese (a coffee mug is a mug),
    /// the second in Thai.
    /// </summary>
    private static bool IsModifier(IReadOnlyList<Found<IReadOnlyList<TradeRow>>> found, int i, List<string> units)
    {
        bool isThai = TextUnits.IsThai(units[found[i].Start][0]);
        int other = isThai ? i - 1 : i + 1;
        if (other < 0 || other >= found.Count) return false;
        return isThai ? found[other].End == found[i].Start : found[i].End == found[other].Start;
    }

    private void ReadQualities(List<string> units, int weight)
    {
        foreach (Quality quality in Qualities.OfSellers.In(units).SelectMany(found => found.Value))
            _qualities[quality] = Math.Max(weight, _qualities.GetValueOrDefault(quality));
    }

    private static bool IsSpaceless(string unit) => TextUnits.IsSpaceless(unit[0]);

    [GeneratedRegex("categor|^cate_|类目|类别|分类|หมวด", RegexOptions.IgnoreCase)]
    private static partial Regex CategoryName();

    [GeneratedRegex("item|product|type|kind|usage|application|品名|名称|类型|ประเภท|ชนิด", RegexOptions.IgnoreCase)]
    private static partial Regex ItemName();

    [GeneratedRegex(
        "material|gender|fabric|metal|stone|composition|weaving|department|sole|upper|材质|材料|性别|面料|วัสดุ|เพศ|ผ้า",
        RegexOptions.IgnoreCase)]
    private static partial Regex QualityName();
}
