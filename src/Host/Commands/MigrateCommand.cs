using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Sampan.Host.Demo;
using Sampan.Host.Serving;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Storage.Migrating;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan migrate --to postgres://…</c>: moves an installation from SQLite to PostgreSQL, and is done only when
/// both sides have been read again and nothing differs.
/// </summary>
internal static class MigrateCommand
{
    private static readonly Option<string> To = new("--to")
    {
        Required = true,
        Description = "an empty PostgreSQL database: postgres://USER@HOST/NAME or Host=…;Username=…;Database=…",
    };

    internal static Command Migrate()
    {
        var command = new Command(
            "migrate", "Moves an installation from SQLite to PostgreSQL and proves that both are equal.") { To };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database from = opened.Value;
        Outcome<Database> target = Database.Open(parsed.GetValue(To)!);
        if (target.IsRefused) return CommandLine.Refuse(target.Refusal);
        await using Database into = target.Value;
        Outcome<Migration> begun = await Migration.Begin(from, into, Composition.MakeTables, cancel);
        if (begun.IsRefused) return CommandLine.Refuse(begun.Refusal);
        await using Migration migration = begun.Value;

        bool json = parsed.GetValue(CommandLine.Json);
        long start = Stopwatch.GetTimestamp();
        JournalProof before = await Prove(migration.Source, json, cancel);
        if (before.Findings is [var first, ..])
            return CommandLine.Refuse(MigrationRefusals.SourceUnsound.With(
                ("count", $"{before.Findings.Count}"), ("check", first.Check), ("where", first.Where)));
        Outcome<IReadOnlyList<MovedTable>> copied = await Copy(migration, json, cancel);
        if (copied.IsRefused) return CommandLine.Refuse(copied.Refusal);
        List<AuditFinding> differences = await Differences(migration, before, json, cancel);
        if (differences.Count > 0) return SayDifferences(differences, json);
        string serve = await DemoMark.IsDemo(migration.Source) ? "demo" : "serve";
        await migration.Finish(cancel);
        var moved = new Moved(from, into, copied.Value, before)
        {
            Took = Stopwatch.GetElapsedTime(start),
            Serve = serve,
        };
        if (json) CommandLine.Write(moved.Document());
        else Console.WriteLine(moved.Text());
        return 0;
    }

    private static async Task<Outcome<IReadOnlyList<MovedTable>>> Copy(
        Migration migration, bool json, CancellationToken cancel)
    {
        using var progress = TerminalProgress.Start("rows", quiet: json);
        return await migration.Copy(
            Instant.From(TimeProvider.System.GetUtcNow()), progress.Of<MigrationProgress>(p => (p.Rows, p.Total)),
            cancel);
    }

    /// <summary>Every row beside its copy, then what the two journals prove.</summary>
    private static async Task<List<AuditFinding>> Differences(
        Migration migration, JournalProof before, bool json, CancellationToken cancel)
    {
        var found = new List<AuditFinding>();
        using (var progress = TerminalProgress.Start("rows", quiet: json))
        {
            foreach (TableDifference row in await migration.Compare(
                progress.Of<MigrationProgress>(p => (p.Rows, p.Total)), cancel))
            {
                string where = string.Join(' ', new[] { row.Table, row.Row, row.Column }.Where(w => w.Length > 0));
                found.Add(new AuditFinding("rows", where, row.Source, row.Target));
            }
        }
        found.AddRange(before.Differences(await Prove(migration.Target, json, cancel)));
        return found;
    }

    private static async Task<JournalProof> Prove(
        DbConnection connection, bool json, CancellationToken cancel)
    {
        using var progress = TerminalProgress.Start("entries read", quiet: json);
        return await LedgerFactory.Prove(
            connection, progress.Of<JournalProgress>(p => (p.Entries, p.Total)), cancel);
    }

    private static int SayDifferences(List<AuditFinding> differences, bool json)
    {
        if (json) CommandLine.Write(new { moved = false, differences = differences.Select(FindingTable.Document) });
        else Console.WriteLine(
            $"{FindingTable.Text(differences)}\nNothing was moved. The target holds no row and serves nobody; the same "
            + "command begins again.");
        return 1;
    }

    /// <summary>What is said of a migration that is done.</summary>
    private sealed record Moved(
        Database From, Database Into, IReadOnlyList<MovedTable> Tables, JournalProof Proof)
    {
        internal required TimeSpan Took { get; init; }

        /// <summary>The command that serves it.</summary>
        internal required string Serve { get; init; }

        private long Rows => Tables.Sum(table => table.Rows);

        private string SecretsFolder => Secrets.Folder(From);

        internal object Document() => new
        {
            moved = true,
            from = From.Shown,
            to = Into.Shown,
            tables = Tables.Select(table => new { name = table.Name, rows = table.Rows }),
            rows = Rows,
            seconds = Math.Round(Took.TotalSeconds, 1),
            entries = Proof.Audit.Entries,
            transfers = Proof.Audit.Transfers,
            books = Proof.Chain.Books.Select(
                book => new { id = book.Book, entries = book.Entries, head = book.Head.ToString() }),
            checkpoints = Proof.Chain.Checkpoints,
            keys = Proof.Chain.Keys,
            export = new { lines = Proof.Export.Lines, bytes = Proof.Export.Bytes, sha256 = Proof.Sha256.ToString() },
            secrets = SecretsFolder,
        };

        internal string Text()
        {
            var table = new TextTable("table", ">rows");
            foreach (MovedTable moved in Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
                table.Add(moved.Name, Number(moved.Rows));
            string seconds = Took.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture);
            return $"{table}\n{Number(Tables.Count)} tables, {Number(Rows)} rows in {seconds} s.\n\n"
                + "Equal on both sides: every value of every row; the audit "
                + $"({Number(Proof.Audit.Entries)} entries, {Number(Proof.Audit.Transfers)} transfers);\n"
                + $"the chains (of {Number(Proof.Chain.Books.Count)} books); the signed checkpoints "
                + $"({Number(Proof.Chain.Checkpoints)}); the export\n(sha256 {Proof.Sha256}).\n\n"
                + $"{From.Shown} was left as it was: keep it as a copy, and do not serve it again.\n"
                + $"The secrets stay in {SecretsFolder}. To start on the new database:\n\n"
                + $"SAMPAN_SECRETS='{SecretsFolder}' ./sampan {Serve} --database '{Into.Shown}'\n\n"
                + "A password is not shown: add it, or leave it to PGPASSWORD or ~/.pgpass.";
        }

        private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
    }
}
