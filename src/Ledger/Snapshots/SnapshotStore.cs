using System.Data;
using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Reading;
using Sampan.Storage;

namespace Sampan.Ledger.Snapshots;

internal sealed class SnapshotStore(Database database, SigningKey key) : ISnapshots
{
    private const string KeepChanged =
        "INSERT INTO ledger_snapshot_account (account, seq, debits_pending, debits_posted, credits_pending, " +
        "credits_posted, closed) SELECT a.id, @seq, a.debits_pending, a.debits_posted, a.credits_pending, " +
        "a.credits_posted, a.closed FROM ledger_account a WHERE NOT EXISTS (" +
        "SELECT 1 FROM ledger_snapshot_account s WHERE s.account = a.id " +
        "AND s.seq = (SELECT MAX(l.seq) FROM ledger_snapshot_account l WHERE l.account = a.id) " +
        "AND s.debits_pending = a.debits_pending AND s.debits_posted = a.debits_posted " +
        "AND s.credits_pending = a.credits_pending AND s.credits_posted = a.credits_posted AND s.closed = a.closed)";

    private readonly CheckpointStore _checkpoints = new(database, key);

    public async Task<Outcome<Snapshot>> Make(Instant now, CancellationToken cancel)
    {
        using WriteGate.Pass pass = await database.Gate.Enter(cancel);
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction transaction =
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // Whoever makes a checkpoint or a snapshot meanwhile would append after the same last one. Readers go on.
        if (database.Engine == Engine.Postgres)
            _ = await connection.Execute("LOCK TABLE ledger_checkpoint, ledger_snapshot IN EXCLUSIVE MODE", cancel);

        Snapshot? last = await SnapshotRows.Last(connection, cancel);
        PartitionRow? partition = await CheckpointStore.Partition(connection, cancel);
        if (partition is null || partition.Seq == LedgerFactory.Partition << 40) return JournalRefusals.JournalEmpty;
        if (last?.Seq == partition.Seq) return last;

        Checkpoint checkpoint = await _checkpoints.At(connection, partition.Seq, now, cancel);
        Snapshot drawn = await Draw(connection, (last?.Number ?? 0) + 1, partition, checkpoint, cancel);
        await Write(connection, drawn, cancel);
        await transaction.CommitAsync(cancel);
        return drawn;
    }

    public async Task<Snapshot?> MakeIfDue(Instant now, long entries, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        PartitionRow? partition = await CheckpointStore.Partition(connection, cancel);
        Snapshot? last = await SnapshotRows.Last(connection, cancel);
        if (partition is null || partition.Seq - (last?.Seq ?? LedgerFactory.Partition << 40) < entries) return null;
        Outcome<Snapshot> made = await Make(now, cancel);
        return made.IsRefused ? null : made.Value;
    }

    private async Task<Snapshot> Draw(
        DbConnection connection, long number, PartitionRow partition, Checkpoint checkpoint, CancellationToken cancel)
    {
        using var digest = new SnapshotDigest();
        await using EntryRows<AccountStand> accounts = await EntryRows<AccountStand>.Open(
            connection, SnapshotRows.Now, SnapshotRows.ReadStand, _ => 0, cancel);
        await foreach (AccountStand stand in accounts.All()) digest.Add(stand);
        var drawn = new Snapshot
        {
            Number = number,
            Seq = partition.Seq,
            RecordedAt = partition.RecordedAt,
            Checkpoint = checkpoint.Number,
            Accounts = digest.Accounts,
            Digest = digest.Finish(),
            Hash = default,
            PublicKey = key.PublicKey,
            Signature = [],
        };
        byte[] bytes = SnapshotBytes.Of(drawn, checkpoint.Hash);
        return drawn with { Hash = Hash256.Of(bytes), Signature = key.Sign(bytes) };
    }

    private static async Task Write(DbConnection connection, Snapshot drawn, CancellationToken cancel)
    {
        await using DbCommand rows = connection.Command(KeepChanged, ("seq", drawn.Seq));
        _ = await rows.ExecuteNonQueryAsync(cancel);
        await using DbCommand head = connection.Command(
            "INSERT INTO ledger_snapshot (number, seq, recorded_at, checkpoint, accounts, digest, hash, public_key, " +
            "signature) VALUES (@number, @seq, @at, @checkpoint, @accounts, @digest, @hash, @key, @signature)",
            ("number", drawn.Number), ("seq", drawn.Seq), ("at", drawn.RecordedAt.Microseconds),
            ("checkpoint", drawn.Checkpoint), ("accounts", drawn.Accounts), ("digest", drawn.Digest.ToBytes()),
            ("hash", drawn.Hash.ToBytes()), ("key", drawn.PublicKey), ("signature", drawn.Signature));
        _ = await head.ExecuteNonQueryAsync(cancel);
    }
}
