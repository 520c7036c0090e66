using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary>Goods classified from the command line, one JSON object a line.</summary>
public sealed class ClassifyCommandTests
{
    private const string Nomenclature =
        """
        section,hscode,description,parent,level
        II,08,"Fruit and nuts, edible",TOTAL,2
        II,0804,"Dates, figs, pineapples, avocados, guavas, mangoes and mangosteens; fresh or dried",08,4
        II,080450,"Fruit, edible; guavas, mangoes and mangosteens, fresh or dried",0804,6
        TOTAL,TOTAL,Total,TOTAL,5

        """;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Goods_are_classified_line_by_line_in_three_languages(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        string file = Path.Combine(sampan.Folder, "hs.csv");
        await File.WriteAllTextAsync(file, Nomenclature);
        _ = (await sampan.Run("import", "nomenclature", file, "--source", "of this test")).Done();
        (int exit, JsonNode[] answers, string errors) = await Classify(
            sampan, ["classify", "--top", "3", "--jsonl"],
            """{"id":"a","title":"Dried mango slices 100 g","lang":"en"}""",
            "no JSON",
            """{"id":2,"title":"มะม่วงอบแห้ง","category":"Food > Fruit","attributes":{"Origin":"TH"}}""",
            """{"id":"c","title":"芒果干","attributes":"{\"Type\":\"dried fruit\"}"}""",
            """{"id":"d"}""");
        Assert.Equal((1, 5, ""), (exit, answers.Length, errors));
        foreach (int i in (int[])[0, 2, 3])
        {
            JsonArray candidates = answers[i]["candidates"]!.AsArray();
            Assert.InRange(candidates.Count, 1, 3);
            Assert.Equal("080450", (string?)candidates[0]!["hs6"]);
            Assert.InRange((int)candidates[0]!["score"]!, 1, 999);
            Assert.NotEmpty((string)candidates[0]!["why"]!);
        }
        Assert.Equal(("a", "2"), ((string?)answers[0]["id"], answers[2]["id"]!.ToString()));
        Assert.Equal((2, "json_line_malformed"), ((int)answers[1]["line"]!, (string?)answers[1]["error"]));
        Assert.Equal(5, (int)answers[4]["line"]!);
        (await sampan.Run("classify", "--top", "0", "--json")).Refused("top_out_of_range");
    }

    [Fact]
    public async Task Without_a_nomenclature_and_without_an_installation_words_of_trade_are_known()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        (int exit, JsonNode[] answers, string errors) = await Classify(
            sampan, ["classify", "--jsonl", "--database", $"sqlite:{sampan.Folder}/none.db"],
            """{"id":"a","title":"Dried mango slices 100 g"}""");
        Assert.Equal((0, "080450"), (exit, (string?)answers[0]["candidates"]![0]!["hs6"]));
        Assert.Contains("No nomenclature is loaded", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(sampan.Folder, "none.db")));
    }

    private static async Task<(int Exit, JsonNode[] Answers, string Errors)> Classify(
        CommandRun sampan, string[] arguments, params string[] lines)
    {
        using Process process = sampan.Start(arguments, readsInput: true);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        await using (var input = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(false)))
            foreach (string line in lines) await input.WriteLineAsync(line);
        await process.WaitForExitAsync();
        return (
            process.ExitCode,
            [.. (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)],
            await errors);
    }
}
