namespace Sampan.Ledger.Reading;

/// <summary>What a check has found so far. A journal that is wrong everywhere is not listed to its end.</summary>
internal sealed class Findings
{
    private const int Most = 1000;

    private readonly List<AuditFinding> _list = [];

    internal IReadOnlyList<AuditFinding> All => _list;

    internal void Add(string check, string where, object expected, object found) =>
        Add(new AuditFinding(check, where, $"{expected}", $"{found}"));

    internal void Add(AuditFinding finding)
    {
        if (_list.Count < Most) _list.Add(finding);
    }
}
