using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sampan.VerifyJournal;

// The lines of a journal file as docs/journal-format.md describes them. Ids and hashes stay hex as they are written.

internal sealed record FileLine(string Line, string Format, int? Book = null, long? From = null,
    long? Through = null);

internal sealed record BookLine(
    string Line, int Id, string Owner, long EntriesBefore = 0, string HeadBefore = Hashes.Zero);

internal sealed record EntryLine(
    string Line, int Canonical, long Seq, int Book, long Position, long RecordedAt, int Effective, string Kind,
    string Request, string Content, byte[] Facts, string Hash, string Subject = Hashes.NoId, int Version = 0,
    long Fulfils = 0, long Corrects = 0)
{
    public IReadOnlyList<OpenedAccount> Opened { get; init; } = [];

    public IReadOnlyList<Transfer> Transfers { get; init; } = [];

    public IReadOnlyList<MadeHold> Holds { get; init; } = [];

    public IReadOnlyList<SentSweep> Sweeps { get; init; } = [];

    public IReadOnlyList<Closing> Closings { get; init; } = [];
}

internal sealed record OpenedAccount(long Id, int Kind, string Owner, string Commodity, byte Limits);

internal sealed record Transfer(long Id, Phase Phase, long Debit, long Credit, long Amount, long Resolves = 0);

internal sealed record MadeHold(string Id, long Deadline, long First, int Legs);

internal sealed record SentSweep(long Transfer, int ToBook, int Kind, string Owner, string Commodity, long Amount);

internal sealed record Closing(long Account, bool Closed);

internal sealed record AccountLine(
    string Line, long Id, int Book, int Kind, string Owner, string Commodity, byte Limits, long OpenedBy,
    long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted, bool Closed = false);

internal sealed record HoldLine(
    string Line, string Id, long First, int Legs, long Deadline, string State, string Subject = Hashes.NoId,
    long ResolvedBy = 0);

internal sealed record SubjectLine(string Line, string Id, int Book, int Version, long ChangedAt);

internal sealed record HeadLine(string Line, int Book, long Entries, long Accounts, string Head);

internal sealed record PartitionLine(string Line, long Id, long Seq, long RecordedAt);

internal sealed record CheckpointLine(
    string Format, long Number, string At, long Seq, string Previous, IReadOnlyList<CheckpointBook> Books, string Hash,
    string PublicKey, string Signature, string Line = "checkpoint");

internal sealed record CheckpointBook(int Id, long Entries, string Head);

internal sealed record EndLine(string Line, long Entries, long Lines);

/// <summary>The numbers are those of the canonical bytes.</summary>
internal enum Phase : byte
{
    Single = 1,
    Pending = 2,
    Post = 3,
    Void = 4,
    Expire = 5,
}

internal static class Form
{
    /// <summary>A member too many, too few or twice makes a line unreadable.</summary>
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    internal static T Read<T>(string line) =>
        JsonSerializer.Deserialize<T>(line, Strict) ?? throw new JsonException("null");

    /// <summary>The first member of every line says what it is; null when this is no such line.</summary>
    internal static string? KindOf(string line)
    {
        const string first = "{\"line\":\"";
        if (!line.StartsWith(first, StringComparison.Ordinal)) return null;
        int end = line.IndexOf('"', first.Length);
        return end < 0 ? null : line[first.Length..end];
    }
}
