using Sampan.Tests.Architecture.Refusals;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>
/// Every C# file we write keeps the rules of CONTRIBUTING.md that a machine can check. Exceptions stand in
/// allowed.txt with their reason; one that is no longer needed is itself a finding. Migrations are generated.
/// </summary>
internal sealed class TidyGuard : IGuard
{
    private static readonly string[] Roots = ["src", "tests", "sandbox", "tools", "bench"];

    private static readonly IReadOnlyDictionary<string, Func<SourceFile, IEnumerable<Finding>>> Rules =
        new Dictionary<string, Func<SourceFile, IEnumerable<Finding>>>(StringComparer.Ordinal)
        {
            ["file-length"] = SizeRules.File,
            ["line-length"] = SizeRules.Line,
            ["method-length"] = SizeRules.Method,
            ["note"] = CommentRules.Note,
            ["pragma-reason"] = CommentRules.Pragma,
            ["syntax"] = CommentRules.Syntax,
        }
        .Concat(Ban.All.Select(ban => KeyValuePair.Create(ban.Rule, (Func<SourceFile, IEnumerable<Finding>>)ban.Check)))
        .ToDictionary();

    public IEnumerable<Finding> Check(Tree tree)
    {
        string[] files = [.. Roots.SelectMany(root => tree.Files(root, ".cs")).Where(IsWritten)];
        if (files.Length == 0) yield return Finding.NothingToGuard("src", "tidy");
        Finding[] findings = [.. files.SelectMany(path => CheckFile(new SourceFile(path, tree.Read(path))))];
        foreach (Finding finding in Allowance.Apply(tree, findings, Rules.Keys)) yield return finding;
        foreach (Allowance allowance in Allowance.In(tree))
            if (!Rules.ContainsKey(allowance.Rule) && allowance.Rule != RefusalGuard.Rule)
                yield return new Finding(Allowance.File, allowance.Line, "allowance", $"no rule '{allowance.Rule}'");
    }

    private static IEnumerable<Finding> CheckFile(SourceFile file) => Rules.Values.SelectMany(rule => rule(file));

    private static bool IsWritten(string path) => !path.Contains("/Migrations/", StringComparison.Ordinal);
}
