using System.Data;
using System.Data.Common;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Ledger.Reading;

/// <summary>
/// Sets right the rows that count what the journal tells, from a replay of it: counters, holds, subjects' versions and
/// cards, books, partitions. Never touches an entry, a transfer, or what was hashed. One transaction; the caller holds
/// the writer lock alone.
/// </summary>
internal static class LedgerRepair
{
    internal static async Task<Outcome<RepairReport>> Run(
        Database database, Func<RepairReport, bool> agree, ICardMaker? maker, IProgress<long>? progress,
        CancellationToken cancel)
    {
        using WriteGate.Pass pass = await database.Gate.Enter(cancel);
        await using DbConnection connection = await database.Connect(cancel);
        await using DbTransaction transaction =
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // A loop that still ran, against all locks, would write its old counters over ours: it is fenced first.
        _ = await connection.Execute("UPDATE ledger_partition SET epoch = epoch + 1", cancel);
        if (await UnreadableRows.Find(connection, cancel) is { Count: > 0 } unreadable) return Unsound(unreadable);
        var findings = new Findings();
        AuditRows rows = await AuditRows.Open(connection, ReplayStart.Beginning, cancel);
        AuditReplay replay = await LedgerAudit.Replay(
            connection, rows, ReplayStart.Beginning, findings, progress, cancel);
        if (findings.All.Count > 0) return Unsound(findings.All);

        List<Difference> differences = await Compare(connection, rows, replay, maker, cancel);
        var report = new RepairReport(
            [.. differences.Where(d => d.Mend is not null).Select(d => d.Finding)],
            [.. differences.Where(d => d.Mend is null).Select(d => d.Finding)]);
        if (report.Mendable.Count == 0 || !agree(report)) return report;

        // A row that differs in several ways has one mend.
        foreach (Mend mend in differences.Select(d => d.Mend).OfType<Mend>().Distinct())
            await Write(connection, mend, cancel);
        rows = await AuditRows.Open(connection, ReplayStart.Beginning, cancel);
        if ((await Compare(connection, rows, replay, maker, cancel)).Any(d => d.Mend is not null))
            throw new InvalidOperationException("What was mended still differs; nothing was written.");
        await transaction.CommitAsync(cancel);
        return report with { IsMended = true };
    }

    private static async Task<List<Difference>> Compare(
        DbConnection connection, AuditRows rows, AuditReplay replay, ICardMaker? maker, CancellationToken cancel)
    {
        if (maker is null) return [.. StatedRows.Compare(rows, replay, CardRows.None)];
        (IReadOnlyDictionary<Id, Card> lost, IReadOnlyList<Difference> different) =
            await CardRows.Compare(connection, replay.Subjects.Keys, maker, cancel);
        return [.. StatedRows.Compare(rows, replay, lost), .. different];
    }

    internal static Refusal Unsound(IReadOnlyList<AuditFinding> found) => JournalRefusals.JournalUnsound.With(
        ("count", $"{found.Count}"), ("check", found[0].Check), ("where", found[0].Where));

    private static async Task Write(DbConnection connection, Mend mend, CancellationToken cancel)
    {
        await using DbCommand command = connection.Command(mend.Sql, mend.Parameters);
        _ = await command.ExecuteNonQueryAsync(cancel);
    }
}
