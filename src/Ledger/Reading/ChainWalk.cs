using Sampan.Kernel;
using Sampan.Ledger.Loop;

namespace Sampan.Ledger.Reading;

/// <summary>
/// The chains of all books, walked entry by entry: every hash, every position, every number of the sequence, that
/// recorded time only runs forward.
/// </summary>
internal sealed class ChainWalk
{
    private readonly Findings _findings;
    private readonly Dictionary<int, (long Entries, Hash256 Head)> _heads;
    private readonly Dictionary<long, PartitionRow> _ends = [];

    internal ChainWalk(Findings findings, ReplayStart start)
    {
        _findings = findings;
        // Books that had no entry yet are no chains.
        _heads = (start.Checkpoint?.Books ?? []).Where(book => book.Entries > 0)
            .ToDictionary(book => book.Book, book => (book.Entries, book.Head));
        long partition = start.Seq >> 40;
        if (start.Seq > 0) _ends[partition] = new PartitionRow(partition, start.Seq, start.RecordedAt);
    }

    internal IEnumerable<int> Books => _heads.Keys;

    internal long Entries { get; private set; }

    internal (long Entries, Hash256 Head) Head(int book) => _heads.GetValueOrDefault(book);

    internal BookHead At(int book) => new(book, Head(book).Entries, Head(book).Head);

    /// <summary>Where a partition's last entry stands.</summary>
    internal PartitionRow End(long partition) =>
        _ends.GetValueOrDefault(partition) ?? new PartitionRow(partition, partition << 40, default);

    internal void Follow(Applied entry, Hash256 stored)
    {
        Entries++;
        Link(entry, stored);
        Order(entry);
    }

    private void Link(Applied entry, Hash256 stored)
    {
        (long entries, Hash256 head) = Head(entry.Request.Book);
        Hash256 derived = Canonical.Link(head, entry);
        if (derived != stored) _findings.Add("chain", $"entry {entry.Seq}", derived, stored);
        if (entry.Position != entries + 1) _findings.Add("position", $"entry {entry.Seq}", entries + 1, entry.Position);
        // Going on from the stored hash names the altered entry alone and not all that follow it.
        _heads[entry.Request.Book] = (entries + 1, stored);
    }

    private void Order(Applied entry)
    {
        PartitionRow last = End(entry.Seq >> 40);
        if (entry.Seq != last.Seq + 1) _findings.Add("sequence", $"entry {entry.Seq}", last.Seq + 1, entry.Seq);
        if (entry.RecordedAt <= last.RecordedAt)
            _findings.Add("recorded_at", $"entry {entry.Seq}", $"after {last.RecordedAt}", entry.RecordedAt);
        _ends[last.Id] = new PartitionRow(last.Id, entry.Seq, entry.RecordedAt);
    }
}
