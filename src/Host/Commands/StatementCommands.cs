using System.CommandLine;
using Sampan.Identity;
using Sampan.Journeys.Papers;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Sampan.Web.Parts;
using Sampan.Web.Text;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan ledger statement</c>, <c>trial-balance</c> and <c>accounts</c>: they read, and run beside the server.
/// </summary>
internal static class StatementCommands
{
    private static readonly Option<string> Account = new("--account")
    {
        Description = "KIND:OWNER:COMMODITY@BOOK, as ./sampan ledger accounts lists them",
        Required = true,
    };
    private static readonly Option<string> From = new("--from") { Description = "first day, as 2026-11-01 (UTC)" };
    private static readonly Option<string> To = new("--to") { Description = "last day" };
    private static readonly Option<string> By = new("--by")
    {
        Description = "recorded or effective: which date of an entry counts",
        DefaultValueFactory = _ => "recorded",
    };
    private static readonly Option<string> KnownAt =
        new("--known-at") { Description = "as known at this moment: 2026-11-24T09:00:00Z" };
    private static readonly Option<FileInfo> Csv = new("--csv") { Description = "write it as comma-separated values" };
    private static readonly Option<FileInfo> Camt = new("--camt") { Description = "write it as camt.053 XML" };
    private static readonly Option<string> At =
        new("--at") { Description = "at the end of this day; else as it stands" };
    private static readonly Option<int?> Book = new("--book") { Description = "one book; else all" };

    internal static Command Statement()
    {
        var command = new Command("statement", "What an account held, what moved, and what it then held.")
        {
            Account, From, To, By, KnownAt, Csv, Camt,
        };
        command.SetAction(RunStatement);
        return command;
    }

    internal static Command TrialBalance()
    {
        var command = new Command("trial-balance", "Debits, credits and balance by kind of account and commodity.")
        {
            At, By, Book,
        };
        command.SetAction(RunTrialBalance);
        return command;
    }

    internal static Command Accounts()
    {
        var command = new Command("accounts", "Every account of a book, or of all, with its balance.") { Book };
        command.SetAction(RunAccounts);
        return command;
    }

    private static async Task<int> RunStatement(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<StatementQuery> query = StatementQuery.Parse(
            parsed.GetValue(Account), parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(By),
            parsed.GetValue(KnownAt));
        if (query.IsRefused) return CommandLine.Refuse(query.Refusal);
        Outcome<Database> opened = await Open(parsed);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        IStatements statements = LedgerFactory.Statements(database);
        Outcome<AccountStatement> statement = await statements.Statement(query.Value, cancel);
        if (statement.IsRefused) return CommandLine.Refuse(statement.Refusal);

        var papers = new StatementPapers(
            statements, LedgerFactory.Journal(database), firm => IdentityRegistration.ReadFirm(database, firm));
        if (await WriteFiles(parsed, papers, statement.Value, cancel) is { } unwritten)
            return CommandLine.Refuse(unwritten);
        IReadOnlyDictionary<Id, string> references = await papers.References(statement.Value, cancel);
        if (parsed.GetValue(CommandLine.Json))
            CommandLine.Write(StatementText.Document(statement.Value, references));
        else Console.Write(StatementText.Of(statement.Value, references));
        return 0;
    }

    private static async Task<int> RunTrialBalance(ParseResult parsed, CancellationToken cancel)
    {
        Outcome<DateOnly?> at = Dates.ParseOptional(parsed.GetValue(At));
        if (at.IsRefused) return CommandLine.Refuse(at.Refusal);
        Outcome<EntryDate> by = EntryDates.Parse(parsed.GetValue(By));
        if (by.IsRefused) return CommandLine.Refuse(by.Refusal);
        Outcome<Database> opened = await Open(parsed);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        Outcome<TrialBalance> balance = await LedgerFactory.Statements(database).TrialBalance(
            new TrialBalanceQuery { At = at.Value, By = by.Value, Book = parsed.GetValue(Book) }, cancel);
        if (balance.IsRefused) return CommandLine.Refuse(balance.Refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(TrialBalanceText.Document(balance.Value));
        else Console.Write(TrialBalanceText.Of(balance.Value));
        return balance.Value.IsBalanced ? 0 : 1;
    }

    private static async Task<int> RunAccounts(ParseResult parsed, CancellationToken cancel)
    {
        const int page = 1000;
        Outcome<Database> opened = await Open(parsed);
        if (opened.IsRefused) return CommandLine.Refuse(opened.Refusal);
        await using Database database = opened.Value;
        IStatements statements = LedgerFactory.Statements(database);
        if (parsed.GetValue(Book) is { } named && await statements.BookOwner(named, cancel) is null)
            return CommandLine.Refuse(LedgerRefusals.BookUnknown);
        var accounts = new List<Account>();
        for (int book = parsed.GetValue(Book) ?? 1; await statements.BookOwner(book, cancel) is not null; book++)
        {
            IReadOnlyList<Account> some = [];
            do
            {
                some = await statements.Accounts(book, some.Count == 0 ? 0 : some[^1].Id, page, cancel);
                accounts.AddRange(some);
            }
            while (some.Count == page);
            if (parsed.GetValue(Book) is not null) break;
        }
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(AccountsText.Document(accounts));
        else Console.Write(AccountsText.Of(accounts));
        return 0;
    }

    private static async Task<Outcome<Database>> Open(ParseResult parsed)
    {
        Outcome<Database> opened = Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!);
        if (!opened.IsRefused) await LedgerFactory.Prepare(opened.Value);
        return opened;
    }

    private static async Task<Refusal?> WriteFiles(
        ParseResult parsed, StatementPapers papers, AccountStatement statement, CancellationToken cancel)
    {
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        Func<string, string> words = Texts.In("en").Entry;
        if (parsed.GetValue(Camt) is { } camt)
        {
            Outcome<byte[]> xml = await papers.Camt(statement, words, now, cancel);
            if (xml.IsRefused) return xml.Refusal;
            if (await Write(xml.Value, camt, cancel) is { } unwritten) return unwritten;
        }
        return parsed.GetValue(Csv) is { } csv
            ? await Write(await papers.Csv(statement, words, forSpreadsheets: false, now, cancel), csv, cancel)
            : null;
    }

    private static async Task<Refusal?> Write(byte[] bytes, FileInfo file, CancellationToken cancel)
    {
        try
        {
            _ = Directory.CreateDirectory(file.DirectoryName!);
            await File.WriteAllBytesAsync(file.FullName, bytes, cancel);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return HostRefusals.FileNotWritten.With(("file", file.FullName), ("why", failure.Message));
        }
    }
}
