using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>Why a check of the journal, or what is signed of it, is refused. No entry meets these.</summary>
public static class JournalRefusals
{
    public static readonly RefusalCode JournalUnsound = new("journal_unsound", RefusalKind.Conflict);
    public static readonly RefusalCode JournalEmpty = new("journal_empty", RefusalKind.Conflict);
    public static readonly RefusalCode CheckpointMalformed = new("checkpoint_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode CheckpointUnknown = new("checkpoint_unknown", RefusalKind.NotFound);
    public static readonly RefusalCode SnapshotUnknown = new("snapshot_unknown", RefusalKind.NotFound);
}
