using Sampan.Kernel;

namespace Sampan.Border.Classification;

/// <summary>
/// The subheadings of a nomenclature as the classifier sees them. Made once for a version: that takes longest.
/// </summary>
internal sealed class CodeIndex
{
    private static readonly List<int> None = [];

    private readonly CodeProfile[] _profiles;
    private readonly Dictionary<string, int> _number = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _ofHeading = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    private CodeIndex(CodeProfile[] profiles)
    {
        _profiles = profiles;
        for (int i = 0; i < _profiles.Length; i++)
        {
            string digits = _profiles[i].Code.Digits;
            _number[digits] = i;
            Under(_ofHeading, digits[..4]).Add(i);
            foreach (string word in _profiles[i].OwnWords.Concat(_profiles[i].HeadingWords))
                Under(_byWord, word).Add(i);
        }
    }

    internal static CodeIndex Of(Nomenclature nomenclature) => new(
    [
        .. nomenclature.Nodes.Where(node => node.IsForGoods && node.Code.Digits.Length == 6)
            .Select(node => new CodeProfile(node, nomenclature.Find(HsCode.Parse(node.Code.Digits[..4]).Value)!)),
    ]);

    /// <summary>
    /// Where no nomenclature is loaded: the codes that the words of trade name, of which nothing is described.
    /// </summary>
    internal static CodeIndex OfTradeWords() => new(
    [
        .. TradeWords.Rows.SelectMany(row => row.Row.Codes).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(digits => new CodeProfile(HsCode.Parse(digits).Value)),
    ]);

    internal int Count => _profiles.Length;

    internal CodeProfile this[int number] => _profiles[number];

    /// <summary>The number of a subheading; null where this version has none of these digits.</summary>
    internal int? NumberOf(string digits) => _number.TryGetValue(digits, out int number) ? number : null;

    internal IReadOnlyList<int> OfHeading(string digits) => _ofHeading.GetValueOrDefault(digits, None);

    /// <summary>The subheadings that have the word in their own description or in their heading's.</summary>
    internal IReadOnlyList<int> WithWord(string word) => _byWord.GetValueOrDefault(word, None);

    private static List<int> Under(Dictionary<string, List<int>> lists, string key) =>
        lists.TryGetValue(key, out List<int>? list) ? list : lists[key] = [];
}
