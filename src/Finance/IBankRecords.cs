namespace Sampan.Finance;

/// <summary>
/// What sellers have shown of their bank accounts, one record a firm. It is there by the seller's consent and gone with
/// it. Who may act for a firm was decided by the caller.
/// </summary>
public interface IBankRecords
{
    /// <summary>In place of what the firm had shown before.</summary>
    /// <param name="sandbox">The firm is a sandbox: the record counts for test money only, also later.</param>
    Task Keep(Id firm, bool sandbox, BankRecord record, Consent consent);

    /// <summary>Nothing of it is left.</summary>
    Task Withdraw(Id firm);

    /// <summary>What the firm has shown, too old or not; null when nothing.</summary>
    Task<ShownRecord?> Of(Id firm);
}

/// <summary>Who agreed, for the firm, that lenders' mandates look at the record, and when.</summary>
public readonly record struct Consent(Id Person, Instant At);

public sealed record ShownRecord(bool Sandbox, BankRecord Record, Consent Consent)
{
    /// <summary>The record, where it counts.</summary>
    public BankRecord? On(DateOnly day, bool sandbox) =>
        Sandbox == sandbox && day <= Record.GoodUntil ? Record : null;
}
