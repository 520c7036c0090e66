using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sampan.VerifyJournal;

/// <summary>
/// Every correction against what it corrects: an earlier entry of the same book, of nothing but moves, corrected by no
/// other, and its moves made back at the head of the correction, the last first. Keeps some bytes of every such entry.
/// </summary>
internal sealed class Corrections(Findings findings)
{
    /// <param name="Book">The entry's.</param>
    /// <param name="Moves">How many it has.</param>
    /// <param name="Back">What they hash to when they are made back.</param>
    private readonly record struct Correctable(int Book, int Moves, UInt128 Back);

    private readonly Dictionary<long, Correctable> _open = [];

    /// <param name="entry">The next one.</param>
    /// <param name="touchesTransit">One of its transfers goes through an account that only sweeps touch.</param>
    internal void Check(EntryLine entry, bool touchesTransit)
    {
        if (entry.Corrects != 0) Correct(entry);
        bool movesOnly = entry.Transfers.Count > 0 && entry.Transfers.All(transfer => transfer.Phase == Phase.Single)
            && !touchesTransit && entry.Sweeps.Count == 0 && entry.Fulfils == 0 && entry.Closings.Count == 0;
        if (movesOnly)
            _open[entry.Seq] = new Correctable(entry.Book, entry.Transfers.Count, Back(entry.Transfers));
    }

    private void Correct(EntryLine entry)
    {
        string where = $"entry {entry.Seq}";
        if (!_open.Remove(entry.Corrects, out Correctable wrong))
        {
            findings.Add("corrects", where, "an earlier entry of nothing but moves, not corrected", entry.Corrects);
            return;
        }
        findings.Compare("corrects", where, wrong.Book, entry.Book);
        Transfer[] made = [.. entry.Transfers.Take(wrong.Moves)];
        if (made.Any(move => move.Phase != Phase.Single) || Hash(made) != wrong.Back)
            findings.Add(
                "corrects", where, $"the moves of {entry.Corrects} made back", string.Join<Transfer>(", ", made));
    }

    private static UInt128 Back(IReadOnlyList<Transfer> moves) =>
        Hash([.. moves.Reverse().Select(move => move with { Debit = move.Credit, Credit = move.Debit })]);

    private static UInt128 Hash(IReadOnlyList<Transfer> moves)
    {
        var bytes = new Bytes();
        foreach (Transfer move in moves) _ = bytes.I64(move.Debit).I64(move.Credit).I64(move.Amount);
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(bytes.Written));
    }
}
