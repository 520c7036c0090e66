using Sampan.Border;
using Sampan.Market;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>Codes, and what speaks for them, in the reader's language.</summary>
internal static class CodeWords
{
    private const int MostSuggested = 5;

    private static readonly char[] Ends = [' ', ',', ';', '(', ')'];

    /// <summary>A listing's own words, in all its languages at once: the classifier reads them mixed.</summary>
    internal static GoodsDescription Of(IEnumerable<Wording> words)
    {
        Wording[] all = [.. words];
        return new GoodsDescription(
            string.Join(" | ", all.Select(one => one.Title)), string.Join(" | ", all.Select(one => one.Description)));
    }

    /// <summary>
    /// The best, and what comes within half of its score: what is below that only shares a common word.
    /// </summary>
    internal static IReadOnlyList<Candidate> Suggested(IClassifier classifier, GoodsDescription goods)
    {
        IReadOnlyList<Candidate> found = classifier.Classify(goods, MostSuggested);
        return [.. found.Where(candidate => candidate.Score * 2 >= found[0].Score)];
    }

    internal static string Why(this Texts text, IReadOnlyList<Reason> why) => string.Join(
        " · ",
        why.GroupBy(reason => reason.Kind).Select(group => text.Of(
            $"code.why.{Show.Key(group.Key)}", ("words", string.Join(", ", group.Select(reason => reason.Words))))));

    /// <summary>
    /// What sets each of several neighbours apart: its description without the words with which all of them begin.
    /// </summary>
    internal static IReadOnlyList<(HsNode Node, string Same, string Own)> Apart(IReadOnlyList<HsNode> neighbours)
    {
        int same = neighbours.Count < 2 ? 0 : SharedBeginning([.. neighbours.Select(node => node.Description)]);
        return [.. neighbours.Select(node => (node, node.Description[..same], node.Description[same..]))];
    }

    private static int SharedBeginning(string[] texts)
    {
        int length = texts.Min(text => text.Length);
        int same = 0;
        while (same < length && texts.All(text => text[same] == texts[0][same])) same++;
        // Back to the last whole word, and never the whole of one of them.
        while (same > 0 && (same == length || Array.IndexOf(Ends, texts[0][same - 1]) < 0)) same--;
        return same;
    }
}
