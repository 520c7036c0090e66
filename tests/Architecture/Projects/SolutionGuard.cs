using System.Xml.Linq;

namespace Sampan.Tests.Architecture.Projects;

/// <summary>Every project on disk is in the solution and the other way round: one build builds everything.</summary>
internal sealed class SolutionGuard : IGuard
{
    private const string Rule = "solution";
    private const string Solution = "Sampan.slnx";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<string> onDisk = tree.Files("", ".csproj");
        if (onDisk.Count == 0 || !tree.HasFile(Solution)) yield return Finding.NothingToGuard(Solution, Rule);
        string[] listed = tree.HasFile(Solution)
            ? [.. XDocument.Parse(tree.Read(Solution)).Descendants("Project").Select(p => (string)p.Attribute("Path")!)]
            : [];
        foreach (string path in onDisk.Except(listed))
            yield return new Finding(path, 0, Rule, $"is not in {Solution}");
        foreach (string path in listed.Except(onDisk))
            yield return new Finding(Solution, 0, Rule, $"lists {path}, which does not exist");
    }
}
