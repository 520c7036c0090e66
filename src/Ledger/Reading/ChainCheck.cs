using System.Data.Common;
using Sampan.Kernel;
using Sampan.Ledger.Loop;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// The chains alone, in memory that does not grow with history: against the rows that count them, every stored
/// checkpoint, and one that somebody kept elsewhere.
/// </summary>
internal static class ChainCheck
{
    internal static async Task<ChainReport> Run(
        Database database, Checkpoint? kept, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction snapshot = await connection.Snapshot(cancel);
        return await Run(connection, kept, progress, cancel);
    }

    /// <summary>In a transaction of the caller's.</summary>
    internal static async Task<ChainReport> Run(
        DbConnection connection, Checkpoint? kept, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        if (await UnreadableRows.Find(connection, cancel) is { Count: > 0 } unreadable)
            return new ChainReport(0, [], 0, [], unreadable);
        List<BookRow> books = await AuditRows.ReadBooks(connection, cancel);
        List<PartitionRow> partitions = await AuditRows.ReadPartitions(connection, cancel);
        var findings = new Findings();
        var chains = new ChainWalk(findings, ReplayStart.Beginning);
        await using JournalRows journal = await JournalRows.Open(connection, default, cancel);
        await using CheckpointWalk checkpoints =
            await CheckpointWalk.Open(connection, chains, ReplayStart.Beginning, findings, kept, cancel);
        long total = books.Sum(book => book.Entries);
        await foreach ((Applied entry, Hash256 stored) in journal.Entries())
        {
            await checkpoints.Reach(entry.Seq);
            chains.Follow(entry, stored);
            if (chains.Entries % 1000 == 0) progress?.Report(new JournalProgress(chains.Entries, total));
        }
        await checkpoints.Finish();
        progress?.Report(new JournalProgress(chains.Entries, total));
        foreach (Difference difference in (IEnumerable<Difference>)
            [.. StatedRows.Books(books, chains), .. StatedRows.Partitions(partitions, chains)])
            findings.Add(difference.Finding);
        return new ChainReport(
            chains.Entries, [.. chains.Books.Order().Select(chains.At)], checkpoints.Count, checkpoints.Keys,
            findings.All);
    }
}
