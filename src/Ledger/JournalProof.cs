using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// All that can be told of a journal by reading it: its audit, its chains with their checkpoints, and the digest of its
/// export. Two databases hold the same journal when nothing of it differs.
/// </summary>
/// <param name="Sha256">Of the lines of docs/journal-format.md.</param>
public sealed record JournalProof(AuditReport Audit, ChainReport Chain, ExportedJournal Export, Hash256 Sha256)
{
    /// <summary>What each check by itself found wrong.</summary>
    public IReadOnlyList<AuditFinding> Findings { get; } = [.. Audit.Findings.Union(Chain.Findings)];

    /// <summary>
    /// What is otherwise in the other one. <c>Expected</c> is what this one says, <c>Found</c> what that one does.
    /// </summary>
    public IReadOnlyList<AuditFinding> Differences(JournalProof other)
    {
        var found = new List<AuditFinding>();
        Compare("audit", "findings", Texts(Findings), Texts(other.Findings));
        Compare("audit", "figures", Figures(Audit), Figures(other.Audit));
        Compare("audit", "totals", Texts(Audit.Totals), Texts(other.Audit.Totals));
        Compare("audit", "transits", Texts(Audit.Transits), Texts(other.Audit.Transits));
        Compare("chain", "heads", Texts(Chain.Books), Texts(other.Chain.Books));
        Compare("chain", "checkpoints", [$"{Chain.Checkpoints}"], [$"{other.Chain.Checkpoints}"]);
        Compare("chain", "keys", Chain.Keys, other.Chain.Keys);
        Compare("export", "lines", [$"{Export}"], [$"{other.Export}"]);
        Compare("export", "sha256", [$"{Sha256}"], [$"{other.Sha256}"]);
        return found;

        void Compare(string check, string where, IEnumerable<string> mine, IEnumerable<string> theirs)
        {
            string[] expected = [.. mine.Except(theirs)], actual = [.. theirs.Except(mine)];
            for (int i = 0; i < Math.Max(expected.Length, actual.Length); i++)
                found.Add(new AuditFinding(check, where, At(expected, i), At(actual, i)));
        }
    }

    private static string At(string[] texts, int i) => i < texts.Length ? texts[i] : "nothing";

    private static string[] Figures(AuditReport audit) =>
    [
        $"entries {audit.Entries}", $"transfers {audit.Transfers}", $"accounts {audit.Accounts}",
        $"books {audit.Books}",
    ];

    private static string[] Texts<T>(IEnumerable<T> values) => [.. values.Select(value => $"{value}")];
}
