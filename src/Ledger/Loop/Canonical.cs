using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>
/// The bytes of an entry that the chain hashes; the layout is documented in docs/ledger.md and may never change for
/// version 1. Numbers are big-endian, texts are length-prefixed UTF-8. Both engines give the same bytes because the
/// audit rebuilds them from the rows.
/// </summary>
internal sealed class Canonical
{
    private const byte Version = 1;
    private byte[] _bytes = new byte[1024];
    private int _length;

    internal static Hash256 Link(Hash256 previous, Applied entry)
    {
        var canonical = new Canonical();
        canonical.Write(entry);
        return Link(previous, canonical._bytes.AsSpan(0, canonical._length));
    }

    internal static Hash256 Link(Hash256 previous, ReadOnlySpan<byte> canonical)
    {
        Span<byte> head = stackalloc byte[Hash256.Size];
        previous.CopyTo(head);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(head);
        sha.AppendData(canonical);
        Span<byte> digest = stackalloc byte[Hash256.Size];
        _ = sha.GetHashAndReset(digest);
        return Hash256.FromBytes(digest);
    }

    private void Write(Applied entry)
    {
        EntryRequest request = entry.Request;
        Byte(Version);
        Long(entry.Seq);
        Int(request.Book);
        Long(entry.Position);
        Long(entry.RecordedAt.Microseconds);
        Int(entry.Effective.DayNumber);
        Text(request.Kind);
        Bytes16(request.Request.Id);
        Bytes32(request.Request.Content);
        Bytes16(request.Subject?.Id ?? Id.None);
        Int(entry.Version);
        Blob(request.Facts);

        Int(entry.Opened.Count);
        foreach (AccountState account in entry.Opened)
        {
            Long(account.Id);
            Int(account.Key.Kind.Code);
            Bytes16(account.Key.Owner);
            Text(account.Key.Commodity.Code);
            Byte((byte)account.Key.Kind.Limits);
        }
        Int(entry.Transfers.Count);
        foreach (Transfer transfer in entry.Transfers)
        {
            Byte((byte)transfer.Phase);
            Long(transfer.Debit);
            Long(transfer.Credit);
            Long(transfer.Amount);
            Long(transfer.Pending);
        }
        Int(entry.HoldsMade.Count);
        foreach (HoldState hold in entry.HoldsMade)
        {
            Bytes16(hold.Id);
            Long(hold.Deadline.Microseconds);
            Long(hold.Legs[0].Transfer);
            Int(hold.Legs.Length);
        }
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        Span<byte> taken = _bytes.AsSpan(_length, count);
        _length += count;
        return taken;
    }

    private void Byte(byte value) => Take(1)[0] = value;

    private void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    private void Long(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    private void Bytes16(Id id) => id.CopyTo(Take(16));

    private void Bytes32(Hash256 hash) => hash.CopyTo(Take(Hash256.Size));

    private void Blob(ReadOnlySpan<byte> bytes)
    {
        Int(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    private void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Int(length);
        _ = Encoding.UTF8.GetBytes(text, Take(length));
    }
}
