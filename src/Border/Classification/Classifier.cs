using System.Numerics;
using Sampan.Kernel;

namespace Sampan.Border.Classification;

/// <summary>
/// Adds up what speaks for each subheading. The formula is in docs/classification.md and in the four methods below,
/// one for each signal; whole numbers only.
/// </summary>
internal sealed class Classifier(CodeIndex codes, ConfirmedWords confirmed) : IClassifier
{
    private const int OtherPlaces = 30, NextInRow = 12, Sibling = 40, QualityPoints = 9, WordPoints = 2;

    public IReadOnlyList<Candidate> Classify(GoodsDescription goods, int top)
    {
        var reading = new GoodsReading(goods);
        var tally = new Tally(codes.Count);
        AddTradeWords(reading, tally);
        AddNomenclatureWords(reading, tally);
        AddConfirmed(goods, tally);
        AddQualities(reading, tally);
        return
        [
            .. tally.Touched.OrderByDescending(tally.PointsOf).ThenBy(i => codes[i].Code).Take(top)
                .Where(i => tally.PointsOf(i) > 0)
                .Select(i => new Candidate(codes[i].Code, Score(tally.PointsOf(i)), tally.WhyOf(i))),
        ];
    }

    /// <summary>
    /// Of each place the strongest word counts whole and the others a little: titles repeat themselves.
    /// </summary>
    private void AddTradeWords(GoodsReading reading, Tally tally)
    {
        foreach (IReadOnlyList<Mention> place in reading.Places)
        {
            var here = new Dictionary<int, (int Best, int All, string Words)>();
            foreach (Mention mention in place)
                foreach ((int code, int points) in CodesOf(mention))
                {
                    (int best, int all, string words) = here.GetValueOrDefault(code);
                    here[code] = (Math.Max(best, points), all + points, points > best ? mention.Words : words);
                }
            foreach ((int code, (int best, int all, string words)) in here)
                tally.Add(code, best + (Math.Min(all - best, best) * OtherPlaces / 100), ReasonKind.TradeWord, words);
        }
    }

    /// <summary>
    /// A row's codes, each a step below the one before, and faintly their neighbours under the heading.
    /// </summary>
    private IEnumerable<(int Code, int Points)> CodesOf(Mention mention)
    {
        var listed = new HashSet<int>();
        var headings = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int place, string digits) in mention.Row.Codes.Index())
        {
            if (codes.NumberOf(digits) is not { } code) continue;
            _ = listed.Add(code);
            yield return (code, mention.Weight * Math.Max(100 - (NextInRow * place), 40) / 100);
        }
        foreach (string digits in mention.Row.Codes)
            if (headings.Add(digits[..4]))
                foreach (int code in codes.OfHeading(digits[..4]))
                    if (!listed.Contains(code)) yield return (code, mention.Weight * Sibling / 100);
    }

    /// <summary>
    /// Rare words of the nomenclature weigh more than common ones; what a code excludes speaks against it.
    /// </summary>
    private void AddNomenclatureWords(GoodsReading reading, Tally tally)
    {
        foreach (string word in reading.Words)
        {
            IReadOnlyList<int> with = codes.WithWord(word);
            if (with.Count == 0) continue;
            int rarity = BitOperations.Log2((uint)(codes.Count / with.Count));
            foreach (int code in with)
            {
                int times = codes[code].OwnWords.Contains(word) ? 2 : 1;
                tally.Add(code, WordPoints * rarity * times / 2, ReasonKind.Nomenclature, word);
            }
        }
    }

    private void AddConfirmed(GoodsDescription goods, Tally tally)
    {
        foreach ((string digits, int points) in confirmed.Like(goods))
            if (codes.NumberOf(digits) is { } code)
                tally.Add(code, points, ReasonKind.Confirmed, HsCode.Parse(digits).Value.ToString());
    }

    /// <summary>
    /// For each group of qualities: a code that names what is said gains, one that names something else or excludes
    /// what is said loses as much, and one that names what nobody said loses a little.
    /// </summary>
    private void AddQualities(GoodsReading reading, Tally tally)
    {
        foreach (int code in tally.Touched.ToArray())
        {
            CodeProfile profile = codes[code];
            foreach (IGrouping<string, Quality> named in profile.Named.GroupBy(quality => quality.Group))
            {
                (int points, string words) = Fit(named, reading.Said);
                tally.Add(code, points, ReasonKind.Quality, words);
            }
            int against = reading.Said.Where(said => profile.Excluded.Contains(said.Key)).Sum(said => said.Value);
            if (against > 0) tally.Add(code, -QualityPoints * against, ReasonKind.Quality, "");
        }
    }

    private static (int Points, string Words) Fit(
        IGrouping<string, Quality> named, IReadOnlyDictionary<Quality, int> said)
    {
        int best = 0, other = 0;
        string words = "";
        foreach ((Quality quality, int weight) in said)
        {
            if (quality.Group != named.Key) continue;
            int fits = named.Contains(quality) ? 2 * weight
                : named.Any(name => quality.Implied.Contains(name.Name)) ? weight : 0;
            if (fits > best) (best, words) = (fits, quality.Name);
            if (fits == 0) other = Math.Max(other, weight);
        }
        if (best > 0) return (QualityPoints * best, words);
        return (other > 0 ? -QualityPoints * other * 2 : -QualityPoints / 2, "");
    }

    /// <summary>
    /// Points have no end, a score has: half of it is reached at one plain word of trade in the title.
    /// </summary>
    private static int Score(int points) => 1000 * points / (points + 100);
}
