using System.Diagnostics;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>
/// A copy of the tree in which every guard can be taken away by a number in SAMPAN_MUTANT: built once, tried often.
/// </summary>
internal sealed class MutatedCopy : IDisposable
{
    private const string Schema = "src/Storage/Schema.cs";
    private const string Read = "reader.ReadToEnd()";

    /// <summary>
    /// Says whether a mutation is switched on. Asked to note what is reached (<c>reach:FILE</c>), it switches on none.
    /// </summary>
    private const string Switch = """
        using System.Text.RegularExpressions;

        namespace Sampan.Kernel;

        public static class Mutant
        {
            private const string Reach = "reach:";
            private static readonly string s_asked = System.Environment.GetEnvironmentVariable("SAMPAN_MUTANT") ?? "";
            private static readonly int s_on = int.TryParse(s_asked, out int number) ? number : -1;
            private static readonly bool[]? s_reached = s_asked.StartsWith(Reach) ? new bool[10_000] : null;

            static Mutant()
            {
                if (s_reached is null) return;
                System.AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllLines(
                    s_asked[Reach.Length..],
                    System.Linq.Enumerable.Range(0, s_reached.Length).Where(i => s_reached[i]).Select(i => $"{i}"));
            }

            public static bool Is(int number)
            {
                if (s_reached is not null) s_reached[number] = true;
                return number == s_on;
            }

            /// <summary>A schema's text in which a marked guard is replaced by what its second mark says.</summary>
            public static string Sql(string text) => Regex.Replace(
                text, @"/\*<(\d+)>\*/.*?/\*</\1>(.*?)\*/",
                guard => Is(int.Parse(guard.Groups[1].Value)) ? guard.Groups[2].Value : guard.Value,
                RegexOptions.Singleline);
        }
        """;

    private static readonly string[] LeftBehind = [".git", ".ci", "bin", "obj", "artifacts", "var"];
    private static readonly string[] Lax =
    [
        "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false",
        "-p:WarningLevel=0",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sampan-mutations-");

    internal string Root => _folder.FullName;

    internal static async Task<MutatedCopy> Make(string root, IReadOnlyList<Mutation> mutations)
    {
        var copy = new MutatedCopy();
        Copy(new DirectoryInfo(root), copy._folder);
        foreach (var file in mutations.Select((mutation, number) => (Mutation: mutation, Number: number))
            .Where(numbered => !numbered.Mutation.IsNeeded).GroupBy(numbered => numbered.Mutation.File))
            copy.Change($"{Mutation.Ledger}/{file.Key}", text => Mutation.Switchable(text, file));
        copy.Change(Schema, text => text.Contains(Read, StringComparison.Ordinal)
            ? text.Replace(Read, $"Kernel.Mutant.Sql({Read})", StringComparison.Ordinal)
            : throw new InvalidOperationException($"{Schema} no longer reads its files by {Read}."));
        await File.WriteAllTextAsync(Path.Combine(copy.Root, "src/Kernel/Mutant.cs"), Switch);
        foreach (string project in Suite.Projects) await copy.Build($"tests/{project}/{project}.csproj");
        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (FileInfo file in from.EnumerateFiles()) _ = file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (DirectoryInfo inner in from.EnumerateDirectories())
            if (!LeftBehind.Contains(inner.Name)) Copy(inner, to.CreateSubdirectory(inner.Name));
    }

    private void Change(string file, Func<string, string> change)
    {
        string path = Path.Combine(Root, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    private async Task Build(string project)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet", "-nodeReuse:false", .. Lax])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process build = Process.Start(start)!;
        string said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0) throw new InvalidOperationException($"The mutated {project} does not build.\n{said}");
    }
}
