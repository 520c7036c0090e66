using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sampan.VerifyJournal;

internal static class Hashes
{
    internal const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    internal const string NoId = "00000000000000000000000000000000";

    internal static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>
/// Bytes that are hashed: numbers big-endian and signed, a text as its length in UTF-8 and its bytes.
/// </summary>
internal sealed class Bytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    internal Bytes U8(byte value) => Raw([value]);

    internal Bytes I32(int value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        return Raw(four);
    }

    internal Bytes I64(long value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        return Raw(eight);
    }

    internal Bytes Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return I32(utf8.Length).Raw(utf8);
    }

    internal Bytes Id(string hex) => Hex(hex, 16);

    internal Bytes Hash(string hex) => Hex(hex, 32);

    internal Bytes Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Lower-case hex of so many bytes, so that equal values are equal texts.</summary>
    internal static byte[] FromHex(string hex, int length) =>
        hex.Length == 2 * length && hex.All(digit => char.IsAsciiHexDigit(digit) && !char.IsAsciiLetterUpper(digit))
            ? Convert.FromHexString(hex)
            : throw new FormatException($"'{hex}' is not {length} bytes in lower-case hex");

    private Bytes Hex(string hex, int length) => Raw(FromHex(hex, length));
}

/// <summary>The canonical bytes of an entry, versions 1 and 2 (docs/ledger.md).</summary>
internal static class CanonicalBytes
{
    /// <summary>SHA-256 over the hash of the book's entry before and the entry's bytes.</summary>
    internal static string Link(string previous, EntryLine entry)
    {
        Bytes bytes = new Bytes().Hash(previous).U8((byte)entry.Canonical);
        Head(bytes, entry);
        Moves(bytes, entry);
        if (entry.Canonical >= 2) Second(bytes, entry);
        return Hashes.Of(bytes.Written);
    }

    private static void Head(Bytes bytes, EntryLine entry) => bytes
        .I64(entry.Seq).I32(entry.Book).I64(entry.Position)
        .I64(entry.RecordedAt).I32(entry.Effective).Text(entry.Kind)
        .Id(entry.Request).Hash(entry.Content)
        .Id(entry.Subject).I32(entry.Version)
        .I32(entry.Facts.Length).Raw(entry.Facts);

    private static void Moves(Bytes bytes, EntryLine entry)
    {
        bytes.I32(entry.Opened.Count);
        foreach (OpenedAccount account in entry.Opened)
            bytes.I64(account.Id).I32(account.Kind).Id(account.Owner).Text(account.Commodity).U8(account.Limits);
        bytes.I32(entry.Transfers.Count);
        foreach (Transfer transfer in entry.Transfers)
            bytes.U8((byte)transfer.Phase).I64(transfer.Debit).I64(transfer.Credit).I64(transfer.Amount)
                .I64(transfer.Resolves);
        bytes.I32(entry.Holds.Count);
        foreach (MadeHold hold in entry.Holds)
            bytes.Id(hold.Id).I64(hold.Deadline).I64(hold.First).I32(hold.Legs);
        bytes.I32(entry.Sweeps.Count);
        foreach (SentSweep sweep in entry.Sweeps)
            bytes.I64(sweep.Transfer).I32(sweep.ToBook).I32(sweep.Kind).Id(sweep.Owner).Text(sweep.Commodity)
                .I64(sweep.Amount);
        bytes.I64(entry.Fulfils);
    }

    private static void Second(Bytes bytes, EntryLine entry)
    {
        bytes.I64(entry.Corrects).I32(entry.Closings.Count);
        foreach (Closing closing in entry.Closings) bytes.I64(closing.Account).U8(closing.Closed ? (byte)1 : (byte)0);
    }
}
