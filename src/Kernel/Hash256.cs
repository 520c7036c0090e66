using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sampan.Kernel;

/// <summary>A SHA-256 digest as a value: compares, copies and prints without allocating.</summary>
public readonly record struct Hash256(ulong A, ulong B, ulong C, ulong D)
{
    public const int Size = 32;

    /// <summary>Thirty-two zero bytes: what the first link of a chain names as its predecessor.</summary>
    public static Hash256 Zero => default;

    public static Hash256 Of(ReadOnlySpan<byte> data)
    {
        Span<byte> digest = stackalloc byte[Size];
        SHA256.HashData(data, digest);
        return FromBytes(digest);
    }

    /// <summary>
    /// As <see cref="ToString"/> writes it: null for anything but 64 lower-case hexadecimal digits, so that equal
    /// hashes are equal texts.
    /// </summary>
    public static Hash256? Parse(string? hex) =>
        hex is { Length: 2 * Size } && hex.All(digit => char.IsAsciiHexDigitLower(digit))
            ? FromBytes(Convert.FromHexString(hex))
            : null;

    public static Hash256 FromBytes(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], D);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";
}
