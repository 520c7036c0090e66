namespace Sampan.Journeys.Bank;

/// <summary>
/// A bank as the platform needs one. Money comes in only as a statement line and goes out only as an instruction
/// that comes back as a line. Every bank, real or sandbox, stands behind this interface.
/// </summary>
public interface IBank
{
    string Name { get; }

    /// <summary>Its money is <c>.test</c> money, and every page that shows it says so.</summary>
    bool IsSandbox { get; }

    /// <summary>
    /// The account number under a name, opened on first asking. Refusals: <c>bank_unavailable</c>,
    /// <c>bank_answer_malformed</c>, <c>bank_refused</c>.
    /// </summary>
    Task<Outcome<string>> OpenAccount(string name, Currency currency, CancellationToken cancellation);

    /// <summary>
    /// The lines after a cursor, oldest first; the empty cursor is the beginning. At least once: a line id may come
    /// again, on this page or a later one, and counts once. Same refusals.
    /// </summary>
    Task<Outcome<StatementPage>> StatementAfter(string account, string cursor, CancellationToken cancellation);

    /// <summary>
    /// Instructs a payout. Safe to repeat under the same key until answered. An answer is not yet a payment: that is
    /// the debit line. Same refusals.
    /// </summary>
    Task<Outcome<PayoutAnswer>> Pay(PayoutInstruction instruction, CancellationToken cancellation);
}

public enum StatementLineKind
{
    /// <summary>Money came in.</summary>
    Credit = 1,

    /// <summary>A payout went out.</summary>
    Debit,

    /// <summary>The bank took its fee; the reference says for what.</summary>
    Charge,

    /// <summary>A payout came back; the reference is the payout's.</summary>
    Return,
}

/// <summary>
/// One line of the statement. Credits are positive. The reference is what the payer wrote: it may be anything.
/// </summary>
public sealed record StatementLine
{
    /// <summary>The bank's own name for the line: what makes two notices of one line one line.</summary>
    public required string LineId { get; init; }

    /// <summary>Where reading goes on after this line.</summary>
    public required string Cursor { get; init; }

    public required StatementLineKind Kind { get; init; }
    public required Instant BookedAt { get; init; }
    public required DateOnly ValueDate { get; init; }
    public required Money Amount { get; init; }
    public required string Reference { get; init; }
    public required string CounterpartyName { get; init; }
    public required string CounterpartyAccount { get; init; }
}

/// <summary>A stretch of the statement. The closing balance is the one after its last line.</summary>
public sealed record StatementPage(
    IReadOnlyList<StatementLine> Lines, string NextCursor, bool HasMore, Money ClosingBalance);

/// <summary>An order to pay. The key is the payout's for ever: the same key never pays twice.</summary>
public sealed record PayoutInstruction
{
    public required string FromAccount { get; init; }
    public required string ToAccountName { get; init; }
    public required string ToAccountNumber { get; init; }
    public required Money Amount { get; init; }
    public required string Reference { get; init; }
    public required string IdempotencyKey { get; init; }
}

/// <summary>
/// The bank took the instruction or declined it; the reason is the bank's own word, kept for the record.
/// </summary>
public sealed record PayoutAnswer(string PayoutId, bool IsAccepted, string? Reason);
