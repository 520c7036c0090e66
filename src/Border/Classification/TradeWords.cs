namespace Sampan.Border.Classification;

/// <summary>What a word of trade usually goes under: codes, the usual one first.</summary>
internal sealed record TradeRow(IReadOnlyList<string> Codes);

/// <summary>The words of trade in three languages, with the codes they go under.</summary>
internal static class TradeWords
{
    internal static IReadOnlyList<(TradeRow Row, IReadOnlyList<string> Words)> Rows { get; } =
    [
        .. WordFile.Rows("words/").Select(cells => (
            new TradeRow(cells[0].Split(' ')),
            (IReadOnlyList<string>)[.. cells[1..].SelectMany(WordFile.Words).Distinct(StringComparer.Ordinal)])),
    ];

    internal static PhraseTree<TradeRow> Tree { get; } = Build();

    private static PhraseTree<TradeRow> Build()
    {
        var tree = new PhraseTree<TradeRow>();
        foreach ((TradeRow row, IReadOnlyList<string> words) in Rows)
            foreach (string word in words) tree.Add(word, row);
        // A word that only looks like one of trade: found, and standing for nothing.
        foreach (string word in Qualities.Noise) tree.Add(word, new TradeRow([]));
        return tree;
    }
}
