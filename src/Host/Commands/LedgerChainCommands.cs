using System.CommandLine;
using System.Globalization;
using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan ledger checkpoint</c> signs where the books stand, <c>./sampan ledger snapshot</c> every account too;
/// <c>./sampan ledger verify-chain</c> holds the journal against what was signed.
/// </summary>
internal static class LedgerChainCommands
{
    private static readonly Option<FileInfo> Kept =
        new("--checkpoint") { Description = "a checkpoint that was kept elsewhere, as the site or --json gives it" };

    internal static Command Checkpoint()
    {
        var command = new Command(
            "checkpoint", "Signs the heads of all books now and prints them; a running server does so by itself.");
        command.SetAction((parsed, cancel) => Sign(parsed, MakeCheckpoint, cancel));
        return command;
    }

    internal static Command Snapshot()
    {
        var command = new Command(
            "snapshot", "Signs how every account stands now: what audit --since-snapshot begins at.");
        command.SetAction((parsed, cancel) => Sign(parsed, MakeSnapshot, cancel));
        return command;
    }

    internal static Command VerifyChain()
    {
        var command = new Command(
            "verify-chain", "Follows every book's chain and holds it against all checkpoints.") { Kept };
        command.SetAction(Verify);
        return command;
    }

    /// <summary>Opens the installation to write into it, with its key, and does that.</summary>
    private static async Task<int> Sign(
        ParseResult parsed, Func<Database, SigningKey, bool, CancellationToken, Task<int>> make,
        CancellationToken cancel)
    {
        int exit = 0;
        Refusal? refusal = await Writing.In(
            Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!),
            async database =>
            {
                await LedgerFactory.Prepare(database);
                using SigningKey key = SigningKey.OpenOrCreate(Secrets.SigningKey(Secrets.Folder(database)));
                exit = await make(database, key, parsed.GetValue(CommandLine.Json), cancel);
                return null;
            });
        return refusal is null ? exit : CommandLine.Refuse(refusal);
    }

    private static async Task<int> MakeCheckpoint(
        Database database, SigningKey key, bool json, CancellationToken cancel)
    {
        Checkpoint made = await LedgerFactory.Checkpoints(database, key).Make(Now(), cancel);
        Console.WriteLine(json ? Encoding.UTF8.GetString(made.ToJson()) : Text(made));
        return 0;
    }

    private static async Task<int> MakeSnapshot(
        Database database, SigningKey key, bool json, CancellationToken cancel)
    {
        Outcome<Snapshot> made = await LedgerFactory.Snapshots(database, key).Make(Now(), cancel);
        if (made.IsRefused) return CommandLine.Refuse(made.Refusal);
        if (json) CommandLine.Write(Document(made.Value));
        else Console.WriteLine(Text(made.Value));
        return 0;
    }

    private static Instant Now() => Instant.From(TimeProvider.System.GetUtcNow());

    private static async Task<int> Verify(ParseResult parsed, CancellationToken cancel)
    {
        Checkpoint? kept = null;
        if (parsed.GetValue(Kept) is { } file)
        {
            if (!file.Exists) return CommandLine.Refuse(HostRefusals.FileMissing.With(("file", file.FullName)));
            Outcome<Checkpoint> read = Ledger.Checkpoint.FromJson(await File.ReadAllBytesAsync(file.FullName, cancel));
            if (read.IsRefused) return CommandLine.Refuse(read.Refusal);
            kept = read.Value;
        }
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        await LedgerFactory.Prepare(database);
        bool json = parsed.GetValue(CommandLine.Json);
        using var progress = TerminalProgress.Start("entries", quiet: json);
        ChainReport report = await LedgerFactory.Journal(database).VerifyChain(
            kept, progress.Of<JournalProgress>(p => (p.Entries, p.Total)), cancel);
        progress.Finish();
        if (json) CommandLine.Write(Document(report));
        else Console.WriteLine(Text(report));
        return report.IsClean ? 0 : 1;
    }

    private static object Document(ChainReport report) => new
    {
        clean = report.IsClean,
        entries = report.Entries,
        books = report.Books.Select(
            book => new { id = book.Book, entries = book.Entries, head = book.Head.ToString() }),
        checkpoints = report.Checkpoints,
        keys = report.Keys,
        findings = report.Findings.Select(FindingTable.Document),
    };

    private static object Document(Snapshot made) => new
    {
        number = made.Number,
        seq = made.Seq,
        recordedAt = made.RecordedAt.ToString(),
        checkpoint = made.Checkpoint,
        accounts = made.Accounts,
        digest = made.Digest.ToString(),
        hash = made.Hash.ToString(),
        publicKey = Convert.ToHexStringLower(made.PublicKey),
        signature = Convert.ToHexStringLower(made.Signature),
    };

    private static string Text(Snapshot made) =>
        $"snapshot {Number(made.Number)} of {Number(made.Accounts)} accounts after entry "
        + FormattableString.Invariant($"{made.Seq} ({made.RecordedAt}), with checkpoint {made.Checkpoint}\n\n")
        + $"digest       {made.Digest}\nhash         {made.Hash}\n"
        + $"public key   {Convert.ToHexStringLower(made.PublicKey)}\n\n"
        + "Check what comes after it: ./sampan ledger audit --since-snapshot";

    private static string Text(ChainReport report)
    {
        string text = $"{Number(report.Entries)} entries, {Number(report.Checkpoints)} checkpoints\n\n"
            + Heads(report.Books)
            + string.Concat(report.Keys.Select(key => $"\nCheckpoints are signed with {key}."));
        return text + (report.IsClean ? "\nClean: nothing differs." : $"\n\n{FindingTable.Text(report.Findings)}");
    }

    private static string Text(Checkpoint made) =>
        FormattableString.Invariant($"checkpoint {made.Number}, {made.At}, after entry {made.Seq}\n\n")
        + $"{Heads(made.Books)}\nhash         {made.Hash}\npublic key   {Convert.ToHexStringLower(made.PublicKey)}\n"
        + $"signature    {Convert.ToHexStringLower(made.Signature)}\n\n"
        + "Keep it elsewhere (--json), and later: ./sampan ledger verify-chain --checkpoint FILE";

    private static string Heads(IReadOnlyList<BookHead> books)
    {
        var table = new TextTable(">book", ">entries", "head");
        foreach (BookHead book in books) table.Add(Number(book.Book), Number(book.Entries), book.Head.ToString());
        return table.ToString();
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
