using System.CommandLine;
using Sampan.Journeys.Cards;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan ledger repair</c>: says which counting rows differ from the journal, and with <c>--write</c> sets them
/// right. Only while no server runs.
/// </summary>
internal static class LedgerRepairCommand
{
    private static readonly Option<bool> Writes =
        new("--write") { Description = "mend what was listed; without it nothing is changed" };

    internal static Command Repair()
    {
        var command = new Command(
            "repair", "Rebuilds counters, holds, cards and heads from the journal, which itself is never touched.")
        {
            Writes,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        Outcome<WriterLock> writer = await WriterLock.TakeAlone(database);
        if (writer.IsRefused) return CommandLine.Refuse(writer.Refusal);
        await using WriterLock held = writer.Value;
        await LedgerFactory.Prepare(database);
        await MarketFactory.Prepare(database);

        bool json = parsed.GetValue(CommandLine.Json), write = parsed.GetValue(Writes);
        long all = await LedgerFactory.Journal(database).Count(cancel);
        using var progress = TerminalProgress.Start("entries", quiet: json);
        Outcome<RepairReport> repaired = await LedgerFactory.Repair(
            database,
            report =>
            {
                progress.Finish();
                if (!json) Console.Write(Text(report));
                return write;
            },
            Cards(database), progress.Of<long>(done => (done, all)), cancel);
        progress.Finish();
        if (repaired.IsRefused) return CommandLine.Refuse(repaired.Refusal);
        if (json) CommandLine.Write(Document(repaired.Value));
        else Console.WriteLine(Last(repaired.Value));
        return repaired.Value.IsSound ? 0 : 1;
    }

    /// <summary>Which order a payer meant, only the market knows.</summary>
    private static CardMaker Cards(Database database)
    {
        IOrderAddresses addresses = MarketFactory.Addresses(database);
        return new CardMaker(
            LedgerFactory.Journal(database),
            async text => (await addresses.OrderByReference(text)).TryGet(out Id order, out _) ? order : null);
    }

    private static object Document(RepairReport report) => new
    {
        mended = report.IsMended,
        differences = report.Mendable.Select(FindingTable.Document),
        left = report.Left.Select(FindingTable.Document),
    };

    private static string Text(RepairReport report)
    {
        var table = new TextTable("check", "where", "the journal says", "the row says");
        foreach (AuditFinding finding in report.Mendable)
            table.Add(finding.Check, finding.Where, finding.Expected, finding.Found);
        return $"{table}\nA row that counts more entries than there are may be right and the entries lost: then "
            + "restore a backup instead.\n";
    }

    private static string Last(RepairReport report)
    {
        string text = (report.Mendable.Count, report.IsMended) switch
        {
            (0, _) => "Nothing to mend.",
            (_, true) => $"Mended {report.Mendable.Count}. Check it with: ./sampan ledger audit",
            _ => "Nothing was changed. To mend it: ./sampan ledger repair --write",
        };
        return report.Left.Count == 0
            ? text
            : $"{text}\nThe journal does not tell how these should be:\n\n{FindingTable.Text(report.Left)}";
    }
}
