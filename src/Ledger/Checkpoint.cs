using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Storage;

namespace Sampan.Ledger;

/// <summary>How far a book's chain reaches: its number of entries and the hash of the last.</summary>
public readonly record struct BookHead(int Book, long Entries, Hash256 Head);

/// <summary>
/// Where all books stood at one moment, signed with the installation's key. Kept elsewhere, it shows what the journal
/// alone cannot: that entries which existed then are gone, or others.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    public required Instant At { get; init; }

    /// <summary>The number of the journal's last entry.</summary>
    public required long Seq { get; init; }

    /// <summary>The hash of the checkpoint before; zero for the first.</summary>
    public required Hash256 Previous { get; init; }

    /// <summary>Every book, by its id.</summary>
    public required IReadOnlyList<BookHead> Books { get; init; }

    /// <summary>SHA-256 of the signed bytes (docs/journal-format.md): the checkpoint's name.</summary>
    public required Hash256 Hash { get; init; }

    /// <summary>32 bytes of Ed25519.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>64 bytes of Ed25519.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Hash and signature fit what is stated. Whose key it is, only the reader can know.</summary>
    public bool IsSound
    {
        get
        {
            byte[] bytes = CheckpointBytes.Of(this);
            return Hash256.Of(bytes) == Hash && SigningKey.Verify(PublicKey, bytes, Signature);
        }
    }

    /// <summary>As it is published and kept: one JSON object without line breaks, in UTF-8.</summary>
    public byte[] ToJson() => CheckpointJson.Write(this);

    /// <summary>
    /// Reads what <see cref="ToJson"/> wrote, also when it has been laid out in lines. Refusals: checkpoint_malformed.
    /// </summary>
    public static Outcome<Checkpoint> FromJson(ReadOnlySpan<byte> json) => CheckpointJson.Read(json);
}

/// <summary>A checkpoint without its heads, for lists: the heads may be many.</summary>
public sealed record CheckpointRow(long Number, Instant At, long Seq, Hash256 Hash, byte[] PublicKey);

/// <summary>The checkpoints of an installation: made from the books' rows, appended, never changed.</summary>
public interface ICheckpoints
{
    /// <summary>Makes one of the journal as it stands. When somebody else made one meanwhile, gives that.</summary>
    Task<Checkpoint> Make(Instant now, CancellationToken cancel = default);

    /// <summary>Makes one if the journal has grown since the last and that is long enough ago; else null.</summary>
    Task<Checkpoint?> MakeIfDue(Instant now, TimeSpan every, CancellationToken cancel = default);

    Task<Checkpoint?> Latest(CancellationToken cancel = default);

    /// <summary>Refusals: checkpoint_unknown.</summary>
    Task<Outcome<Checkpoint>> ByNumber(long number, CancellationToken cancel = default);

    /// <summary>Newest first, those before a number.</summary>
    Task<IReadOnlyList<CheckpointRow>> Before(long number, int limit, CancellationToken cancel = default);
}
