using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>
/// Some of the tests of a project: classes, or one test, on SQLite and without a server or on PostgreSQL alone.
/// </summary>
/// <param name="Names"><c>Class</c> or <c>Class.Test</c>.</param>
internal sealed record Part(string Project, IReadOnlyList<string> Names, bool OnPostgres)
{
    private const string Server = " on PostgreSQL";

    /// <summary>It compares the texts of two schemas, in which the marks of mutations stand.</summary>
    private const string NotThis = "*.Both_schema_files_say_the_same";

    /// <summary>As it is noted in the list.</summary>
    public override string ToString() => $"{Project}.{string.Join('+', Names)}{(OnPostgres ? Server : "")}";

    internal static Part? Parse(string note)
    {
        bool onPostgres = note.EndsWith(Server, StringComparison.Ordinal);
        string[] parts = (onPostgres ? note[..^Server.Length] : note).Split('.', 2);
        return parts.Length < 2 ? null : new Part(parts[0], parts[1].Split('+'), onPostgres);
    }

    internal bool IsOneTest => Names is [var name] && name.Contains('.');

    internal IEnumerable<string> Filter =>
    [
        .. Names.SelectMany(name => new[] { name.Contains('.') ? "--filter-method" : "--filter-class", $"*.{name}" }),
        "--filter-not-method", NotThis,
        .. OnPostgres ? ["--filter-display-name", "*Postgres*"] : Array.Empty<string>(),
    ];
}

/// <summary>How a run ended.</summary>
/// <param name="Failed">The first test that failed; null when none did.</param>
internal sealed record Ending(bool IsKilled, string? Failed, TimeSpan Took, string Said);

/// <summary>The tests of the ledger in a mutated copy, each run a process of its own.</summary>
internal sealed partial class Suite(string root)
{
    /// <summary>The test projects that look at the ledger.</summary>
    internal static readonly string[] Projects = ["Rules", "Stores"];

    private const string ServerVariable = "SAMPAN_TEST_POSTGRES";
    private static readonly EnumerationOptions s_below = new() { RecurseSubdirectories = true };
    private static readonly string[] Folders =
        ["tests/Rules/Ledger", "tests/Stores/Ledger", "tests/Stores/Migrating", "tests/Stores/Verifier"];

    /// <summary>It kills processes and fills disks, with a mutation or without, and takes its time.</summary>
    private const string LeftOut = "Faults";

    // Passed, and had nothing to do: every other ending is a failure of tests or a crash.
    private static readonly int[] Good = [0, 8];

    internal static bool HasServer => Environment.GetEnvironmentVariable(ServerVariable) is not null;

    internal IEnumerable<Part> Classes(bool onPostgres)
    {
        foreach (string folder in Folders)
            foreach (FileInfo file in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFiles("*.cs", s_below))
            {
                string name = Path.GetFileNameWithoutExtension(file.Name);
                if (!Attribute().IsMatch(File.ReadAllText(file.FullName)) || file.Directory!.Name == LeftOut) continue;
                string project = folder.Split('/')[1];
                if (!onPostgres || project == "Stores") yield return new Part(project, [name], onPostgres);
            }
    }

    /// <param name="mutant">What SAMPAN_MUTANT says.</param>
    internal async Task<Ending> Run(Part part, string mutant, TimeSpan patience)
    {
        string program = $"tests/{part.Project}/bin/Release/net10.0/Sampan.Tests.{part.Project}.dll";
        var start = new ProcessStartInfo(
            "dotnet",
            [program, "--progress", "off", "--no-ansi", "--stop-on-fail", "on", "--results-directory", "results",
             .. part.Filter])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SAMPAN_MUTANT"] = mutant;
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(root, "tmp")).FullName;
        // A run is over before the runtime has made its code quick.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // Without a server, what needs one is skipped.
        foreach (string strict in (string[])["SAMPAN_STRICT", "CI"]) _ = start.Environment.Remove(strict);
        if (!part.OnPostgres) _ = start.Environment.Remove(ServerVariable);

        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync(), wrong = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new Ending(true, null, watch.Elapsed, "it hung");
        }
        Match failed = Failed().Match(await said);
        return new Ending(
            !Good.Contains(process.ExitCode), failed.Success ? failed.Groups[1].Value : null, watch.Elapsed,
            $"{await said}{await wrong}");
    }

    [GeneratedRegex(@"\[(Fact|Theory)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^failed [\w.]*?(\w+\.\w+)[ (]", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
