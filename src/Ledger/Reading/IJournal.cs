using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>An entry as it was recorded.</summary>
public sealed record JournalEntry(
    long Seq, int Book, string Kind, int Version, Instant RecordedAt, DateOnly Effective, byte[] Facts, Hash256 Hash)
{
    /// <summary>The seq of the entry whose moves this one made back.</summary>
    public long? Corrects { get; init; }

    /// <summary>The seq of the entry that made this one's moves back.</summary>
    public long? CorrectedBy { get; init; }
}

/// <summary>A transfer with the names of its accounts, as a statement shows it.</summary>
/// <param name="Phase">single, pending, post, void or expire.</param>
public sealed record JournalMove(
    long Id, long Seq, string EntryKind, Instant RecordedAt, AccountKey Debit, AccountKey Credit, long Amount,
    string Phase);

/// <summary>The listed row of a subject, with the version and moment it stands at.</summary>
public sealed record CardRow(Id Subject, int Book, int Version, Instant ChangedAt, Card Card);

/// <summary>How many cards stand in each state, and since when the first of them has had the account.</summary>
public sealed record CardTallies(IReadOnlyDictionary<string, int> ByState, Instant? Since);

/// <summary>A hold whose deadline has passed and that nobody has resolved.</summary>
public sealed record DueHold(Id Hold, Id Subject, Instant Deadline);

/// <summary>That an entry was recorded, and about what; <see cref="Id.None"/> where it is about nothing.</summary>
public readonly record struct SubjectChange(long Seq, Id Subject);

/// <summary>Which cards: by either party or by states, newest change first; <c>Before</c> pages on.</summary>
public sealed record CardQuery(string Kind)
{
    public Id? Seller { get; init; }

    public Id? Buyer { get; init; }

    /// <summary>A card in any of them; in any at all where none is named.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    public Instant? Before { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>
/// What people are shown of the journal: always read from SQL, so it is never ahead of what is on disk.
/// </summary>
public interface IJournal
{
    /// <summary>Every entry about a subject, in the order of its versions.</summary>
    Task<List<JournalEntry>> Entries(Id subject, CancellationToken cancel = default);

    /// <summary>One entry by its seq; null when the journal has none.</summary>
    Task<JournalEntry?> Entry(long seq, CancellationToken cancel = default);

    /// <summary>
    /// What the entries after this seq are about, in their order: for who follows the journal. No more than asked for.
    /// </summary>
    Task<List<SubjectChange>> ChangesAfter(long seq, int limit, CancellationToken cancel = default);

    /// <summary>Every transfer made by one entry, in order: what a move up to an amount came to, for one.</summary>
    Task<List<JournalMove>> Moves(long seq, CancellationToken cancel = default);

    /// <summary>Every transfer made by the entries about a subject.</summary>
    Task<List<JournalMove>> Moves(Id subject, CancellationToken cancel = default);

    /// <summary>All accounts of an owner in all books: an order's escrow, a seller's stock.</summary>
    Task<List<Account>> Accounts(Id owner, CancellationToken cancel = default);

    /// <summary>All accounts of these owners, in no order.</summary>
    Task<List<Account>> Accounts(IReadOnlyCollection<Id> owners, CancellationToken cancel = default);

    /// <summary>One account; an account nobody has used yet has only zeros.</summary>
    Task<Account> Account(AccountKey key, CancellationToken cancel = default);

    Task<CardRow?> Card(Id subject, CancellationToken cancel = default);

    /// <summary>The cards of those subjects that have one, in no order.</summary>
    Task<List<CardRow>> Cards(IReadOnlyCollection<Id> subjects, CancellationToken cancel = default);

    Task<List<CardRow>> Cards(CardQuery query, CancellationToken cancel = default);

    /// <summary>
    /// The cards of one kind and seller whose subject has an account of this kind and commodity, counted by state.
    /// </summary>
    Task<CardTallies> Tally(
        string kind, Id seller, AccountKind account, Commodity commodity, CancellationToken cancel = default);

    /// <summary>Subjects that needed attention by now, the longest waiting first.</summary>
    Task<List<CardRow>> DueCards(string kind, Instant now, int limit, CancellationToken cancel = default);

    /// <summary>Open holds past their deadline, oldest first.</summary>
    Task<List<DueHold>> Due(Instant now, int limit, CancellationToken cancel = default);

    /// <summary>How many entries there are.</summary>
    Task<long> Count(CancellationToken cancel = default);

    /// <summary>Everything checked against everything: see <see cref="AuditReport"/>.</summary>
    Task<AuditReport> Audit(IProgress<long>? progress = null, CancellationToken cancel = default);

    /// <summary>
    /// The same from the newest snapshot on: what came before is taken as it was signed for. Of a subject whose first
    /// entry after it is not its first of all, only what follows is checked. Refusals: snapshot_unknown.
    /// </summary>
    Task<Outcome<SnapshotAudit>> AuditSinceSnapshot(
        IProgress<long>? progress = null, CancellationToken cancel = default);

    /// <summary>Null when none was made.</summary>
    Task<Snapshot?> LatestSnapshot(CancellationToken cancel = default);

    /// <summary>
    /// Writes the journal as lines (docs/journal-format.md), for somebody who checks it without this program. All of
    /// one moment. Refusals: journal_unsound when a row cannot be read; book_unknown; snapshot_unknown when a segment
    /// does not end with one.
    /// </summary>
    Task<Outcome<ExportedJournal>> Export(
        Stream to, JournalPart part, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default);

    /// <summary>
    /// The chains of all books, from their first entries to their heads, against all checkpoints; and against one that
    /// was kept elsewhere, which also shows a tail that was cut together with all that counted it.
    /// </summary>
    Task<ChainReport> VerifyChain(
        Checkpoint? kept = null, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default);
}
