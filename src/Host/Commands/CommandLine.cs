using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Storage;
using Sampan.Web.Text;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan COMMAND</c>. Exit codes: 0 done, 1 refused or found wrong, 2 the command line itself is wrong.
/// With <c>--json</c> a command writes one JSON document to standard output and nothing else, a refusal too.
/// </summary>
internal static class CommandLine
{
    internal static readonly Option<string> DatabaseUrl = new("--database")
    {
        Description = "sqlite:PATH, postgres://USER@HOST/NAME or Host=…;Username=…;Database=…",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SAMPAN_DATABASE") ?? "sqlite:var/sampan.db",
        Recursive = true,
    };

    internal static readonly Option<bool> Json = new("--json")
    {
        Description = "write one JSON document instead of text",
        Recursive = true,
    };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static bool s_json;

    internal static async Task<int> Invoke(string[] args)
    {
        ParseResult parsed = Root().Parse(args);
        s_json = parsed.GetValue(Json);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (DbException failure) when (Database.Unreachable(failure) is { } refusal)
        {
            return Refuse(refusal);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: the shell's own number for it.
            return 130;
        }
    }

    private static Command Root()
    {
        // Not a RootCommand: that would call itself after the file it runs from.
        var root = new Command("sampan", "Sampan: an open electronic world trade platform.")
        {
            DatabaseUrl, Json, new HelpOption { Recursive = true }, new VersionOption(),
        };
        foreach (Command command in (Command[])[ServeCommand.Serve(), ServeCommand.Demo(), DemoTradeCommand.DemoTrade(),
            DemoYearCommand.DemoYear(), ImportCommands.Import(), QuoteCommand.Quote(), ClassifyCommand.Classify(),
            PolicyLabCommand.Lab(),
            ScreenCommand.Screen(), OperatorCommand.Operator(), LedgerCommands.Ledger(), BackupCommands.Backup(),
            BackupCommands.Restore(),
            MigrateCommand.Migrate()]) root.Subcommands.Add(command);
        return root;
    }

    internal static void Write(object document) =>
        Console.WriteLine(JsonSerializer.Serialize(document, Indented));

    /// <summary>Says why not, on standard error, and gives the exit code for it.</summary>
    internal static int Refuse(Refusal refusal)
    {
        if (s_json) Write(new
        {
            refused = refusal.Code.Name,
            arguments = refusal.Arguments.ToDictionary(a => a.Name, a => a.Value),
        });
        Console.Error.WriteLine($"sampan: {Texts.In("en").Refusal(refusal)}");
        return 1;
    }
}
