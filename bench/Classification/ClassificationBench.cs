using System.Text.Json.Nodes;
using Sampan.Border;

namespace Sampan.Bench.Classification;

/// <summary>
/// Goods classified in process, one thread, a title at a time: products in Thai, English and Chinese by the published
/// nomenclature where SAMPAN_REFERENCE_DATA names it, else by words of trade alone. Beside it a bare reading of that
/// nomenclature: every description is asked whether it has any word of the title.
/// </summary>
internal static class ClassificationBench
{
    internal static Task Run(Settings settings)
    {
        Nomenclature? nomenclature = Published();
        IClassifier classifier = BorderFactory.Classifier(nomenclature, []);
        string[] descriptions =
            [.. nomenclature?.Nodes.Select(node => node.Description) ?? [.. Enumerable.Repeat("Mango, dried", 6900)]];
        GoodsDescription[] goods = [.. Goods()];

        List<double> medians = [], slow = [], bare = [];
        for (int run = 0; run <= settings.Runs; run++)
        {
            double[] times = [.. goods.Select(one => Timed.Microseconds(() => classifier.Classify(one))).Order()];
            double read = goods.Take(100).Average(one => Timed.Microseconds(() => Read(descriptions, one.Title)));
            // The first run pays for compiling the code.
            if (run == 0) continue;
            medians.Add(times[goods.Length / 2]);
            slow.Add(times[goods.Length * 99 / 100]);
            bare.Add(read);
        }
        (Rates m, Rates s, Rates b) = (Rates.Of(medians), Rates.Of(slow), Rates.Of(bare));
        Console.WriteLine(
            $"classification: {goods.Length} titles, median {m} µs, 99 of 100 within {s} µs; " +
            FormattableString.Invariant($"a bare reading {b} µs, ratio {m.Median / b.Median:F3}"));
        Results.Write(
            "classification", settings,
            new { titles = goods.Length, median = m, within99 = s, bare = b, ratio = m.Median / b.Median });
        return Task.CompletedTask;
    }

    private static int Read(string[] descriptions, string title)
    {
        string[] words = title.Split(' ');
        return descriptions.Count(description =>
            words.Any(word => description.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The products that the tests measure with, in each language.</summary>
    private static IEnumerable<GoodsDescription> Goods() =>
        from line in File.ReadLines(Path.Combine("tests", "Rules", "Border", "Classification", "gold.jsonl"))
        let product = JsonNode.Parse(line)!
        from language in (string[])["th", "en", "zh"]
        let words = product[language]!
        select new GoodsDescription((string)words["title"]!, (string?)words["description"] ?? "");

    private static Nomenclature? Published()
    {
        if (Environment.GetEnvironmentVariable("SAMPAN_REFERENCE_DATA") is not { } root) return null;
        using FileStream file = File.OpenRead(Path.Combine(root, "hs", "hs2022-6digit-en.csv"));
        return IBorder.Create().ImportNomenclature("HS 2022", file).Value;
    }
}
