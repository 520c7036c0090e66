namespace Sampan.Tests.Architecture.Projects;

/// <summary>The folders of tests/Rules are named as in src: a reader of a module knows where it is tried.</summary>
internal sealed class MirrorGuard : IGuard
{
    private const string Rule = "mirror";
    private const string Rules = "tests/Rules";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<string> mirrored = tree.Folders(Rules);
        if (mirrored.Count == 0) yield return Finding.NothingToGuard(Rules, Rule);
        foreach (string folder in mirrored)
            if (!tree.HasFile($"src/{folder}/{folder}.csproj"))
                yield return new Finding($"{Rules}/{folder}", 0, Rule, $"there is no src/{folder}");
    }
}
