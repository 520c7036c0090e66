namespace Sampan.VerifyJournal;

internal sealed class BookChain(string owner, long entries, string head)
{
    internal string Owner => owner;
    internal long Entries { get; set; } = entries;
    internal string Head { get; set; } = head;
    internal long Accounts { get; set; }
}

/// <summary>Hashes, positions, numbers of the sequence and recorded times, entry by entry.</summary>
internal sealed class Chains(Scope scope, Findings findings)
{
    private readonly Dictionary<long, (long Seq, long RecordedAt)> _ends = [];

    internal SortedDictionary<int, BookChain> Books { get; } = [];

    internal long Entries { get; private set; }

    internal (long Seq, long RecordedAt)? End(long partition) =>
        _ends.TryGetValue(partition, out (long, long) end) ? end : null;

    internal void Open(BookLine book)
    {
        _ = Bytes.FromHex(book.Owner, 16);
        if (!Books.TryAdd(book.Id, new BookChain(book.Owner, book.EntriesBefore, book.HeadBefore)))
            findings.Add("book", $"book {book.Id}", "one line", "two");
        if (scope.From is null && (book.EntriesBefore != 0 || book.HeadBefore != Hashes.Zero))
            findings.Add("book", $"book {book.Id}", "its first entry", $"{book.EntriesBefore} left out");
    }

    /// <summary>A book in a file that goes on where another ended.</summary>
    internal void GoOn(BookLine book)
    {
        string where = $"book {book.Id}";
        if (!Books.TryGetValue(book.Id, out BookChain? known))
            Books[book.Id] = known = new BookChain(book.Owner, 0, Hashes.Zero);
        findings.Compare("book", where, known.Owner, book.Owner);
        findings.Compare("entries", where, known.Entries, book.EntriesBefore);
        findings.Compare("head", where, known.Head, book.HeadBefore);
    }

    internal void Follow(EntryLine entry)
    {
        Entries++;
        string where = $"entry {entry.Seq}";
        if (entry.Canonical is not (1 or 2)) findings.Add("canonical", where, "version 1 or 2", entry.Canonical);
        if (entry.Canonical == 1 && (entry.Corrects != 0 || entry.Closings.Count > 0))
            findings.Add("canonical", where, "version 2", "closings or a correction in version 1");
        if (!Books.TryGetValue(entry.Book, out BookChain? book))
        {
            findings.Add("book", where, "a book of this file", entry.Book);
            Books[entry.Book] = book = new BookChain(Hashes.NoId, 0, Hashes.Zero);
        }
        findings.Compare("chain", where, CanonicalBytes.Link(book.Head, entry), entry.Hash);
        findings.Compare("position", where, book.Entries + 1, entry.Position);
        // Going on from the stated hash names the altered entry alone and not all that follow it.
        (book.Head, book.Entries) = (entry.Hash, book.Entries + 1);
        Order(entry, where);
    }

    private void Order(EntryLine entry, string where)
    {
        long partition = entry.Seq >> 40;
        (long Seq, long RecordedAt)? last = End(partition);
        long before = last?.Seq ?? Math.Max(partition << 40, (scope.From ?? 0) - 1);
        // In one book's file the numbers of the other books' entries are missing.
        if (scope.Book is null) findings.Compare("sequence", where, before + 1, entry.Seq);
        else if (entry.Seq <= before) findings.Add("sequence", where, $"after {before}", entry.Seq);
        if (last is { } earlier && entry.RecordedAt <= earlier.RecordedAt)
            findings.Add("time", where, $"after {earlier.RecordedAt}", entry.RecordedAt);
        _ends[partition] = (entry.Seq, entry.RecordedAt);
    }
}

/// <summary>
/// Which part of a journal the file holds: one book, or what comes after a number, or all; or a segment, which ends at
/// a number.
/// </summary>
internal sealed record Scope(int? Book, long? From, long? Through)
{
    /// <summary>Everything before is at hand, so that balances can be derived.</summary>
    internal bool IsFromStart => From is null;

    internal bool IsWhole => From is null && Book is null;

    public override string ToString() => (Book, From) switch
    {
        (null, null) when Through is { } last => $"the journal through entry {last}",
        (null, null) => "the whole journal",
        ({ } book, null) => $"book {book} alone: the other sides of its sweeps are not in the file",
        (null, { } from) => $"from entry {from} on: chains only, balances need what came before",
        ({ } book, { } from) => $"book {book} from entry {from} on: its chain only",
    };
}
