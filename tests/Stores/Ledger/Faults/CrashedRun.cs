using System.Diagnostics;
using System.Globalization;

namespace Sampan.Tests.Stores.Ledger.Faults;

/// <summary>
/// A process that asked the ledger for one thing after the other and was killed: what it asked, and what it was told.
/// </summary>
internal sealed record CrashedRun(
    int Number, IReadOnlyList<(int Client, int Number)> Asked,
    IReadOnlyDictionary<(int Client, int Number), string> Answers)
{
    /// <summary>No phase lets a process live for so many answers.</summary>
    private const int TooMany = 20_000;

    private const int Killed = 128 + 9;

    internal static async Task<CrashedRun> Of(string url, int number, string phase, int seed, bool atBackend)
    {
        string[] arguments =
            [url, $"{number}", phase, $"{seed}", atBackend ? "backend" : "process"];
        List<string> lines = await Lines(arguments);
        Assert.Single(lines, $"struck {phase}");
        var asked = new List<(int, int)>();
        var answers = new Dictionary<(int, int), string>();
        foreach (string line in lines)
        {
            string[] words = line.Split(' ', 4);
            if (words[0] == "struck") continue;
            (int, int) what = (Int(words[1]), Int(words[2]));
            if (words[0] == "asked") asked.Add(what);
            else answers.Add(what, words[3]);
        }
        return new CrashedRun(number, asked, answers);
    }

    /// <summary>Every line the process got out before it died.</summary>
    internal static async Task<List<string>> Lines(string[] arguments)
    {
        // Where it was built: beside the tests lie other versions of what it stands on.
        string folder = AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}Stores{Path.DirectorySeparatorChar}bin",
            $"{Path.DirectorySeparatorChar}tools{Path.DirectorySeparatorChar}Crasher{Path.DirectorySeparatorChar}bin",
            StringComparison.Ordinal);
        string program = Path.Combine(folder, "Sampan.Tests.Tools.Crasher.dll");
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == TooMany) process.Kill();
        }
        await process.WaitForExitAsync();
        Assert.Equal(Killed, process.ExitCode);
        return lines;
    }

    private static int Int(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
