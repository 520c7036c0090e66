using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sampan.Kernel;

namespace Sampan.Ledger.Checkpoints;

/// <summary>
/// The one written form of a checkpoint, format <c>sampan-checkpoint/1</c>: on the site, in a file, as a line of a
/// journal file.
/// </summary>
internal static class CheckpointJson
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    internal static byte[] Write(Checkpoint checkpoint)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Members(json, checkpoint);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Members(Utf8JsonWriter json, Checkpoint checkpoint)
    {
        json.WriteString("format", CheckpointBytes.Format);
        json.WriteNumber("number", checkpoint.Number);
        json.WriteString("at", checkpoint.At.ToString());
        json.WriteNumber("seq", checkpoint.Seq);
        json.WriteString("previous", checkpoint.Previous.ToString());
        json.WriteStartArray("books");
        foreach (BookHead book in checkpoint.Books)
        {
            json.WriteStartObject();
            json.WriteNumber("id", book.Book);
            json.WriteNumber("entries", book.Entries);
            json.WriteString("head", book.Head.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("hash", checkpoint.Hash.ToString());
        json.WriteString("publicKey", Convert.ToHexStringLower(checkpoint.PublicKey));
        json.WriteString("signature", Convert.ToHexStringLower(checkpoint.Signature));
    }

    internal static Outcome<Checkpoint> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            CheckpointText? text = JsonSerializer.Deserialize(json, CheckpointShape.Default.CheckpointText);
            if (text is null || text.Format != CheckpointBytes.Format) return JournalRefusals.CheckpointMalformed;
            return new Checkpoint
            {
                Number = text.Number,
                At = Instant.From(DateTimeOffset.ParseExact(
                    text.At, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
                Seq = text.Seq,
                Previous = Hash(text.Previous),
                Books = [.. text.Books.Select(book => new BookHead(book.Id, book.Entries, Hash(book.Head)))],
                Hash = Hash(text.Hash),
                PublicKey = Bytes(text.PublicKey, 32),
                Signature = Bytes(text.Signature, 64),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            return JournalRefusals.CheckpointMalformed;
        }
    }

    private static Hash256 Hash(string hex) =>
        Hash256.Parse(hex) ?? throw new FormatException("A hash in hex is expected.");

    private static byte[] Bytes(string hex, int length) => hex.Length == 2 * length
        ? Convert.FromHexString(hex)
        : throw new FormatException($"{length} bytes in hex are expected.");
}

internal sealed record BookText(int Id, long Entries, string Head);

internal sealed record CheckpointText(
    string Format, long Number, string At, long Seq, string Previous, IReadOnlyList<BookText> Books, string Hash,
    string PublicKey, string Signature);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CheckpointText))]
internal sealed partial class CheckpointShape : JsonSerializerContext;
