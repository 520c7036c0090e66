using Sampan.Kernel;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Ledger;

/// <summary>
/// How every account stood after one entry, signed together with the heads of all books at that entry. A check may
/// begin here instead of at the first entry, if one trusts what is signed; a check from the first entry checks it too.
/// </summary>
public sealed record Snapshot
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The number of the last entry it counts.</summary>
    public required long Seq { get; init; }

    /// <summary>When that entry was recorded.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The number of the checkpoint that states the heads at that entry.</summary>
    public required long Checkpoint { get; init; }

    /// <summary>How many accounts there were.</summary>
    public required long Accounts { get; init; }

    /// <summary>SHA-256 over all of them: the bytes are in docs/journal-format.md.</summary>
    public required Hash256 Digest { get; init; }

    /// <summary>SHA-256 of the signed bytes: the snapshot's name.</summary>
    public required Hash256 Hash { get; init; }

    /// <summary>32 bytes of Ed25519.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>64 bytes of Ed25519.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Hash and signature fit what is stated. Whose key it is, only the reader can know.</summary>
    /// <param name="checkpoint">The hash of the checkpoint with this snapshot's number for it.</param>
    public bool IsSound(Hash256 checkpoint)
    {
        byte[] bytes = SnapshotBytes.Of(this, checkpoint);
        return Hash256.Of(bytes) == Hash && SigningKey.Verify(PublicKey, bytes, Signature);
    }
}

/// <summary>The snapshots of an installation: made from the accounts' rows, appended, never changed.</summary>
public interface ISnapshots
{
    /// <summary>
    /// Makes one of the journal as it stands, and a checkpoint beside it; gives the last when no entry came since.
    /// On SQLite nobody writes meanwhile. Refusals: journal_empty.
    /// </summary>
    Task<Outcome<Snapshot>> Make(Instant now, CancellationToken cancel = default);

    /// <summary>Makes one if the journal has grown by so many entries since the last; else null.</summary>
    Task<Snapshot?> MakeIfDue(Instant now, long entries, CancellationToken cancel = default);
}
