using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

internal enum Phase : byte
{
    Single = 1,
    Pending = 2,
    Post = 3,
    Void = 4,
    Expire = 5,
}

internal static class Phases
{
    /// <summary>As statements and journal files have it.</summary>
    internal static string Name(this Phase phase) => phase switch
    {
        Phase.Single => "single",
        Phase.Pending => "pending",
        Phase.Post => "post",
        Phase.Void => "void",
        _ => "expire",
    };
}

/// <summary>
/// A row of ledger_transfer. Its id is the entry's seq times 256 plus its place among the entry's transfers.
/// </summary>
internal readonly record struct Transfer(long Id, long Debit, long Credit, long Amount, Phase Phase, long Pending);

/// <summary>An account that an entry closes or reopens.</summary>
internal readonly record struct Closing(long Account, bool IsClosed);

internal sealed record OutboxRow(long Transfer, int FromBook, AccountKey Arrival, long Amount);

/// <summary>An entry that has been applied in memory and waits to be written.</summary>
internal sealed class Applied
{
    internal required EntryRequest Request { get; init; }
    internal required long Seq { get; init; }
    internal required long Position { get; init; }
    internal required Instant RecordedAt { get; init; }
    internal required DateOnly Effective { get; init; }
    internal required int Version { get; init; }
    internal List<AccountState> Opened { get; } = [];
    internal List<Transfer> Transfers { get; } = [];
    internal List<HoldState> HoldsMade { get; } = [];
    internal List<OutboxRow> Outbox { get; } = [];

    /// <summary>Null in the many entries that close and reopen nothing.</summary>
    internal List<Closing>? Closings { get; set; }
    internal Hash256 Hash { get; set; }
}

internal sealed record Attempt(Request Request, Refusal Refusal, Instant At);

/// <summary>Everything one database transaction writes.</summary>
internal sealed class Batch
{
    internal required long SeqBefore { get; init; }
    internal long SeqAfter { get; set; }
    internal Instant RecordedAt { get; set; }
    internal List<Applied> Entries { get; } = [];
    internal List<Attempt> Attempts { get; } = [];
    internal HashSet<AccountState> Accounts { get; } = [];
    internal HashSet<SubjectState> Subjects { get; } = [];
    internal HashSet<HoldState> Holds { get; } = [];
    internal HashSet<BookState> Books { get; } = [];
    internal List<BookState> NewBooks { get; } = [];

    /// <summary>Accounts that were closed or reopened, as they stand after the last of it.</summary>
    internal List<AccountState> Turned { get; } = [];

    internal bool IsEmpty => Entries.Count == 0 && Attempts.Count == 0 && NewBooks.Count == 0;
}
