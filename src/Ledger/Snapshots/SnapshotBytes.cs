using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Reading;

namespace Sampan.Ledger.Snapshots;

/// <summary>An account in a snapshot.</summary>
internal readonly record struct AccountStand(long Account, Counters Counters, bool IsClosed);

/// <summary>
/// The bytes of a snapshot that are hashed and signed; the layout is documented in docs/journal-format.md and may never
/// change for format 1.
/// </summary>
internal static class SnapshotBytes
{
    internal const string Format = "sampan-snapshot/1";

    internal static byte[] Of(Snapshot snapshot, Hash256 checkpoint)
    {
        byte[] name = Encoding.ASCII.GetBytes(Format);
        byte[] bytes = new byte[sizeof(int) + name.Length + 4 * sizeof(long) + 2 * Hash256.Size];
        Span<byte> rest = bytes;
        CheckpointBytes.Int(ref rest, name.Length);
        CheckpointBytes.Take(ref rest, name.Length, name);
        CheckpointBytes.Long(ref rest, snapshot.Number);
        CheckpointBytes.Long(ref rest, snapshot.Seq);
        CheckpointBytes.Long(ref rest, snapshot.RecordedAt.Microseconds);
        CheckpointBytes.Take(ref rest, Hash256.Size, checkpoint.ToBytes());
        CheckpointBytes.Long(ref rest, snapshot.Accounts);
        CheckpointBytes.Take(ref rest, Hash256.Size, snapshot.Digest.ToBytes());
        return bytes;
    }
}

/// <summary>The digest over all accounts of a snapshot, which are added in the order of their ids.</summary>
internal sealed class SnapshotDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal long Accounts { get; private set; }

    internal void Add(AccountStand stand)
    {
        Span<byte> bytes = stackalloc byte[5 * sizeof(long) + 1];
        BinaryPrimitives.WriteInt64BigEndian(bytes, stand.Account);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], stand.Counters.DebitsPending);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], stand.Counters.DebitsPosted);
        BinaryPrimitives.WriteInt64BigEndian(bytes[24..], stand.Counters.CreditsPending);
        BinaryPrimitives.WriteInt64BigEndian(bytes[32..], stand.Counters.CreditsPosted);
        bytes[40] = stand.IsClosed ? (byte)1 : (byte)0;
        _hash.AppendData(bytes);
        Accounts++;
    }

    internal Hash256 Finish() => Hash256.FromBytes(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
