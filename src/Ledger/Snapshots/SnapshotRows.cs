using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger.Reading;
using Sampan.Storage;

namespace Sampan.Ledger.Snapshots;

/// <summary>What is read of snapshots, within whatever transaction the connection has open.</summary>
internal static class SnapshotRows
{
    internal const string Columns =
        "SELECT number, seq, recorded_at, checkpoint, accounts, digest, hash, public_key, signature " +
        "FROM ledger_snapshot";

    /// <summary>The accounts as they stand now.</summary>
    internal const string Now =
        "SELECT id, debits_pending, debits_posted, credits_pending, credits_posted, closed FROM ledger_account " +
        "ORDER BY id";

    /// <summary>The accounts that a snapshot found changed.</summary>
    internal const string Changed =
        "SELECT account, debits_pending, debits_posted, credits_pending, credits_posted, closed, seq " +
        "FROM ledger_snapshot_account";

    /// <summary>The accounts as they stood after an entry that a snapshot was made at.</summary>
    internal static string At(long seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Changed} s WHERE seq = (SELECT MAX(l.seq) FROM ledger_snapshot_account l WHERE l.account = s.account ") +
        string.Create(CultureInfo.InvariantCulture, $"AND l.seq <= {seq}) ORDER BY account");

    internal static async Task<Snapshot?> Last(DbConnection connection, CancellationToken cancel)
    {
        List<Snapshot> last = await connection.Command($"{Columns} ORDER BY number DESC LIMIT 1").Rows(Read, cancel);
        return last.Count == 1 ? last[0] : null;
    }

    internal static Snapshot Read(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Seq = row.GetInt64(1),
        RecordedAt = new Instant(row.GetInt64(2)),
        Checkpoint = row.GetInt64(3),
        Accounts = row.GetInt64(4),
        Digest = Hash256.FromBytes(row.Bytes(5)),
        Hash = Hash256.FromBytes(row.Bytes(6)),
        PublicKey = row.Bytes(7),
        Signature = row.Bytes(8),
    };

    internal static AccountStand ReadStand(DbDataReader row) => new(
        row.GetInt64(0),
        new Counters(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), row.GetInt64(5) == 1);
}
