using System.Buffers.Binary;
using System.Text;
using Sampan.Kernel;

namespace Sampan.Ledger.Checkpoints;

/// <summary>
/// The bytes of a checkpoint that are hashed and signed; the layout is documented in docs/journal-format.md and may
/// never change for format 1. They begin with the format's name, so that no signature over something else can pass for
/// one.
/// </summary>
internal static class CheckpointBytes
{
    internal const string Format = "sampan-checkpoint/1";

    private const int BookSize = sizeof(int) + sizeof(long) + Hash256.Size;

    internal static byte[] Of(Checkpoint checkpoint)
    {
        byte[] name = Encoding.ASCII.GetBytes(Format), books = OfBooks(checkpoint.Books);
        byte[] bytes = new byte[2 * sizeof(int) + 3 * sizeof(long) + Hash256.Size + name.Length + books.Length];
        Span<byte> rest = bytes;
        Int(ref rest, name.Length);
        Take(ref rest, name.Length, name);
        Long(ref rest, checkpoint.Number);
        Long(ref rest, checkpoint.At.Microseconds);
        Long(ref rest, checkpoint.Seq);
        Take(ref rest, Hash256.Size, checkpoint.Previous.ToBytes());
        Int(ref rest, checkpoint.Books.Count);
        books.CopyTo(rest);
        return bytes;
    }

    internal static byte[] OfBooks(IReadOnlyList<BookHead> books)
    {
        byte[] bytes = new byte[books.Count * BookSize];
        Span<byte> rest = bytes;
        foreach (BookHead book in books)
        {
            Int(ref rest, book.Book);
            Long(ref rest, book.Entries);
            Take(ref rest, Hash256.Size, book.Head.ToBytes());
        }
        return bytes;
    }

    internal static List<BookHead> ReadBooks(byte[] bytes) =>
    [
        .. bytes.Chunk(BookSize).Select(book => new BookHead(
            BinaryPrimitives.ReadInt32BigEndian(book), BinaryPrimitives.ReadInt64BigEndian(book.AsSpan(4)),
            Hash256.FromBytes(book.AsSpan(12)))),
    ];

    internal static void Int(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, value);
        rest = rest[sizeof(int)..];
    }

    internal static void Long(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, value);
        rest = rest[sizeof(long)..];
    }

    internal static void Take(ref Span<byte> rest, int count, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        rest = rest[count..];
    }
}
