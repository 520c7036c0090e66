using System.Text.RegularExpressions;

namespace Sampan.Tests.Architecture.Papers;

/// <summary>A relative link in a Markdown file leads to something that exists. Code in it is not read.</summary>
internal sealed partial class LinkGuard : IGuard
{
    private const string Rule = "link";

    public IEnumerable<Finding> Check(Tree tree)
    {
        IReadOnlyList<string> papers = tree.Files("", ".md");
        if (papers.Count == 0) yield return Finding.NothingToGuard("README.md", Rule);
        foreach (string path in papers)
        {
            string[] lines = tree.Read(path).Split('\n');
            bool inCode = false;
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) inCode = !inCode;
                if (inCode) continue;
                foreach (string target in Targets(lines[i]).Where(target => !Exists(tree, path, target)))
                    yield return new Finding(path, i + 1, Rule, $"{target} leads nowhere");
            }
        }
    }

    private static IEnumerable<string> Targets(string line) =>
        Link().Matches(InlineCode().Replace(line, "")).Select(match => match.Groups["to"].Value);

    private static bool Exists(Tree tree, string from, string target)
    {
        string path = Uri.UnescapeDataString(target.Split('#')[0]);
        if (path.Length == 0) return true;
        string full = Path.GetFullPath(path, Path.GetDirectoryName(tree.Full(from))!);
        return full.StartsWith(tree.Root, StringComparison.Ordinal) && Path.Exists(full);
    }

    [GeneratedRegex(@"\]\((?!\w+:)(?<to>[^)\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();
}
