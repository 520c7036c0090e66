using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>
/// Who asks and what exactly was asked. The id names the request (hash of firm, operation and idempotency key), the
/// content is the hash of its body: the same id with the same content is the same request and gets the same answer;
/// with another content it is a conflict.
/// </summary>
public readonly record struct Request(Id Id, Hash256 Content)
{
    /// <summary>For requests the platform makes of itself: id and content both follow from the parts.</summary>
    public static Request Of(params ReadOnlySpan<string> parts)
    {
        Hash256 hash = Hash256.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return new Request(Id.Derive(hash), hash);
    }

    /// <summary>For a firm's or person's request with its own idempotency key.</summary>
    public static Request From(Id asker, string operation, string key, ReadOnlySpan<byte> body)
    {
        string name = $"{asker}\n{operation}\n{key}";
        return new Request(Id.Derive(Hash256.Of(System.Text.Encoding.UTF8.GetBytes(name))), Hash256.Of(body));
    }
}

/// <summary>
/// What an entry is about, the version it was decided on (0: must not exist yet), and how it stands after.
/// </summary>
public sealed record Subject(Id Id, int DecidedOn, Card After);

/// <summary>
/// The row that lists and desks show: written in the same commit as the entry, so that a page never shows less than
/// the journal holds. The ledger does not look inside.
/// </summary>
/// <param name="Due">When the subject next needs somebody's attention; null when it waits for nothing.</param>
public sealed record Card(string Kind, string State, Id Seller, Id Buyer, Instant? Due, byte[] Summary);

/// <summary>One thing an entry does. Steps run in order and each sees what the one before it did.</summary>
public abstract record Step;

/// <summary>Value goes from one account to another, at once.</summary>
public sealed record Move(AccountKey Debit, AccountKey Credit, long Amount) : Step;

/// <summary>
/// As much as can go, at most the stated amount: what the debited account has less its holds where its debits are
/// limited, what the credited account has room for where its credits are. How much went is in the transfer.
/// </summary>
public sealed record MoveUpTo(AccountKey Debit, AccountKey Credit, long Most) : Step;

/// <summary>
/// Value is set aside until the hold is posted, released, or its deadline has passed and it is expired.
/// </summary>
public sealed record Reserve(Id Hold, Instant Deadline, IReadOnlyList<Move> Legs) : Step;

/// <summary>
/// The hold happens: in whole, or with one amount per leg (0 to the leg's own); what is not taken returns.
/// </summary>
public sealed record PostHold(Id Hold, IReadOnlyList<long>? Amounts = null) : Step;

/// <summary>The hold is given back in whole.</summary>
public sealed record ReleaseHold(Id Hold) : Step;

/// <summary>The hold is given back because its deadline has passed. Refused before that.</summary>
public sealed record ExpireHold(Id Hold) : Step;

/// <summary>
/// Value leaves for another book: it goes to this book's transit account now, and an outbox row in the same commit
/// makes the second entry, in the other book, certain to follow.
/// </summary>
public sealed record Sweep(AccountKey Debit, AccountKey Arrival, long Amount) : Step;

/// <summary>
/// The account takes part in nothing until it is reopened. Refused while anything is in it, held, or on its way to it.
/// </summary>
public sealed record CloseAccount(AccountKey Account) : Step;

/// <summary>A closed account is used again.</summary>
public sealed record ReopenAccount(AccountKey Account) : Step;

/// <summary>Facts and steps that are recorded together or not at all.</summary>
public sealed record EntryRequest
{
    public required Request Request { get; init; }

    public required int Book { get; init; }

    /// <summary>What happened, as <c>order.placed</c>. Shown in statements; at most 60 characters.</summary>
    public required string Kind { get; init; }

    public Subject? Subject { get; init; }

    /// <summary>
    /// The facts in the trade record's own encoding. The ledger keeps and hashes the bytes as they are.
    /// </summary>
    public byte[] Facts { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>
    /// The seq of an earlier entry of the book that was wrong: its moves are made back, the last first, before the
    /// steps. Only an entry of nothing but moves can be corrected, and only once.
    /// </summary>
    public long? Corrects { get; init; }

    /// <summary>The day it takes effect; the day it is recorded when not said.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Set on the second entry of a sweep: the transfer that began it.</summary>
    internal long? Fulfils { get; init; }
}

/// <summary>Proof that an entry is on disk.</summary>
/// <param name="Seq">Its place in the journal.</param>
/// <param name="Subject">What it is about; none when it names no subject.</param>
/// <param name="Version">The subject's version after it; 0 without a subject.</param>
/// <param name="Repeated">True when the same request had been recorded before and this is its first answer.</param>
public sealed record Receipt(
    long Seq, Instant RecordedAt, Id Subject, int Version, Hash256 Hash, bool Repeated);
