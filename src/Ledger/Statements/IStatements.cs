using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>A transfer that changed the balance: a move, or as much of a hold as was posted.</summary>
/// <param name="Transfer">Its number in the journal: the entry's seq times 256 and its place in the entry.</param>
/// <param name="Entry">What the entry records, as <c>escrow.released</c>.</param>
/// <param name="Subject">What the entry is about, as an order; none for an entry about nothing.</param>
/// <param name="Debit">What left the account; zero for a credit. In minor units or units of stock.</param>
/// <param name="Balance">Credits less debits after it.</param>
public sealed record Movement(
    long Transfer, string Entry, Instant RecordedAt, DateOnly Effective, Id Subject, AccountKey Other, long Debit,
    long Credit, long Balance)
{
    public long Seq => Transfer >> 8;
}

/// <summary>A pending transfer that nothing had resolved at the statement's end.</summary>
public sealed record HeldAmount(
    long Transfer, Id Hold, Id Subject, Instant Deadline, AccountKey Other, long Debit, long Credit);

/// <summary>
/// What an account held, what moved, and what it then held. Balances are credits less debits. Movements stand in the
/// order of the asked date and, on one day, of the journal.
/// </summary>
public sealed record AccountStatement
{
    /// <summary>The account's number, unique in the installation.</summary>
    public required long Number { get; init; }

    public required StatementQuery Asked { get; init; }

    public required long Opening { get; init; }

    public required IReadOnlyList<Movement> Movements { get; init; }

    public required long Closing { get; init; }

    /// <summary>
    /// What was set aside at the end of the last day, newest first. A hold has no other date than that of its
    /// recording, so this follows recorded time by either date.
    /// </summary>
    public required IReadOnlyList<HeldAmount> Held { get; init; }
}

/// <summary>
/// Statements of accounts and trial balances, read from SQL. A statement reads nothing of the journal but the account's
/// own transfers.
/// </summary>
public interface IStatements
{
    /// <summary>
    /// Refusals: period_reversed, account_unknown, statement_too_long (more than 100,000 movements in the
    /// period).
    /// </summary>
    Task<Outcome<AccountStatement>> Statement(StatementQuery query, CancellationToken cancel = default);

    /// <summary>
    /// The movements after a transfer's number (0: from the first), oldest first, at most <paramref name="limit"/>.
    /// Refusal: account_unknown.
    /// </summary>
    Task<Outcome<IReadOnlyList<Movement>>> Movements(
        AccountKey account, long after, int limit, CancellationToken cancel = default);

    /// <summary>What is set aside in an account now, newest first. Refusal: account_unknown.</summary>
    Task<Outcome<IReadOnlyList<HeldAmount>>> Held(AccountKey account, CancellationToken cancel = default);

    /// <summary>Refusal: book_unknown.</summary>
    Task<Outcome<TrialBalance>> TrialBalance(TrialBalanceQuery query, CancellationToken cancel = default);

    /// <summary>The book of an owner; null when none was opened.</summary>
    Task<int?> Book(Id owner, CancellationToken cancel = default);

    /// <summary>Whose book it is, <see cref="Id.None"/> for the house's; null when there is no such book.</summary>
    Task<Id?> BookOwner(int book, CancellationToken cancel = default);

    /// <summary>
    /// A book's accounts in the order of their numbers, from the one after <paramref name="after"/> on.
    /// </summary>
    Task<IReadOnlyList<Account>> Accounts(int book, long after, int limit, CancellationToken cancel = default);
}
