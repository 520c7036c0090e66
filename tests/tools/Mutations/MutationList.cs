namespace Sampan.Tests.Tools.Mutations;

/// <summary>What is expected of a mutation.</summary>
internal enum Verdict
{
    /// <summary>A test fails; the note names the one that was found first.</summary>
    Killed,

    /// <summary>Nobody can see that the guard is gone; the note says why.</summary>
    Equivalent,

    /// <summary>The code after the guard uses what it found, and is no program without it.</summary>
    Compiler,
}

/// <summary>One line of the list: <c>verdict  name -- note</c>.</summary>
internal sealed record Expectation(Verdict Verdict, string Name, string Note)
{
    private const string Dash = " -- ";

    public override string ToString() =>
        $"{Verdict.ToString().ToLowerInvariant(),-10}  {Name}{(Note.Length > 0 ? Dash + Note : "")}";

    internal static Expectation Parse(string line)
    {
        string[] parts = line.Split(' ', 2), said = parts[^1].Trim().Split(Dash, 2);
        var verdict = Enum.Parse<Verdict>(parts[0], ignoreCase: true);
        return new Expectation(verdict, said[0], said.Length == 2 ? said[1] : "");
    }
}

/// <summary>Every guard of the ledger, one a line, in the order of the files.</summary>
internal static class MutationList
{
    internal const string Path = "tests/tools/Mutations/ledger.txt";

    internal static IReadOnlyList<Expectation> Parse(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Expectation.Parse)];

    internal static string Write(IEnumerable<Expectation> expectations) =>
        """
        # Every guard of src/Ledger, and what happens when it is taken away: docs/ledger.md, "Every guard is watched".
        # killed: a test fails, as the named one. equivalent: nobody can see it, for the reason given.
        # compiler: the code after it cannot be compiled without it.

        """ + string.Concat(expectations.Select(line => $"{line}\n"));

    /// <summary>The list for the guards there are: what was said of them stays, a new one is to be killed.</summary>
    internal static IReadOnlyList<Expectation> For(
        IEnumerable<Mutation> guards, IReadOnlyList<Expectation> before)
    {
        Dictionary<string, Expectation> said = before.ToDictionary(line => line.Name);
        return
        [
            .. guards.Select(guard => guard.IsNeeded
                ? new Expectation(Verdict.Compiler, guard.Name, "")
                : said.GetValueOrDefault(guard.Name) is { Verdict: not Verdict.Compiler } line
                    ? line
                    : new Expectation(Verdict.Killed, guard.Name, "")),
        ];
    }
}
