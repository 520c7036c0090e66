using Sampan.Border;

namespace Sampan.Tests.Rules.Border.Classification;

/// <summary>Of how many goods the right code came first, among five, among ten, and its heading among five.</summary>
internal sealed record Hits(int Asked, int First, int InFive, int InTen, int HeadingInFive)
{
    internal static Hits Of(IClassifier classifier, IReadOnlyCollection<LabelledGoods> goods)
    {
        int first = 0, five = 0, ten = 0, heading = 0;
        foreach (LabelledGoods one in goods)
        {
            string[] found = [.. classifier.Classify(one.Goods).Select(candidate => candidate.Code.Digits)];
            if (found.Take(1).Contains(one.Code)) first++;
            if (found.Take(5).Contains(one.Code)) five++;
            if (found.Contains(one.Code)) ten++;
            if (found.Take(5).Any(code => code[..4] == one.Code[..4])) heading++;
        }
        return new Hits(goods.Count, first, five, ten, heading);
    }

    internal bool Reach(int first, int five, int heading) =>
        First * 100 >= first * Asked && InFive * 100 >= five * Asked && HeadingInFive * 100 >= heading * Asked;

    /// <summary>With intervals of 95 % after Wilson.</summary>
    public override string ToString() =>
        $"{Asked} goods: first {Share(First)}, in five {Share(InFive)}, in ten {Share(InTen)}, " +
        $"heading in five {Share(HeadingInFive)}";

    private string Share(int hits)
    {
        const double z = 1.959964;
        double n = Asked, p = hits / n;
        double middle = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        double half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
        return FormattableString.Invariant($"{p * 100:F1} % ({(middle - half) * 100:F1}–{(middle + half) * 100:F1})");
    }
}
