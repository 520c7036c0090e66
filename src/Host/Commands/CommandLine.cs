using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Web.Text;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan COMMAND</c>. Exit codes: 0 done, 1 refused or found wrong, 2 the command line itself is wrong.
/// With <c>--json</c> a command writes one JSON document to standard output and nothing else.
/// </summary>
internal static class CommandLine
{
    internal static readonly Option<string> DatabaseUrl = new("--database")
    {
        Description = "sqlite:PATH or a PostgreSQL connection string (Host=…)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SAMPAN_DATABASE") ?? "sqlite:var/sampan.db",
        Recursive = true,
    };

    internal static readonly Option<bool> Json = new("--json")
    {
        Description = "write one JSON document instead of text",
        Recursive = true,
    };

    internal static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static RootCommand Root()
    {
        var root = new RootCommand("Sampan: an open electronic world trade platform.") { DatabaseUrl, Json };
        foreach (Command command in (Command[])[ServeCommand.Serve(), DemoTradeCommand.DemoTrade(),
            ImportCommands.Import(), QuoteCommand.Quote(), LedgerCommands.Ledger(),
            BackupCommands.Backup(), BackupCommands.Restore()]) root.Subcommands.Add(command);
        return root;
    }

    /// <summary>Says why not, on standard error, and gives the exit code for it.</summary>
    internal static int Refuse(Refusal refusal)
    {
        Console.Error.WriteLine($"sampan: {Texts.In("en").Refusal(refusal)}");
        return 1;
    }
}
