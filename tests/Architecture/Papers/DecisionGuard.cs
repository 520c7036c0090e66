using System.Text.RegularExpressions;

namespace Sampan.Tests.Architecture.Papers;

/// <summary>Each decision record has a number of its own, so that two written on one day do not share a name.</summary>
internal sealed partial class DecisionGuard : IGuard
{
    private const string Rule = "decision";
    private const string Folder = "docs/decisions";

    public IEnumerable<Finding> Check(Tree tree)
    {
        string[] records = [.. tree.Files(Folder, ".md").Where(path => path != $"{Folder}/README.md")];
        if (records.Length == 0) yield return Finding.NothingToGuard(Folder, Rule);
        foreach (string path in records.Where(path => !Name().IsMatch(path)))
            yield return new Finding(path, 0, Rule, "is named 0007-what-was-decided.md");
        foreach (IGrouping<string, string> group in records.GroupBy(path => path[..(Folder.Length + 5)]))
            foreach (string path in group.Skip(1))
                yield return new Finding(path, 0, Rule, $"has the number of {group.First()}");
    }

    [GeneratedRegex(@"^docs/decisions/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex Name();
}
