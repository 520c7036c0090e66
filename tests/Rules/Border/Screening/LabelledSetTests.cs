using System.Security.Cryptography;
using System.Text;

namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>The set by which the matcher is judged stays as it was before there was a matcher.</summary>
public sealed class LabelledSetTests(ITestOutputHelper output)
{
    [Fact]
    public void The_labelled_set_is_the_one_drawn_before_the_matcher()
    {
        IReadOnlyList<LabelledPair> pairs = LabelledSet.Drawn;
        foreach (var kind in pairs.GroupBy(pair => (pair.Same, pair.Drawn)).OrderByDescending(kind => kind.Count()))
            output.WriteLine($"{(kind.Key.Same ? "same" : "two")} {kind.Key.Drawn}: {kind.Count()}");
        Assert.Equal(
            (27_738, 23_825, 25_783, 3_638, "D7BDA568C04B5A2B"),
            (pairs.Count(p => p.Same), pairs.Count(p => !p.Same), pairs.Count(p => p.HeldOut),
                LabelledSet.OtherNames.Count, Hash(pairs)));
    }

    [Fact]
    public void Every_way_of_drawing_is_in_both_halves()
    {
        foreach (var kind in LabelledSet.Drawn.GroupBy(pair => pair.Drawn))
        {
            Assert.Contains(kind, pair => pair.HeldOut);
            Assert.Contains(kind, pair => !pair.HeldOut);
        }
    }

    private static string Hash(IEnumerable<LabelledPair> pairs) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', pairs.Select(p => $"{p.A}|{p.B}|{p.Type}|{p.Same}|{p.HeldOut}")))))
        [..16];
}
