namespace Sampan.Border.Classification;

/// <summary>
/// A quality that goods have and codes ask for: cotton, for women, knitted. Goods have at most one of a group, as a
/// rule; <paramref name="Implied"/> are wider qualities, as textile is of cotton.
/// </summary>
internal sealed record Quality(string Group, string Name, IReadOnlyList<string> Implied);

/// <summary>Qualities by the words of sellers and by those of the nomenclature.</summary>
internal static class Qualities
{
    private const string NoiseGroup = "noise";

    private static readonly string[][] Rows = [.. WordFile.Rows("qualities")];

    internal static IEnumerable<string> Noise =>
        Rows.Where(row => row[0].StartsWith(NoiseGroup, StringComparison.Ordinal))
            .SelectMany(row => row[2..5]).SelectMany(WordFile.Words);

    // One object a quality: the two trees must speak of the same.
    private static readonly Quality[] All =
    [
        .. Rows.Select(row => (Name: row[0].Split(' '), Implied: row[5]))
            .Select(row => new Quality(
                row.Name[0], row.Name[1], row.Implied.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    internal static PhraseTree<Quality> OfSellers { get; } = Build(row => row[2..5]);

    internal static PhraseTree<Quality> OfNomenclature { get; } = Build(row => row[1..2]);

    private static PhraseTree<Quality> Build(Func<string[], IEnumerable<string>> cells)
    {
        var tree = new PhraseTree<Quality>();
        foreach ((int i, string[] row) in Rows.Index())
            foreach (string word in cells(row).SelectMany(WordFile.Words)) tree.Add(word, All[i]);
        return tree;
    }
}
