using System.IO.Enumeration;

namespace Sampan.Tests.Architecture.Tidy;

/// <summary>
/// One line of allowed.txt: <c>path-glob | rule | reason</c>. A star stands for any characters, slashes too.
/// </summary>
internal sealed record Allowance(int Line, string Glob, string Rule, string Reason)
{
    public const string File = "tests/Architecture/allowed.txt";
    private const int ShortestReason = 15;

    public static IReadOnlyList<Allowance> In(Tree tree) =>
    [
        .. tree.ReadOrNothing(File).Split('\n')
            .Select((text, index) => (Text: text.Trim(), Line: index + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => Parse(line.Text, line.Line)),
    ];

    /// <summary>
    /// The findings that no allowance covers, and a finding for each allowance of these rules that is wrong.
    /// </summary>
    public static IEnumerable<Finding> Apply(Tree tree, IReadOnlyList<Finding> findings, IEnumerable<string> rules)
    {
        HashSet<string> known = [.. rules];
        Allowance[] allowances = [.. In(tree).Where(allowance => known.Contains(allowance.Rule))];
        foreach (Finding finding in findings)
            if (!allowances.Any(allowance => allowance.Covers(finding))) yield return finding;
        foreach (Allowance allowance in allowances)
            if (allowance.Complaint(used: findings.Any(allowance.Covers)) is { } what)
                yield return new Finding(File, allowance.Line, "allowance", what);
    }

    private bool Covers(Finding finding) =>
        Rule == finding.Rule && FileSystemName.MatchesSimpleExpression(Glob, finding.Path, ignoreCase: false);

    private string? Complaint(bool used) => this switch
    {
        _ when Reason.Length < ShortestReason => "an allowance carries its reason: path-glob | rule | reason",
        _ when !used => "allows what nobody does any more: delete the line",
        _ => null,
    };

    private static Allowance Parse(string text, int line)
    {
        string[] parts = [.. text.Split('|', 3).Select(part => part.Trim()), "", ""];
        return new Allowance(line, parts[0], parts[1], parts[2]);
    }
}
