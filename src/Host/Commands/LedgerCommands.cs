using System.CommandLine;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host.Commands;

internal static class LedgerCommands
{
    private static readonly Option<bool> SinceSnapshot =
        new("--since-snapshot") { Description = "begin at the newest snapshot, and trust what it was signed for" };

    internal static Command Ledger()
    {
        var audit = new Command(
            "audit", "Replays the whole journal and compares it with every counter, chain and total.")
        {
            SinceSnapshot,
        };
        audit.SetAction((parsed, cancel) => Audit(
            parsed.GetValue(CommandLine.DatabaseUrl)!, parsed.GetValue(SinceSnapshot),
            parsed.GetValue(CommandLine.Json), cancel));
        return new Command("ledger", "Reads, checks, exports, signs and mends the journal.")
        {
            audit, StatementCommands.Statement(), StatementCommands.TrialBalance(), StatementCommands.Accounts(),
            LedgerExportCommand.Export(), LedgerArchiveCommand.Archive(), LedgerChainCommands.Checkpoint(),
            LedgerChainCommands.Snapshot(), LedgerChainCommands.VerifyChain(), LedgerRepairCommand.Repair(),
        };
    }

    /// <summary>Reads in a snapshot, so it runs beside the server. Exit code 1 on any difference.</summary>
    internal static async Task<int> Audit(
        string url, bool sinceSnapshot, bool json, CancellationToken cancel)
    {
        Outcome<Database> opened = Database.OpenExisting(url);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        await LedgerFactory.Prepare(database);
        IJournal journal = LedgerFactory.Journal(database);
        long all = await journal.Count(cancel);
        using var progress = TerminalProgress.Start("entries", quiet: json);
        IProgress<long> bar = progress.Of<long>(done => (done, all));
        Snapshot? since = null;
        AuditReport report;
        if (sinceSnapshot)
        {
            Outcome<SnapshotAudit> audited = await journal.AuditSinceSnapshot(bar, cancel);
            if (audited.IsRefused) return CommandLine.Refuse(audited.Refusal);
            (since, report) = audited.Value;
        }
        else
        {
            report = await journal.Audit(bar, cancel);
        }
        progress.Finish();
        if (json) CommandLine.Write(Document(report, since));
        else Console.WriteLine(Since(since) + Text(report));
        return report.IsClean ? 0 : 1;
    }

    private static string Since(Snapshot? snapshot) => snapshot is null ? "" : FormattableString.Invariant(
        $"since snapshot {snapshot.Number}, after entry {snapshot.Seq} ({snapshot.RecordedAt});\n") +
        $"what came before is taken as it was signed for, with {Convert.ToHexStringLower(snapshot.PublicKey)}\n\n";

    private static object Document(AuditReport report, Snapshot? since) => new
    {
        snapshot = since?.Number,
        clean = report.IsClean,
        entries = report.Entries,
        transfers = report.Transfers,
        accounts = report.Accounts,
        books = report.Books,
        totals = report.Totals.Select(t => new
        {
            commodity = t.Commodity,
            accounts = t.Accounts,
            debits = t.Debits.ToString(CultureInfo.InvariantCulture),
            credits = t.Credits.ToString(CultureInfo.InvariantCulture),
        }),
        transits = report.Transits.Select(t => new
        {
            from = t.From,
            to = t.To,
            commodity = t.Commodity,
            sent = t.Sent,
            arrived = t.Arrived,
            inFlight = t.InFlight,
        }),
        findings = report.Findings.Select(FindingTable.Document),
    };

    private static string Text(AuditReport report)
    {
        var totals = new TextTable("commodity", ">accounts", ">debits", ">credits", ">difference");
        foreach (CommodityTotal total in report.Totals)
            totals.Add(
                total.Commodity, Number(total.Accounts), Number(total.Debits), Number(total.Credits),
                Number(total.Debits - total.Credits));
        var transits = new TextTable(">book", ">to book", "commodity", ">sent", ">arrived", ">on its way");
        foreach (TransitPair pair in report.Transits)
            transits.Add(
                Number(pair.From), Number(pair.To), pair.Commodity,
                Number(pair.Sent), Number(pair.Arrived), Number(pair.InFlight));

        string head = $"{Number(report.Entries)} entries, {Number(report.Transfers)} transfers, "
            + $"{Number(report.Accounts)} accounts, {Number(report.Books)} books\n\n{totals}";
        if (report.Transits.Count > 0) head += $"\n{transits}";
        return head + (report.IsClean
            ? "\nClean: nothing differs."
            : $"\n{FindingTable.Text(report.Findings)}");
    }

    private static string Number(Int128 value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
