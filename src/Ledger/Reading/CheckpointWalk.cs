using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Holds every stored checkpoint, and one that somebody kept elsewhere, against the chains as they stood when it was
/// made. Only the next one is in memory.
/// </summary>
internal sealed class CheckpointWalk : IAsyncDisposable
{
    private readonly ChainWalk _chains;
    private readonly Findings _findings;
    private readonly EntryRows<Checkpoint> _stored;
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);
    private Checkpoint? _kept;
    private (long Number, Hash256 Hash) _last;

    private CheckpointWalk(ChainWalk chains, Findings findings, EntryRows<Checkpoint> stored, Checkpoint? kept) =>
        (_chains, _findings, _stored, _kept) = (chains, findings, stored, kept);

    /// <summary>Checkpoints held against the chains.</summary>
    internal long Count { get; private set; }

    /// <summary>The public keys they are signed with, in hex.</summary>
    internal IReadOnlyCollection<string> Keys => _keys;

    internal static async Task<CheckpointWalk> Open(
        DbConnection connection, ChainWalk chains, ReplayStart start, Findings findings, Checkpoint? kept,
        CancellationToken cancel)
    {
        (long Number, Hash256 Hash) last = start.Checkpoint is { } at ? (at.Number, at.Hash) : default;
        string after = string.Create(CultureInfo.InvariantCulture, $" WHERE number > {last.Number}");
        EntryRows<Checkpoint> stored = await EntryRows<Checkpoint>.Open(
            connection, $"{CheckpointStore.Columns}{after} ORDER BY number", CheckpointStore.Read, row => row.Seq,
            cancel);
        var walk = new CheckpointWalk(chains, findings, stored, kept) { _last = last };
        if (kept is not null) walk.CheckSignature(kept, Name(kept, ", kept elsewhere"));
        return walk;
    }

    /// <summary>Holds up what was made before this entry; called before the chains take it up.</summary>
    internal async ValueTask Reach(long seq)
    {
        foreach (Checkpoint stored in await _stored.UpTo(seq - 1))
        {
            CheckPlace(stored);
            CheckSignature(stored, Name(stored));
            Compare(stored, Name(stored));
            // Stored and kept are the same: it is held up once.
            if (_kept?.Hash == stored.Hash) _kept = null;
        }
        if (_kept is not { } kept || kept.Seq >= seq) return;
        _kept = null;
        string name = Name(kept, ", kept elsewhere");
        Compare(kept, name);
        _findings.Add("checkpoint", name, $"stored as {kept.Hash}", "not stored");
    }

    /// <summary>After the last entry: what tells of entries that are not here.</summary>
    internal ValueTask Finish() => Reach(long.MaxValue);

    public ValueTask DisposeAsync() => _stored.DisposeAsync();

    private void CheckPlace(Checkpoint stored)
    {
        if (stored.Number != _last.Number + 1)
            _findings.Add("checkpoint", Name(stored), $"number {_last.Number + 1}", $"number {stored.Number}");
        if (stored.Previous != _last.Hash)
            _findings.Add("checkpoint", Name(stored), $"after {_last.Hash}", $"after {stored.Previous}");
        _last = (stored.Number, stored.Hash);
    }

    private void CheckSignature(Checkpoint checkpoint, string name)
    {
        _ = _keys.Add(Convert.ToHexStringLower(checkpoint.PublicKey));
        if (!checkpoint.IsSound) _findings.Add("signature", name, "of what it states", "of something else");
    }

    private void Compare(Checkpoint checkpoint, string name)
    {
        Count++;
        foreach (BookHead stated in checkpoint.Books)
        {
            (long entries, Hash256 head) = _chains.Head(stated.Book);
            if (entries < stated.Entries)
                _findings.Add(
                    "cut_tail", $"book {stated.Book}", $"{stated.Entries} entries ({name})", $"{entries} entries");
            else if (head != stated.Head)
                _findings.Add(
                    "rewritten", $"book {stated.Book}", $"{stated.Entries} entries to {stated.Head} ({name})",
                    $"{entries} entries to {head}");
        }
        long end = _chains.End(checkpoint.Seq >> 40).Seq;
        if (end < checkpoint.Seq) _findings.Add("cut_tail", "the journal", $"entry {checkpoint.Seq} ({name})", end);
        foreach (int book in _chains.Books.Except(checkpoint.Books.Select(stated => stated.Book)))
            _findings.Add("rewritten", $"book {book}", $"no entry ({name})", $"{_chains.Head(book).Entries} entries");
    }

    private static string Name(Checkpoint checkpoint, string where = "") => $"checkpoint {checkpoint.Number}{where}";
}
