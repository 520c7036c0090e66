namespace Sampan.Ledger;

/// <summary>
/// One thing that does not agree. <c>Where</c> names the row, <c>Expected</c> is what the journal says.
/// </summary>
public sealed record AuditFinding(string Check, string Where, string Expected, string Found);

/// <summary>
/// A commodity's totals over all books: what went in equals what went out, or value was made from nothing.
/// </summary>
public sealed record CommodityTotal(string Commodity, long Accounts, Int128 Debits, Int128 Credits);

/// <summary>Two books' transit accounts facing each other, and what is listed as on its way.</summary>
public sealed record TransitPair(int From, int To, string Commodity, long Sent, long Arrived, long InFlight);

/// <summary>What the audit read and what it found. Clean means: no finding.</summary>
public sealed record AuditReport(
    long Entries,
    long Transfers,
    long Accounts,
    long Books,
    IReadOnlyList<CommodityTotal> Totals,
    IReadOnlyList<TransitPair> Transits,
    IReadOnlyList<AuditFinding> Findings)
{
    public bool IsClean => Findings.Count == 0;
}

/// <summary>An audit that began at a snapshot: <c>Entries</c> and <c>Transfers</c> count what came after.</summary>
public sealed record SnapshotAudit(Snapshot Since, AuditReport Report);

/// <summary>How far the chains reach and what does not agree about them.</summary>
/// <param name="Books">The heads as they follow from the entries.</param>
/// <param name="Checkpoints">How many were held against the chains.</param>
/// <param name="Keys">The public keys they are signed with, in hex: compare with the one you know.</param>
public sealed record ChainReport(
    long Entries,
    IReadOnlyList<BookHead> Books,
    long Checkpoints,
    IReadOnlyCollection<string> Keys,
    IReadOnlyList<AuditFinding> Findings)
{
    public bool IsClean => Findings.Count == 0;
}

/// <summary>What a repair sets right and what it cannot.</summary>
/// <param name="Mendable">Rows that count wrongly; <c>Expected</c> is what they are set to.</param>
/// <param name="Left">What the journal does not tell, or rows that no entry made.</param>
public sealed record RepairReport(IReadOnlyList<AuditFinding> Mendable, IReadOnlyList<AuditFinding> Left)
{
    /// <summary>The mendable rows have been written.</summary>
    public bool IsMended { get; init; }

    /// <summary>Nothing differs any more.</summary>
    public bool IsSound => Left.Count == 0 && (IsMended || Mendable.Count == 0);
}
