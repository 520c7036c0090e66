using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading.Export;

/// <summary>
/// Writes a journal file, format <c>sampan-journal/1</c>: one JSON object per line, members in the order of
/// docs/journal-format.md. What is hashed stands there as it is hashed: numbers are numbers, instants microseconds,
/// days day numbers, ids and hashes hex.
/// </summary>
internal sealed class JournalLines : IAsyncDisposable
{
    internal const string Format = "sampan-journal/1";

    private const int FlushAt = 64 * 1024;

    private readonly Stream _to;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter _json;

    internal JournalLines(Stream to)
    {
        _to = to;
        // The kind of an entry is printable ASCII, quotes and angle brackets among them; this is no page.
        _json = new Utf8JsonWriter(
            _buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Lines begun so far.</summary>
    internal long Count { get; private set; }

    internal long Bytes { get; private set; }

    internal ValueTask Journal(JournalPart part)
    {
        Begin("journal");
        _json.WriteString("format", Format);
        if (part.Book is { } book) _json.WriteNumber("book", book);
        if (part.From is { } from) _json.WriteNumber("from", from);
        if (part.Through is { } through) _json.WriteNumber("through", through);
        return End();
    }

    /// <param name="before">
    /// How the book stood before the first entry of the file; null when nothing was left out.
    /// </param>
    internal ValueTask Book(BookRow book, (long Entries, Hash256 Head)? before)
    {
        Begin("book");
        _json.WriteNumber("id", book.Id);
        Write("owner", book.Owner);
        if (before is { } stood)
        {
            _json.WriteNumber("entriesBefore", stood.Entries);
            Write("headBefore", stood.Head);
        }
        return End();
    }

    internal ValueTask Entry(Applied entry, Hash256 hash)
    {
        EntryRequest request = entry.Request;
        Begin("entry");
        _json.WriteNumber("canonical", Canonical.VersionOf(entry));
        _json.WriteNumber("seq", entry.Seq);
        _json.WriteNumber("book", request.Book);
        _json.WriteNumber("position", entry.Position);
        _json.WriteNumber("recordedAt", entry.RecordedAt.Microseconds);
        _json.WriteNumber("effective", entry.Effective.DayNumber);
        _json.WriteString("kind", request.Kind);
        Write("request", request.Request.Id);
        Write("content", request.Request.Content);
        if (request.Subject is { } subject) Write("subject", subject.Id);
        if (entry.Version != 0) _json.WriteNumber("version", entry.Version);
        _json.WriteBase64String("facts", request.Facts);
        List("opened", entry.Opened, Opened);
        List("transfers", entry.Transfers, Moved);
        List("holds", entry.HoldsMade, Made);
        List("sweeps", entry.Outbox, Sent);
        if (request.Fulfils is { } transfer) _json.WriteNumber("fulfils", transfer);
        if (request.Corrects is { } wrong) _json.WriteNumber("corrects", wrong);
        List("closings", entry.Closings ?? [], Turned);
        Write("hash", hash);
        return End();
    }

    /// <summary>Where it stands, all entries it speaks of stand above it.</summary>
    internal ValueTask Checkpoint(Checkpoint checkpoint)
    {
        Begin("checkpoint");
        CheckpointJson.Members(_json, checkpoint);
        return End();
    }

    internal ValueTask Account(AccountRow account)
    {
        Begin("account");
        _json.WriteNumber("id", account.Id);
        _json.WriteNumber("book", account.Key.Book);
        Name(account.Key, account.Limits);
        _json.WriteNumber("openedBy", account.OpenedBy);
        _json.WriteNumber("debitsPending", account.Counters.DebitsPending);
        _json.WriteNumber("debitsPosted", account.Counters.DebitsPosted);
        _json.WriteNumber("creditsPending", account.Counters.CreditsPending);
        _json.WriteNumber("creditsPosted", account.Counters.CreditsPosted);
        if (account.IsClosed) _json.WriteBoolean("closed", true);
        return End();
    }

    internal ValueTask Hold(HoldRow hold)
    {
        Begin("hold");
        Write("id", hold.Id);
        if (!hold.Subject.IsNone) Write("subject", hold.Subject);
        _json.WriteNumber("first", hold.First);
        _json.WriteNumber("legs", hold.Legs);
        _json.WriteNumber("deadline", hold.Deadline.Microseconds);
        _json.WriteString("state", hold.Status switch
        {
            HoldStatus.Open => "open",
            HoldStatus.Posted => "posted",
            HoldStatus.Released => "released",
            _ => "expired",
        });
        if (hold.ResolvedBy != 0) _json.WriteNumber("resolvedBy", hold.ResolvedBy);
        return End();
    }

    internal ValueTask Subject(SubjectRow subject)
    {
        Begin("subject");
        Write("id", subject.Id);
        _json.WriteNumber("book", subject.Book);
        _json.WriteNumber("version", subject.Version);
        _json.WriteNumber("changedAt", subject.ChangedAt.Microseconds);
        return End();
    }

    internal ValueTask Head(BookRow book)
    {
        Begin("head");
        _json.WriteNumber("book", book.Id);
        _json.WriteNumber("entries", book.Entries);
        _json.WriteNumber("accounts", book.Accounts);
        Write("head", book.Head);
        return End();
    }

    internal ValueTask Partition(PartitionRow partition)
    {
        Begin("partition");
        _json.WriteNumber("id", partition.Id);
        _json.WriteNumber("seq", partition.Seq);
        _json.WriteNumber("recordedAt", partition.RecordedAt.Microseconds);
        return End();
    }

    /// <summary>The last line counts the file: one that was cut off has none.</summary>
    internal async ValueTask Last(long entries)
    {
        Begin("end");
        _json.WriteNumber("entries", entries);
        _json.WriteNumber("lines", Count);
        await End();
        await Flush();
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void Opened(AccountState account)
    {
        _json.WriteNumber("id", account.Id);
        Name(account.Key, account.Limits);
    }

    private void Moved(Transfer transfer)
    {
        _json.WriteNumber("id", transfer.Id);
        _json.WriteString("phase", transfer.Phase.Name());
        _json.WriteNumber("debit", transfer.Debit);
        _json.WriteNumber("credit", transfer.Credit);
        _json.WriteNumber("amount", transfer.Amount);
        if (transfer.Pending != 0) _json.WriteNumber("resolves", transfer.Pending);
    }

    private void Made(HoldState hold)
    {
        Write("id", hold.Id);
        _json.WriteNumber("deadline", hold.Deadline.Microseconds);
        _json.WriteNumber("first", hold.Legs[0].Transfer);
        _json.WriteNumber("legs", hold.Legs.Length);
    }

    private void Turned(Closing closing)
    {
        _json.WriteNumber("account", closing.Account);
        _json.WriteBoolean("closed", closing.IsClosed);
    }

    private void Sent(OutboxRow sweep)
    {
        _json.WriteNumber("transfer", sweep.Transfer);
        _json.WriteNumber("toBook", sweep.Arrival.Book);
        _json.WriteNumber("kind", sweep.Arrival.Kind.Code);
        Write("owner", sweep.Arrival.Owner);
        _json.WriteString("commodity", sweep.Arrival.Commodity.Code);
        _json.WriteNumber("amount", sweep.Amount);
    }

    private void Name(AccountKey key, AccountLimits limits)
    {
        _json.WriteNumber("kind", key.Kind.Code);
        Write("owner", key.Owner);
        _json.WriteString("commodity", key.Commodity.Code);
        _json.WriteNumber("limits", (byte)limits);
    }

    private void List<T>(string name, List<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        _json.WriteStartArray(name);
        foreach (T item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Begin(string line)
    {
        Count++;
        _json.WriteStartObject();
        _json.WriteString("line", line);
    }

    private async ValueTask End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushAt) await Flush();
    }

    private async Task Flush()
    {
        await _to.WriteAsync(_buffer.WrittenMemory);
        Bytes += _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
    }

    private void Write(string name, Id id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        _json.WriteString(name, Convert.ToHexStringLower(bytes));
    }

    private void Write(string name, Hash256 hash) => _json.WriteString(name, hash.ToString());
}
