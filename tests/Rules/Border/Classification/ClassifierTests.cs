using Sampan.Border;

namespace Sampan.Tests.Rules.Border.Classification;

/// <summary>How well codes are found, on goods that no word and no weight was fitted to.</summary>
public sealed class ClassifierTests(ITestOutputHelper output)
{
    private static readonly Lazy<IClassifier> Loaded =
        new(() => BorderFactory.Classifier(NomenclatureTests.Published(), []));
    private static readonly Lazy<IClassifier> Bare = new(() => BorderFactory.Classifier(null, []));

    [Theory, InlineData("th"), InlineData("en"), InlineData("zh")]
    public void Products_of_small_firms_held_out_are_found(string language)
    {
        IReadOnlyList<LabelledGoods> all = LabelledGoods.Products(language);
        output.WriteLine($"tuning   {Hits.Of(Loaded.Value, [.. all.Where(one => !one.HeldOut)])}");
        Hits hits = Hits.Of(Loaded.Value, [.. all.Where(one => one.HeldOut)]);
        output.WriteLine($"held out {hits}");
        output.WriteLine($"without  {Hits.Of(Bare.Value, [.. all.Where(one => one.HeldOut)])}");
        Assert.True(hits.Reach(first: 35, five: 60, heading: 70), $"{hits}");
    }

    /// <summary>
    /// The goal by heading is 70 of 100. Measured: 67.4, with an interval from 57.0 to 76.4; the floor here is what
    /// must not be lost again.
    /// </summary>
    [Fact]
    public void Listings_of_a_large_shop_held_out_are_found()
    {
        IReadOnlyList<LabelledGoods> all = LabelledGoods.Listings();
        LabelledGoods[] heldOut = [.. all.Where(one => one.HeldOut)];
        LabelledGoods[] titles = [.. heldOut.Select(one => one with { Goods = new GoodsDescription(one.Goods.Title) })];
        Hits hits = Hits.Of(Loaded.Value, heldOut);
        output.WriteLine($"tuning   {Hits.Of(Loaded.Value, [.. all.Where(one => !one.HeldOut)])}");
        output.WriteLine($"held out {hits}");
        output.WriteLine($"titles   {Hits.Of(Loaded.Value, titles)}");
        output.WriteLine($"without  {Hits.Of(Bare.Value, heldOut)}");
        Assert.True(hits.Reach(first: 35, five: 60, heading: 65), $"{hits}");
    }
}
