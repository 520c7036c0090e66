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
    internal static string At(long seq) => $"{Changed} s WHERE {IsNewest(seq)} ORDER BY account";

    /// <summary>The same with the accounts' names, in the columns of <see cref="AuditRows.AccountColumns"/>.</summary>
    internal static string NamedAt(long seq) =>
        "SELECT a.id, a.book, a.kind, a.owner, a.commodity, a.flags, a.opened_by, s.debits_pending, s.debits_posted, " +
        "s.credits_pending, s.credits_posted, s.closed FROM ledger_account a " +
        $"JOIN ledger_snapshot_account s ON s.account = a.id WHERE {IsNewest(seq)} ORDER BY a.id";

    private static string IsNewest(long seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"s.seq = (SELECT MAX(l.seq) FROM ledger_snapshot_account l WHERE l.account = s.account AND l.seq <= {seq})");

    internal static async Task<Snapshot?> Last(DbConnection connection, CancellationToken cancel)
    {
        List<Snapshot> last = await connection.Command($"{Columns} ORDER BY number DESC LIMIT 1").Rows(Read, cancel);
        return last.Count == 1 ? last[0] : null;
    }

    internal static async Task<Snapshot?> OfEntry(DbConnection connection, long seq, CancellationToken cancel)
    {
        List<Snapshot> found =
            await connection.Command($"{Columns} WHERE seq = @seq", ("seq", seq)).Rows(Read, cancel);
        return found.Count == 1 ? found[0] : null;
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
