using Microsoft.CodeAnalysis.Text;

namespace Sampan.Tests.Tools.Mutations;

/// <summary>
/// One guard of the ledger and how it is taken away: what is written before and after its text, so that it holds no
/// longer while the mutation is switched on. <see cref="Number"/> stands for the mutation's number.
/// </summary>
/// <param name="File">From src/Ledger: <c>Loop/EntryRules.cs</c>.</param>
/// <param name="Name">Unique: the file, the member and the guard as it is written.</param>
/// <param name="IsNeeded">The code after it uses what it found, so that the compiler refuses to be without it.</param>
internal sealed record Mutation(
    string File, string Name, TextSpan Span, string Before, string After, bool IsNeeded = false)
{
    internal const string Number = "№";
    internal const string Ledger = "src/Ledger";

    /// <summary>Every guard of the ledger below the root of a tree, file by file.</summary>
    internal static IReadOnlyList<Mutation> All(string root)
    {
        string ledger = Path.Combine(root, Ledger);
        if (!Directory.Exists(ledger)) return [];
        return
        [
            .. Directory.EnumerateFiles(ledger, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(ledger, path).Replace('\\', '/'))
                .Where(IsSource).Order(StringComparer.Ordinal)
                .SelectMany(file => In(file, System.IO.File.ReadAllText(Path.Combine(ledger, file)))),
        ];
    }

    /// <summary>Every guard of a file, in its order.</summary>
    internal static IReadOnlyList<Mutation> In(string file, string text)
    {
        IEnumerable<Mutation> found = file.EndsWith(".sql", StringComparison.Ordinal)
            ? SqlGuards.In(file, text)
            : CodeGuards.In(file, text);
        return [.. Distinct(found.OrderBy(guard => guard.Span.Start).ThenByDescending(guard => guard.Span.End))];
    }

    /// <summary>The text with all its mutations in it, each under its number.</summary>
    internal static string Switchable(string text, IEnumerable<(Mutation Mutation, int Number)> mutations)
    {
        var result = new System.Text.StringBuilder();
        var open = new Stack<(int End, string After)>();
        int done = 0;
        foreach ((Mutation mutation, int number) in mutations)
        {
            CloseUpTo(mutation.Span.Start);
            CopyUpTo(mutation.Span.Start);
            _ = result.Append(Numbered(mutation.Before, number));
            open.Push((mutation.Span.End, Numbered(mutation.After, number)));
        }
        CloseUpTo(text.Length);
        CopyUpTo(text.Length);
        return result.ToString();

        void CloseUpTo(int place)
        {
            while (open.TryPeek(out (int End, string After) inner) && inner.End <= place)
            {
                CopyUpTo(inner.End);
                _ = result.Append(open.Pop().After);
            }
        }

        void CopyUpTo(int place)
        {
            _ = result.Append(text, done, place - done);
            done = place;
        }
    }

    /// <summary>What a build leaves behind is none.</summary>
    private static bool IsSource(string file) =>
        Path.GetExtension(file) is ".cs" or ".sql" && file.Split('/')[0] is not ("bin" or "obj");

    private static string Numbered(string text, int number) =>
        text.Replace(Number, $"{number}", StringComparison.Ordinal);

    /// <summary>A guard that is written twice in one member is told apart by its turn.</summary>
    private static IEnumerable<Mutation> Distinct(IEnumerable<Mutation> guards)
    {
        var seen = new Dictionary<string, int>();
        foreach (Mutation guard in guards)
        {
            int turn = seen[guard.Name] = seen.GetValueOrDefault(guard.Name) + 1;
            yield return turn == 1 ? guard : guard with { Name = $"{guard.Name} (#{turn})" };
        }
    }
}
