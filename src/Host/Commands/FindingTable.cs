using Sampan.Ledger;

namespace Sampan.Host.Commands;

/// <summary>What a check of the ledger found, for people and for programs.</summary>
internal static class FindingTable
{
    internal static string Text(IReadOnlyList<AuditFinding> findings)
    {
        var table = new TextTable("check", "where", "expected", "found");
        foreach (AuditFinding finding in findings)
            table.Add(finding.Check, finding.Where, finding.Expected, finding.Found);
        return $"{table}\nNOT CLEAN: {findings.Count} differences.";
    }

    internal static object Document(AuditFinding finding) => new
    {
        check = finding.Check,
        where = finding.Where,
        expected = finding.Expected,
        found = finding.Found,
    };
}
