using Sampan.Council;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Council;

/// <summary>Before and after, added up, and what the privacy floor lets through of it.</summary>
public sealed class PolicyTallyTests
{
    [Fact]
    public void Before_and_after_are_added_up_by_chapter_and_size()
    {
        var tally = new PolicyTally();
        for (int seller = 1; seller <= 8; seller++)
        {
            tally.Add(Line(seller, "08", seller <= 4 ? "micro" : "small"), 1_000, 1_100);
            tally.Add(Line(seller, "34", seller <= 4 ? "micro" : "small"), 500, 500);
        }
        PolicyLand land = Assert.Single(Shown(tally));
        Assert.Equal((Country.Japan, Currency.Jpy), (land.To, land.Currency));
        Assert.Equal(new PolicyFigures(8, 16, 12_000, 12_800), land.Whole);
        Assert.Equal(800, land.Whole!.Difference);
        Assert.Equal(
            [
                new PolicyRow("08", new PolicyFigures(8, 8, 8_000, 8_800)),
                new PolicyRow("34", new PolicyFigures(8, 8, 4_000, 4_000)),
            ],
            land.Chapters);
        // Four of each size are too few: what is small and what is micro stand together.
        Assert.Equal([new PolicyRow("sme", new PolicyFigures(8, 16, 12_000, 12_800))], land.Sizes);
        Assert.Empty(land.LeftOut);
    }

    [Fact]
    public void A_change_that_meets_one_sellers_goods_alone_is_not_shown()
    {
        var tally = new PolicyTally();
        for (int seller = 1; seller <= 8; seller++)
        {
            tally.Add(Line(seller, "08", "small"), 1_000, seller == 3 ? 1_100 : 1_000);
            tally.Add(Line(seller, "34", "small"), 500, 550);
        }
        PolicyLand land = Assert.Single(Shown(tally));
        // Chapter 08 before and after is of eight sellers, but what lies between is of one.
        Assert.DoesNotContain(land.Chapters, row => row.Key == "08");
        Assert.Equal(["rest"], land.Chapters.Select(row => row.Key));
        Assert.Equal(new PolicyFigures(8, 16, 12_000, 12_500), land.Whole);
    }

    [Fact]
    public void Of_too_few_sellers_nothing_is_shown()
    {
        var tally = new PolicyTally();
        for (int seller = 1; seller <= 4; seller++) tally.Add(Line(seller, "08", "small"), 1_000, 1_100);
        PolicyLand land = Assert.Single(Shown(tally));
        Assert.Null(land.Whole);
        Assert.Empty(land.Chapters);
        Assert.Empty(land.Sizes);
    }

    [Fact]
    public void What_could_not_be_computed_is_told_by_its_reason()
    {
        var tally = new PolicyTally();
        for (int seller = 1; seller <= 6; seller++) tally.Leave(Line(seller, "08", "small"), "rule_ended");
        PolicyLand land = Assert.Single(Shown(tally));
        Assert.Null(land.Whole);
        Assert.Equal([new PolicyRow("rule_ended", new PolicyFigures(6, 6, 0, 0))], land.LeftOut);
    }

    [Fact]
    public void Counted_in_parts_it_is_the_same()
    {
        var random = new Random(20261130);
        PolicyTally whole = new(), one = new(), other = new();
        for (int i = 0; i < 2_000; i++)
        {
            QuotedLine line = Line(random.Next(40), $"{random.Next(1, 30):00}", "") with
            {
                To = random.Next(2) == 0 ? Country.Japan : Country.Singapore,
            };
            long before = random.Next(100, 10_000), after = before + random.Next(-100, 100);
            PolicyTally part = random.Next(2) == 0 ? one : other;
            if (random.Next(10) == 0)
            {
                whole.Leave(line, "rate_missing");
                part.Leave(line, "rate_missing");
                continue;
            }
            whole.Add(line, before, after);
            part.Add(line, before, after);
        }
        one.Add(other);
        Assert.Equal(Written(whole), Written(one));
    }

    private static List<string> Written(PolicyTally tally) =>
    [
        .. Shown(tally).SelectMany(land => new[] { $"{land.To} {land.Currency} {land.Whole}" }
            .Concat(land.Chapters.Concat(land.Sizes).Concat(land.LeftOut).Select(row => $"{row}"))),
    ];

    private static IReadOnlyList<PolicyLand> Shown(PolicyTally tally) =>
        tally.Result(to => to == Country.Japan ? Currency.Jpy : Currency.Sgd);

    private static QuotedLine Line(int seller, string chapter, string size) => new(
        new Id((UInt128)seller), size, chapter, Country.Japan, []);
}
