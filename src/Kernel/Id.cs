using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sampan.Kernel;

/// <summary>
/// A 128-bit name for anything that has one (a firm, an order, a hold). New ids follow RFC 9562 version 7: they
/// begin with the millisecond of their making, so that indexes grow at their end.
/// Text form: 26 characters of Crockford's base 32, lower case, as in <c>01k2v8g5tqj6m0x1y2z3a4b5c6</c>.
/// </summary>
public readonly record struct Id(UInt128 Value) : IComparable<Id>
{
    public const int TextLength = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static Id None => default;

    public bool IsNone => Value == UInt128.Zero;

    public static Id New(Instant now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        long milliseconds = now.Microseconds / 1000;
        for (int i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (40 - 8 * i) & 0xff);
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0f);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3f);
        return FromBytes(bytes);
    }

    /// <summary>An id that follows from other data, by the first 16 bytes of its hash: same data, same id.</summary>
    public static Id Derive(Hash256 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash256.Size];
        hash.CopyTo(bytes);
        return FromBytes(bytes[..16]);
    }

    /// <summary>
    /// An id that follows from this one and other data, and lies beside it in an index: it begins with the same
    /// millisecond. Rows that are written together then share pages, where hashes would touch one each.
    /// </summary>
    public Id Beside(Hash256 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash256.Size];
        hash.CopyTo(bytes);
        Span<byte> own = stackalloc byte[16];
        CopyTo(own);
        own[..6].CopyTo(bytes);
        return FromBytes(bytes[..16]);
    }

    public static Id FromBytes(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public void CopyTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        CopyTo(bytes);
        return bytes;
    }

    public static Outcome<Id> Parse(string? text)
    {
        if (text is null || text.Length != TextLength) return KernelRefusals.IdMalformed.Text(text);
        // 26 characters carry 130 bits: the first may only hold the top three.
        if (text[0] > '7') return KernelRefusals.IdMalformed.Text(text);
        UInt128 value = 0;
        foreach (char c in text)
        {
            int digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return KernelRefusals.IdMalformed.Text(text);
            value = value << 5 | (UInt128)digit;
        }
        return new Id(value);
    }

    public int CompareTo(Id other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(TextLength, Value, static (chars, value) =>
    {
        for (int i = TextLength - 1; i >= 0; i--, value >>= 5) chars[i] = Alphabet[(int)(value & 31)];
    });
}
