using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Sampan.Storage;

namespace Sampan.Tests.Journeys.Commands;

/// <summary>Lists loaded and names screened from the command line, on invented lists.</summary>
public sealed class ScreenCommandTests
{
    private const string Header =
        "Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\tStandard_Order\t"
        + "Last_Update\tAction\tFR_Citation\n";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_list_is_loaded_and_screens_line_by_line(Engine engine)
    {
        await using CommandRun sampan = await CommandRun.Create(engine);
        string lists = Lists(sampan);
        (await sampan.Run("import", "sanctions", lists, "--json")).Refused("watch_list_date_needed");
        JsonNode loaded =
            (await sampan.Run("import", "sanctions", lists, "--date", "2026-11-01", "--json")).Done().Json;
        Assert.Equal(("bis-dpl", 1), ((string?)loaded[0]!["list"], (int)loaded[0]!["parties"]!));

        (int exit, JsonNode[] answers) = await Screen(sampan, ["screen", "--list", "all", "--jsonl"],
            """{"id":"a","name":"Quorvist, Xenia","dob":"1980"}""", "not json", """{"id":3,"name":"Bluebird Bakery"}""",
            """{"id":4,"name":"Xenia Quorvist","type":"ghost"}""", "", """{"id":5,"name":"Ксения Кворвист"}""");
        Assert.Equal((1, 5), (exit, answers.Length));
        Assert.Equal("a", (string?)answers[0]["id"]);
        Assert.Equal(1m, (decimal)answers[0]["matches"]![0]!["score"]!);
        Assert.NotEmpty(answers[0]["matches"]![0]!["reasons"]!.AsArray());
        Assert.Equal((2, "json_line_malformed"), ((int)answers[1]["line"]!, (string?)answers[1]["error"]));
        Assert.Empty(answers[2]["matches"]!.AsArray());
        Assert.Equal(
            (4, 4, "screen_type_unknown"),
            ((int)answers[3]["id"]!, (int)answers[3]["line"]!, (string?)answers[3]["error"]));
    }

    [Fact]
    public async Task Pairs_are_scored_without_a_list_and_without_an_installation()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        (int exit, JsonNode[] answers) = await Screen(
            sampan, ["screen", "--pairs", "--jsonl", "--database", $"sqlite:{sampan.Folder}/none.db"],
            """{"id":1,"a":"สมชาย ใจดี","b":"Somchai Jaidee","type":"person"}""",
            """{"id":2,"a":"Siam Rice Co., Ltd.","b":"Siam Teak Company Limited","type":"firm"}""");
        Assert.Equal(0, exit);
        Assert.Equal((true, false), ((bool)answers[0]["match"]!, (bool)answers[1]["match"]!));
        Assert.True((decimal)answers[0]["score"]! > (decimal)answers[1]["score"]!);
    }

    [Fact]
    public async Task Lists_in_a_folder_screen_without_being_loaded_and_a_damaged_one_is_refused()
    {
        await using CommandRun sampan = await CommandRun.Create(Engine.Sqlite);
        string lists = Lists(sampan);
        string[] screen = ["screen", "--jsonl", "--lists", lists];
        (int exit, JsonNode[] answers) = await Screen(sampan, screen, """{"id":1,"name":"QUORVIST Xenia"}""");
        Assert.Equal((0, "bis-dpl"), (exit, (string?)answers[0]["matches"]![0]!["list"]));
        await File.AppendAllTextAsync(Path.Combine(lists, "dpl.txt"), "half a row");
        (await sampan.Run([.. screen, "--json"])).Refused("watch_list_row_malformed");
    }

    private static string Lists(CommandRun sampan)
    {
        string folder = Directory.CreateDirectory(Path.Combine(sampan.Folder, "lists")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "dpl.txt"),
            $"{Header}XENIA QUORVIST\t1 Road\tTown\t\tTH\t1\t01/01/2026\t\tY\t2026-01-01\tADDED\tNONE\n");
        return folder;
    }

    private static async Task<(int Exit, JsonNode[] Answers)> Screen(
        CommandRun sampan, string[] arguments, params string[] lines)
    {
        using Process process = sampan.Start(arguments, readsInput: true);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        await using (var input = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(false)))
            foreach (string line in lines) await input.WriteLineAsync(line);
        string[] answers = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        return (process.ExitCode, [.. answers.Select(answer => JsonNode.Parse(answer)!)]);
    }
}
