using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// Everything a statement of an account says, once. Whoever issues it fills this from the ledger. Amounts are whole
/// minor units of the currency or whole units of stock; balances are credits less debits.
/// </summary>
public sealed record StatementFacts
{
    /// <summary>The account's number: what a file calls it where a name is too long.</summary>
    public required long AccountNumber { get; init; }

    /// <summary>As in <c>payable:01k2v8g5tqj6m0x1y2z3a4b5c6:THB@2</c>.</summary>
    public required string AccountName { get; init; }

    /// <summary>Whose account it is, in its own script; null for one of the house's.</summary>
    public required string? Owner { get; init; }

    public required Commodity Commodity { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Days are compared with effective dates, not with the days of recording.</summary>
    public required bool ByEffectiveDate { get; init; }

    /// <summary>Null: with all that is known.</summary>
    public required Instant? KnownAt { get; init; }

    /// <summary>
    /// The only moment in the file that is not the ledger's, so that the same facts give the same bytes.
    /// </summary>
    public required Instant MadeAt { get; init; }

    public required long Opening { get; init; }

    public required IReadOnlyList<StatementMovement> Movements { get; init; }

    public required long Closing { get; init; }

    public required IReadOnlyList<StatementHold> Held { get; init; }
}

/// <param name="Transfer">Its number in the journal: the entry's seq times 256 and its place in the entry.</param>
/// <param name="Entry">What the entry records, by its code as <c>escrow.released</c>.</param>
/// <param name="Words">The same in the reader's language.</param>
/// <param name="Reference">What people call the order it is about, as <c>SP-7K2Q-9D4F</c>; null for none.</param>
public sealed record StatementMovement(
    long Transfer, string Entry, string Words, Instant RecordedAt, DateOnly Effective, string Other, string? Reference,
    long Debit, long Credit, long Balance);

/// <summary>What was set aside and not yet resolved at the statement's end.</summary>
public sealed record StatementHold(
    long Transfer, Instant Deadline, string Other, string? Reference, long Debit, long Credit);
