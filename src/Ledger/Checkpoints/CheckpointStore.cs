using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Reading;
using Sampan.Storage;

namespace Sampan.Ledger.Checkpoints;

internal sealed class CheckpointStore(Database database, SigningKey key) : ICheckpoints
{
    internal const string Columns =
        "SELECT number, at, seq, previous, books, hash, public_key, signature FROM ledger_checkpoint";

    public async Task<Checkpoint> Make(Instant now, CancellationToken cancel)
    {
        using WriteGate.Pass pass = await database.Gate.Enter(cancel);
        await using DbConnection connection = await database.Connect(cancel);
        Checkpoint checkpoint;
        await using (DbTransaction snapshot = await connection.Snapshot(cancel))
            checkpoint = await Draw(connection, now, cancel);
        return await Insert(connection, checkpoint, cancel) ? checkpoint : (await Last(connection, cancel))!;
    }

    /// <summary>
    /// The one that was made after this entry, which is the journal's last; else makes it, within the transaction that
    /// is open.
    /// </summary>
    internal async Task<Checkpoint> At(DbConnection connection, long seq, Instant now, CancellationToken cancel)
    {
        Checkpoint? last = await Last(connection, cancel);
        if (last?.Seq == seq) return last;
        Checkpoint checkpoint = await Draw(connection, now, cancel);
        _ = await Insert(connection, checkpoint, cancel);
        return checkpoint;
    }

    public async Task<Checkpoint?> MakeIfDue(Instant now, TimeSpan every, CancellationToken cancel)
    {
        CheckpointRow? last = await Before(long.MaxValue, 1, cancel) is [var row] ? row : null;
        if (last is not null && now < last.At + every) return null;
        await using DbConnection connection = await database.Connect(cancel);
        PartitionRow? partition = await Partition(connection, cancel);
        if (partition is null || partition.Seq == (last?.Seq ?? LedgerFactory.Partition << 40)) return null;
        return await Make(now, cancel);
    }

    public async Task<Checkpoint?> Latest(CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        return await Last(connection, cancel);
    }

    public async Task<Outcome<Checkpoint>> ByNumber(long number, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        Checkpoint? found = await Number(connection, number, cancel);
        return found is null ? JournalRefusals.CheckpointUnknown : found;
    }

    public async Task<IReadOnlyList<CheckpointRow>> Before(long number, int limit, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        return await connection
            .Command(
                "SELECT number, at, seq, hash, public_key FROM ledger_checkpoint WHERE number < @number " +
                "ORDER BY number DESC LIMIT @limit",
                ("number", number), ("limit", (long)limit))
            .Rows(
                row => new CheckpointRow(
                    row.GetInt64(0), new Instant(row.GetInt64(1)), row.GetInt64(2), Hash256.FromBytes(row.Bytes(3)),
                    row.Bytes(4)),
                cancel);
    }

    internal static async Task<Checkpoint?> Number(DbConnection connection, long number, CancellationToken cancel)
    {
        List<Checkpoint> found =
            await connection.Command($"{Columns} WHERE number = @number", ("number", number)).Rows(Read, cancel);
        return found.Count == 1 ? found[0] : null;
    }

    internal static Checkpoint Read(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        At = new Instant(row.GetInt64(1)),
        Seq = row.GetInt64(2),
        Previous = Hash256.FromBytes(row.Bytes(3)),
        Books = CheckpointBytes.ReadBooks(row.Bytes(4)),
        Hash = Hash256.FromBytes(row.Bytes(5)),
        PublicKey = row.Bytes(6),
        Signature = row.Bytes(7),
    };

    /// <summary>
    /// Sequence and heads are read in one transaction: they stand in rows that one commit changes together.
    /// </summary>
    private async Task<Checkpoint> Draw(DbConnection connection, Instant now, CancellationToken cancel)
    {
        Checkpoint? last = await Last(connection, cancel);
        PartitionRow partition = await Partition(connection, cancel)
            ?? new PartitionRow(LedgerFactory.Partition, LedgerFactory.Partition << 40, default);
        List<BookRow> books = await AuditRows.ReadBooks(connection, cancel);
        var drawn = new Checkpoint
        {
            Number = (last?.Number ?? 0) + 1,
            // The journal's time runs on when the machine's clock was set back, and what follows is not before.
            At = now > partition.RecordedAt ? now : partition.RecordedAt,
            Seq = partition.Seq,
            Previous = last?.Hash ?? Hash256.Zero,
            Books = [.. books.Select(book => new BookHead(book.Id, book.Entries, book.Head))],
            Hash = default,
            PublicKey = key.PublicKey,
            Signature = [],
        };
        byte[] bytes = CheckpointBytes.Of(drawn);
        return drawn with { Hash = Hash256.Of(bytes), Signature = key.Sign(bytes) };
    }

    /// <summary>False when somebody else has made the one of this number.</summary>
    private static async Task<bool> Insert(DbConnection connection, Checkpoint checkpoint, CancellationToken cancel)
    {
        await using DbCommand insert = connection.Command(
            "INSERT INTO ledger_checkpoint (number, at, seq, previous, books, hash, public_key, signature) " +
            "VALUES (@number, @at, @seq, @previous, @books, @hash, @key, @signature) ON CONFLICT (number) DO NOTHING",
            ("number", checkpoint.Number), ("at", checkpoint.At.Microseconds), ("seq", checkpoint.Seq),
            ("previous", checkpoint.Previous.ToBytes()), ("books", CheckpointBytes.OfBooks(checkpoint.Books)),
            ("hash", checkpoint.Hash.ToBytes()), ("key", checkpoint.PublicKey), ("signature", checkpoint.Signature));
        return await insert.ExecuteNonQueryAsync(cancel) == 1;
    }

    private static async Task<Checkpoint?> Last(DbConnection connection, CancellationToken cancel)
    {
        List<Checkpoint> last =
            await connection.Command($"{Columns} ORDER BY number DESC LIMIT 1").Rows(Read, cancel);
        return last.Count == 1 ? last[0] : null;
    }

    internal static async Task<PartitionRow?> Partition(DbConnection connection, CancellationToken cancel) =>
        (await AuditRows.ReadPartitions(connection, cancel)).SingleOrDefault(p => p.Id == LedgerFactory.Partition);
}
