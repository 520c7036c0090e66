using System.CommandLine;
using System.Security.Cryptography;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan ledger export</c>: the journal as lines, beside a running server. What tools/VerifyJournal reads.
/// </summary>
internal static class LedgerExportCommand
{
    private static readonly Option<FileInfo> To =
        new("--to") { Description = "write to this file, which must be new; else to standard output" };
    private static readonly Option<int?> Book = new("--book") { Description = "only the entries of this book" };
    private static readonly Option<long?> From =
        new("--from") { Description = "only entries from this number of the sequence on" };

    internal static Command Export()
    {
        var command = new Command(
            "export", "Writes the journal as lines, for checking without this program. Holds no personal data.")
        {
            To, Book, From,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        FileInfo? target = parsed.GetValue(To);
        bool json = parsed.GetValue(CommandLine.Json);
        // Standard output carries either the journal or the one JSON document about it.
        if (json && target is null) return CommandLine.Refuse(HostRefusals.OptionMissing.With(("option", "--to")));
        if (target?.Exists == true)
            return CommandLine.Refuse(HostRefusals.FileExists.With(("file", target.FullName)));
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        await LedgerFactory.Prepare(database);

        var part = new JournalPart(parsed.GetValue(Book), parsed.GetValue(From));
        using var progress = TerminalProgress.Start("entries", quiet: json);
        Outcome<ExportedJournal> exported = target is null
            ? await Write(database, Console.OpenStandardOutput(), part, progress, cancel)
            : await WriteFile(database, target.FullName, part, progress, cancel);
        progress.Finish();
        if (exported.IsRefused) return CommandLine.Refuse(exported.Refusal);
        if (target is not null) await Say(target.FullName, exported.Value, json, cancel);
        return 0;
    }

    private static Task<Outcome<ExportedJournal>> Write(
        Database database, Stream to, JournalPart part, TerminalProgress progress, CancellationToken cancel) =>
        LedgerFactory.Journal(database).Export(
            to, part, progress.Of<JournalProgress>(p => (p.Entries, p.Total)), cancel);

    /// <summary>What is half written carries the ending <c>.part</c>.</summary>
    private static async Task<Outcome<ExportedJournal>> WriteFile(
        Database database, string file, JournalPart part, TerminalProgress progress, CancellationToken cancel)
    {
        string half = file + ".part";
        Outcome<ExportedJournal> exported;
        await using (FileStream stream = File.Create(half))
            exported = await Write(database, stream, part, progress, cancel);
        if (exported.IsRefused) File.Delete(half);
        else File.Move(half, file, overwrite: false);
        return exported;
    }

    private static async Task Say(string file, ExportedJournal exported, bool json, CancellationToken cancel)
    {
        await using FileStream stream = File.OpenRead(file);
        string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        if (json) CommandLine.Write(new
        {
            file,
            entries = exported.Entries,
            lines = exported.Lines,
            bytes = exported.Bytes,
            sha256 = hash,
        });
        else Console.WriteLine(
            FormattableString.Invariant(
                $"{file}: {exported.Entries:N0} entries, {exported.Lines:N0} lines, {exported.Bytes:N0} bytes\n")
            + $"sha256 {hash}");
    }
}
