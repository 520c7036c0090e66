using System.Globalization;
using NSec.Cryptography;

namespace Sampan.VerifyJournal;

/// <summary>
/// Checkpoints, those of the file where they stand in it and those kept elsewhere, against the chains at that point.
/// </summary>
internal sealed class Checkpoints(
    Scope scope, Chains chains, IReadOnlyList<CheckpointLine> kept, string? trusted, Findings findings)
{
    internal const string Format = "sampan-checkpoint/1";

    private readonly List<CheckpointLine> _kept = [.. kept.OrderBy(checkpoint => checkpoint.Seq)];
    private (long Number, string Hash)? _last = scope.From is null ? (0, Hashes.Zero) : null;

    /// <summary>The names of those after the last entry, and of those that may be met again.</summary>
    private readonly List<string> _atEnd = [];
    private HashSet<string> _repeats = [];

    internal long Count { get; private set; }

    /// <summary>The public keys that signed, in hex.</summary>
    internal SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The next file begins with those the last ended with, so that it can be checked alone.</summary>
    internal void GoOn() => _repeats = [.. _atEnd];

    internal void Take(CheckpointLine checkpoint)
    {
        string name = $"checkpoint {checkpoint.Number}";
        if (_repeats.Remove(checkpoint.Hash))
        {
            CheckSignature(checkpoint, name);
            return;
        }
        if (_last is { } last)
        {
            findings.Compare("checkpoint", name, last.Number + 1, checkpoint.Number);
            findings.Compare("checkpoint", name, $"after {last.Hash}", $"after {checkpoint.Previous}");
        }
        _last = (checkpoint.Number, checkpoint.Hash);
        _atEnd.Add(checkpoint.Hash);
        Hold(checkpoint, name);
    }

    /// <summary>Those kept elsewhere that were made before this entry.</summary>
    internal void Reach(long seq)
    {
        _atEnd.Clear();
        while (_kept.Count > 0 && _kept[0].Seq < seq)
        {
            CheckpointLine checkpoint = _kept[0];
            _kept.RemoveAt(0);
            // A file that begins later does not hold what it speaks of.
            if (checkpoint.Seq >= (scope.From ?? 0) - 1)
                Hold(checkpoint, $"checkpoint {checkpoint.Number}, kept elsewhere");
        }
    }

    private void Hold(CheckpointLine checkpoint, string name)
    {
        Count++;
        CheckSignature(checkpoint, name);
        foreach (CheckpointBook stated in checkpoint.Books)
        {
            if (scope.Book is { } only && only != stated.Id) continue;
            string where = $"book {stated.Id}";
            BookChain? book = chains.Books.GetValueOrDefault(stated.Id);
            (long entries, string head) = (book?.Entries ?? 0, book?.Head ?? Hashes.Zero);
            if (entries < stated.Entries)
                findings.Add("cut_tail", where, $"{stated.Entries} entries ({name})", $"{entries} entries");
            else if (entries > stated.Entries || head != stated.Head)
                findings.Add(
                    "rewritten", where, $"{stated.Entries} entries to {stated.Head} ({name})",
                    $"{entries} entries to {head}");
        }
        foreach ((int id, BookChain book) in chains.Books)
            if (book.Entries > 0 && checkpoint.Books.All(stated => stated.Id != id))
                findings.Add("rewritten", $"book {id}", $"no entry ({name})", $"{book.Entries} entries");
        if (scope.Book is null) CheckEnd(checkpoint, name);
    }

    private void CheckEnd(CheckpointLine checkpoint, string name)
    {
        long first = checkpoint.Seq >> 40 << 40;
        long end = chains.End(checkpoint.Seq >> 40)?.Seq ?? (scope.From is { } from ? from - 1 : first);
        if (end < checkpoint.Seq) findings.Add("cut_tail", "the journal", $"entry {checkpoint.Seq} ({name})", end);
        if (end > checkpoint.Seq) findings.Add("checkpoint", name, $"right after entry {checkpoint.Seq}", end);
    }

    private void CheckSignature(CheckpointLine checkpoint, string name)
    {
        try
        {
            Verify(checkpoint, name);
        }
        catch (FormatException unreadable)
        {
            findings.Add("form", name, "a checkpoint", unreadable.Message);
        }
    }

    private void Verify(CheckpointLine checkpoint, string name)
    {
        byte[] bytes = Signed(checkpoint);
        findings.Compare("checkpoint", name, $"named {Hashes.Of(bytes)}", $"named {checkpoint.Hash}");
        byte[] key = Bytes.FromHex(checkpoint.PublicKey, 32), signature = Bytes.FromHex(checkpoint.Signature, 64);
        SignatureAlgorithm ed25519 = SignatureAlgorithm.Ed25519;
        bool holds = PublicKey.TryImport(ed25519, key, KeyBlobFormat.RawPublicKey, out PublicKey? known)
            && ed25519.Verify(known!, bytes, signature);
        if (!holds) findings.Add("signature", name, "of what it states", "of something else");
        _ = Keys.Add(checkpoint.PublicKey);
        if (trusted is not null) findings.Compare("key", name, trusted, checkpoint.PublicKey);
    }

    private static byte[] Signed(CheckpointLine checkpoint)
    {
        if (checkpoint.Format != Format) throw new FormatException($"a checkpoint of format '{checkpoint.Format}'");
        DateTimeOffset at = DateTimeOffset.ParseExact(
            checkpoint.At, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal);
        Bytes bytes = new Bytes().Text(Format).I64(checkpoint.Number)
            .I64((at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).I64(checkpoint.Seq)
            .Hash(checkpoint.Previous).I32(checkpoint.Books.Count);
        foreach (CheckpointBook book in checkpoint.Books) bytes.I32(book.Id).I64(book.Entries).Hash(book.Head);
        return bytes.Written.ToArray();
    }
}
