using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Ledger.Loop;

/// <summary>
/// The bytes of an entry that the chain hashes; the layout is documented in docs/ledger.md, and what a version says may
/// never change. Numbers are big-endian, texts are length-prefixed UTF-8. Both engines give the same bytes because the
/// audit rebuilds them from the rows.
/// </summary>
internal ref struct Canonical
{
    private byte[] _bytes;
    private int _length;

    /// <summary>An entry that closes, reopens or corrects nothing has the bytes it has always had.</summary>
    internal static byte VersionOf(Applied entry) =>
        entry.Closings is null && entry.Request.Corrects is null ? (byte)1 : (byte)2;

    /// <summary>The hash of the previous link's hash followed by the entry's bytes.</summary>
    internal static Hash256 Link(Hash256 previous, Applied entry)
    {
        var canonical = new Canonical { _bytes = ArrayPool<byte>.Shared.Rent(2048) };
        canonical.Hash(previous);
        canonical.Write(entry);
        Span<byte> digest = stackalloc byte[Hash256.Size];
        _ = SHA256.HashData(canonical._bytes.AsSpan(0, canonical._length), digest);
        ArrayPool<byte>.Shared.Return(canonical._bytes);
        return Hash256.FromBytes(digest);
    }

    private void Write(Applied entry)
    {
        EntryRequest request = entry.Request;
        byte version = VersionOf(entry);
        Byte(version);
        Long(entry.Seq);
        Int(request.Book);
        Long(entry.Position);
        Long(entry.RecordedAt.Microseconds);
        Int(entry.Effective.DayNumber);
        Text(request.Kind);
        Id(request.Request.Id);
        Hash(request.Request.Content);
        Id(request.Subject?.Id ?? Kernel.Id.None);
        Int(entry.Version);
        Int(request.Facts.Length);
        request.Facts.CopyTo(Take(request.Facts.Length));
        WriteMoves(entry);
        if (version == 2) WriteSecond(entry);
    }

    /// <summary>What version 2 adds. An entry that has none of it keeps the bytes of version 1.</summary>
    private void WriteSecond(Applied entry)
    {
        Long(entry.Request.Corrects ?? 0);
        Int(entry.Closings?.Count ?? 0);
        foreach (Closing closing in entry.Closings ?? [])
        {
            Long(closing.Account);
            Byte(closing.IsClosed ? (byte)1 : (byte)0);
        }
    }

    private void WriteMoves(Applied entry)
    {
        Int(entry.Opened.Count);
        foreach (AccountState account in entry.Opened)
        {
            Long(account.Id);
            Int(account.Key.Kind.Code);
            Id(account.Key.Owner);
            Text(account.Key.Commodity.Code);
            Byte((byte)account.Limits);
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
            Id(hold.Id);
            Long(hold.Deadline.Microseconds);
            Long(hold.Legs[0].Transfer);
            Int(hold.Legs.Length);
        }
        Int(entry.Outbox.Count);
        foreach (OutboxRow sweep in entry.Outbox)
        {
            Long(sweep.Transfer);
            Int(sweep.Arrival.Book);
            Int(sweep.Arrival.Kind.Code);
            Id(sweep.Arrival.Owner);
            Text(sweep.Arrival.Commodity.Code);
            Long(sweep.Amount);
        }
        Long(entry.Request.Fulfils ?? 0);
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        Span<byte> taken = _bytes.AsSpan(_length, count);
        _length += count;
        return taken;
    }

    private void Byte(byte value) => Take(1)[0] = value;

    private void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    private void Long(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    private void Id(Id id) => id.CopyTo(Take(16));

    private void Hash(Hash256 hash) => hash.CopyTo(Take(Hash256.Size));

    private void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Int(length);
        _ = Encoding.UTF8.GetBytes(text, Take(length));
    }
}
