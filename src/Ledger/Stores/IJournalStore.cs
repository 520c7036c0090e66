using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Stores;

/// <summary>Where the partition stands when it is opened.</summary>
internal readonly record struct Position(long Epoch, long Seq, Instant RecordedAt);

/// <summary>What a group of entries names and memory may not yet hold.</summary>
internal sealed class Wanted
{
    internal HashSet<Id> Requests { get; } = [];
    internal HashSet<Id> Subjects { get; } = [];
    internal HashSet<Id> Holds { get; } = [];
    internal HashSet<AccountKey> Accounts { get; } = [];

    /// <summary>Entries that are corrected.</summary>
    internal HashSet<long> Entries { get; } = [];

    internal bool IsEmpty => Requests.Count + Subjects.Count + Holds.Count + Accounts.Count + Entries.Count == 0;
}

/// <summary>
/// One engine's way to keep the journal. Only the loop calls it, one call at a time; but where
/// <see cref="LoadsBesideCommit"/> it may load while a commit is under way, and then sees the journal without it.
/// </summary>
internal interface IJournalStore : IAsyncDisposable
{
    /// <summary>
    /// True where a lookup beside a commit saves time: the database works elsewhere, and the loop would only wait.
    /// </summary>
    bool LoadsBesideCommit { get; }

    /// <summary>
    /// Opens the partition and brings its books and its sweeps under way into memory. With
    /// <paramref name="takeOver"/> the epoch is raised first: a former owner stops.
    /// </summary>
    Task<Position> Open(Memory memory, bool takeOver);

    /// <summary>
    /// Brings what exists of the wanted things, and the accounts of wanted holds and entries, into memory.
    /// </summary>
    Task Load(Wanted wanted, Memory memory);

    /// <summary>
    /// Writes the batch in one transaction. False when another owner holds the partition: nothing was written.
    /// </summary>
    Task<bool> Commit(Batch batch, long epoch);

    /// <summary>Drops the connection and whatever it was doing.</summary>
    Task Reset();
}
