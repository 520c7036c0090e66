using System.CommandLine;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan ledger archive</c>: writes what came since the last time, up to the newest snapshot, as a file that is
/// never written again. Beside a running server.
/// </summary>
internal static class LedgerArchiveCommand
{
    private static readonly Option<DirectoryInfo> To =
        new("--to") { Description = "the folder of the archive; made when it is not there", Required = true };

    internal static Command Archive()
    {
        var command = new Command(
            "archive", "Writes the journal up to the newest snapshot as sealed files, each where the last one ended.")
        {
            To,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        bool json = parsed.GetValue(CommandLine.Json);
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        await LedgerFactory.Prepare(database);
        IJournal journal = LedgerFactory.Journal(database);
        if (await journal.LatestSnapshot(cancel) is not { } snapshot)
            return CommandLine.Refuse(JournalRefusals.SnapshotUnknown);
        var folder = new ArchiveFolder(parsed.GetValue(To)!.FullName);
        Outcome<Segment?> found = await folder.Last(cancel);
        if (found.IsRefused) return CommandLine.Refuse(found.Refusal);
        if (found.Value is { } last && last.Through >= snapshot.Seq) return Say(last, isNew: false, json);

        using var progress = TerminalProgress.Start("entries", quiet: json);
        IProgress<JournalProgress> bar = progress.Of<JournalProgress>(p => (p.Entries, p.Total));
        var part = new JournalPart(From: found.Value?.Through + 1, Through: snapshot.Seq);
        Outcome<Segment> written = await folder.Seal(
            found.Value, stream => journal.Export(stream, part, bar, cancel), cancel);
        progress.Finish();
        return written.IsRefused ? CommandLine.Refuse(written.Refusal) : Say(written.Value, isNew: true, json);
    }

    private static int Say(Segment segment, bool isNew, bool json)
    {
        if (json) CommandLine.Write(new
        {
            file = segment.File,
            written = isNew,
            from = segment.From,
            through = segment.Through,
            sha256 = segment.Sum,
        });
        else Console.WriteLine(
            (isNew ? "" : "Nothing new since the newest snapshot; the last is\n")
            + $"{segment.File}: through entry {segment.Through}\nsha256 {segment.Sum}");
        return 0;
    }
}
