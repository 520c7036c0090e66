using System.Data.Common;
using Microsoft.Extensions.Logging;
using Sampan.Kernel;
using Sampan.Ledger.Checkpoints;
using Sampan.Ledger.Loop;
using Sampan.Ledger.Reading;
using Sampan.Ledger.Snapshots;
using Sampan.Ledger.Statements;
using Sampan.Ledger.Stores;
using Sampan.Storage;

namespace Sampan.Ledger;

/// <summary>Opens the ledger of an installation. The partition's loop is the single writer of its books.</summary>
public static class LedgerFactory
{
    /// <summary>The one partition of an installation without a cluster.</summary>
    public const long Partition = 1;

    /// <summary>The versions of the ledger's tables, oldest first. Each is a file that is applied once.</summary>
    internal static IReadOnlyList<string> Schemas { get; } =
        ["ledger", "ledger.2", "checkpoint", "statement", "snapshot"];

    /// <summary>Makes the ledger's tables, or brings those of an older program forward.</summary>
    public static async Task Prepare(Database database)
    {
        foreach (string schema in Schemas) await Schema.Apply(database, typeof(LedgerFactory).Assembly, schema);
    }

    /// <summary>Starts the loop and takes the partition over from whoever held it.</summary>
    public static async Task<ILedger> Open(Database database, TimeProvider clock, ILogger log)
    {
        await Prepare(database);
        await CheckTriggers(database);
        return await LedgerLoop.Start(Store(database), clock, log);
    }

    /// <param name="key">The installation's own: what is made is signed with it.</param>
    public static ICheckpoints Checkpoints(Database database, SigningKey key) => new CheckpointStore(database, key);

    /// <param name="key">As for <see cref="Checkpoints"/>.</param>
    public static ISnapshots Snapshots(Database database, SigningKey key) => new SnapshotStore(database, key);

    /// <summary>
    /// Sets the counting rows right from a replay of the journal, when <paramref name="agree"/> says so after having
    /// seen what would change. The caller holds <see cref="WriterLock.TakeAlone"/>. Refusals: journal_unsound.
    /// </summary>
    /// <param name="cards">Who reads facts; without one, cards stay as they are.</param>
    public static Task<Outcome<RepairReport>> Repair(
        Database database, Func<RepairReport, bool> agree, ICardMaker? cards = null, IProgress<long>? progress = null,
        CancellationToken cancel = default) => LedgerRepair.Run(database, agree, cards, progress, cancel);

    /// <summary>
    /// Everything that reading a journal proves, in a transaction that the caller has begun and may not have committed.
    /// </summary>
    public static Task<JournalProof> Prove(
        DbConnection connection, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default) =>
        JournalProving.Run(connection, progress, cancel);

    public static IJournal Journal(Database database) => new Journal(database);

    public static IStatements Statements(Database database) => new AccountStatements(database);

    internal static IJournalStore Store(Database database) => database.Engine == Engine.Sqlite
        ? new SqliteJournalStore(database, Partition)
        : new PostgresJournalStore(database, Partition);

    private static async Task CheckTriggers(Database database)
    {
        await using DbConnection connection = await database.Connect();
        IReadOnlyList<string> missing = await SchemaGuard.MissingTriggers(connection);
        if (missing.Count > 0)
            throw new InvalidOperationException($"The journal is not protected: missing {string.Join(", ", missing)}.");
    }
}
