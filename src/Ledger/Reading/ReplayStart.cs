using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Snapshots;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Where a replay begins and what stood then: at the first entry with nothing, or after the last entry of a snapshot
/// with its counters, its checkpoint's heads, and what was open.
/// </summary>
internal sealed class ReplayStart
{
    internal static ReplayStart Beginning { get; } = new();

    /// <summary>Entries up to this one are taken as they were signed for; 0 when there are none.</summary>
    internal long Seq { get; private init; }

    internal Instant RecordedAt { get; private init; }

    /// <summary>The snapshot's number; 0 when there is none.</summary>
    internal long Snapshot { get; private init; }

    internal Checkpoint? Checkpoint { get; private init; }

    internal Dictionary<long, AccountStand> Accounts { get; private init; } = [];

    /// <summary>The legs of holds that were open.</summary>
    internal List<Transfer> Pending { get; private init; } = [];

    /// <summary>The subjects of those holds' entries, by the entry.</summary>
    internal Dictionary<long, Id> Holders { get; private init; } = [];

    internal List<OutboxRow> UnderWay { get; private init; } = [];

    /// <summary>Entries from before that were corrected after.</summary>
    internal List<Applied> Corrected { get; private init; } = [];

    /// <summary>Reads it, and finds what does not fit its signature.</summary>
    internal static async Task<ReplayStart> At(
        DbConnection connection, Snapshot snapshot, Findings findings, CancellationToken cancel)
    {
        Checkpoint? checkpoint = await CheckpointStore.Number(connection, snapshot.Checkpoint, cancel);
        var start = new ReplayStart
        {
            Seq = snapshot.Seq,
            RecordedAt = snapshot.RecordedAt,
            Snapshot = snapshot.Number,
            Checkpoint = checkpoint,
            Accounts = await Stands(connection, snapshot, findings, cancel),
            Pending = await connection.Command(Open(
                "SELECT t.id, t.debit, t.credit, t.amount, t.phase, t.pending FROM ledger_hold h " +
                "JOIN ledger_transfer t ON t.id >= h.first AND t.id < h.first + h.legs", snapshot.Seq))
                .Rows(JournalRows.ReadTransfer, cancel),
            Holders = (await connection.Command(Open(
                "SELECT e.seq, e.subject FROM ledger_hold h JOIN ledger_entry e ON e.seq = h.first / 256",
                snapshot.Seq)).Rows(row => (Seq: row.GetInt64(0), Holder: Id.FromBytes(row.Bytes(1))), cancel))
                .DistinctBy(row => row.Seq).ToDictionary(row => row.Seq, row => row.Holder),
            UnderWay = await connection
                .Command(
                    $"{JournalRows.SweepColumns} WHERE transfer < @next AND (done_by IS NULL OR done_by > @seq)",
                    ("next", (snapshot.Seq + 1) << 8), ("seq", snapshot.Seq))
                .Rows(JournalRows.ReadSweep, cancel),
            Corrected = await Corrections(connection, snapshot.Seq, cancel),
        };
        CheckSignatures(snapshot, checkpoint, findings);
        return start;
    }

    /// <summary>Those who checked the snapshot's own signature checked that of its checkpoint with it.</summary>
    internal static void CheckSignatures(Snapshot snapshot, Checkpoint? checkpoint, Findings findings)
    {
        string name = Name(snapshot);
        if (checkpoint is null || checkpoint.Seq != snapshot.Seq)
            findings.Add("snapshot", name, $"checkpoint {snapshot.Checkpoint} of its entry", checkpoint?.Seq ?? 0);
        else if (!checkpoint.IsSound)
            findings.Add("signature", $"checkpoint {checkpoint.Number}", "of what it states", "of something else");
        if (checkpoint is not null && !snapshot.IsSound(checkpoint.Hash))
            findings.Add("signature", name, "of what it states", "of something else");
    }

    internal static string Name(Snapshot snapshot) => $"snapshot {snapshot.Number}";

    private static async Task<Dictionary<long, AccountStand>> Stands(
        DbConnection connection, Snapshot snapshot, Findings findings, CancellationToken cancel)
    {
        var stands = new Dictionary<long, AccountStand>();
        using var digest = new SnapshotDigest();
        await using EntryRows<AccountStand> rows = await EntryRows<AccountStand>.Open(
            connection, SnapshotRows.At(snapshot.Seq), SnapshotRows.ReadStand, _ => 0, cancel);
        await foreach (AccountStand stand in rows.All())
        {
            digest.Add(stand);
            stands.Add(stand.Account, stand);
        }
        Hash256 found = digest.Finish();
        if (found != snapshot.Digest) findings.Add("snapshot", Name(snapshot), snapshot.Digest, found);
        return stands;
    }

    private static async Task<List<Applied>> Corrections(DbConnection connection, long seq, CancellationToken cancel)
    {
        List<long> wrong = await connection
            .Command("SELECT corrects FROM ledger_correction WHERE entry > @seq AND corrects <= @seq", ("seq", seq))
            .Rows(row => row.GetInt64(0), cancel);
        var corrected = new List<Applied>();
        foreach (long entry in wrong)
        {
            await using JournalRows rows =
                await JournalRows.Open(connection, new JournalPart(From: entry, Through: entry), cancel);
            await foreach ((Applied one, _) in rows.Entries()) corrected.Add(one);
        }
        return corrected;
    }

    /// <summary>Of holds that were made by then and had not been resolved.</summary>
    private static string Open(string select, long seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"{select} WHERE h.first < {(seq + 1) << 8} AND (h.resolved_by IS NULL OR h.resolved_by > {seq})");
}
