using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// Where a firm's money and stock are, what is held for which order, and what moved in an account in a period, on the
/// page and as files.
/// </summary>
[AllowedTo(Caller.Member, Permission.SeeMoney)]
public sealed class StatementModel(
    IFirms firms, IMarket market, IJournal journal, IStatements statements, StatementPapers papers) : DeskPage(firms)
{
    /// <summary>The files hold every movement; the page shows the latest.</summary>
    private const int MostShown = 200;

    [BindProperty(Name = "account", SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "by", SupportsGet = true)]
    public string? By { get; set; }

    public StatementWords Words { get; private set; } = null!;

    public BookSummary Summary { get; private set; } = BookSummary.Empty;

    public IReadOnlyList<(AccountKey Account, HeldAmount Held)> Held { get; private set; } = [];

    /// <summary>The firm's own accounts, to choose from.</summary>
    public IReadOnlyList<AccountKey> Accounts { get; private set; } = [];

    public AccountStatement? Shown { get; private set; }

    public IReadOnlyList<Movement> Movements { get; private set; } = [];

    public IReadOnlyDictionary<Id, string> References { get; private set; } = new Dictionary<Id, string>();

    public async Task<IActionResult> OnGet()
    {
        if (await ReadBook() is not { } book) return Page();
        if (await Find(book) is { } refusal) return Refuse(refusal);
        Movements = [.. Shown!.Movements.TakeLast(MostShown)];
        IEnumerable<Id> subjects = Movements.Select(m => m.Subject).Concat(Held.Select(h => h.Held.Subject))
            .Append(Shown.Asked.Account.Owner);
        References = await papers.References(subjects);
        return Page();
    }

    /// <summary>For spreadsheets, hence with the mark that tells Excel of the Thai in it.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await ReadBook() is not { } book) return NotFound();
        if (await Find(book) is { } refusal) return Refuse(refusal);
        byte[] csv = await papers.Csv(Shown!, Text.Entry, forSpreadsheets: true, Now);
        return File(csv, "text/csv", $"{FileName}.csv");
    }

    public async Task<IActionResult> OnGetCamt()
    {
        if (await ReadBook() is not { } book) return NotFound();
        if (await Find(book) is { } refusal) return Refuse(refusal);
        Outcome<byte[]> camt = await papers.Camt(Shown!, Text.Entry, Now);
        return camt.IsRefused ? Refuse(camt.Refusal) : File(camt.Value, "application/xml", $"{FileName}.xml");
    }

    internal IEnumerable<(string Value, string Words)> Choices()
    {
        IEnumerable<AccountKey> keys = Accounts;
        // An account of an order is not among the firm's own; while it is shown it stands among the choices.
        if (Shown is { Asked.Account: var asked } && !Accounts.Contains(asked)) keys = keys.Append(asked);
        return keys.Select(key => (key.ToString(), Words.Account(key)));
    }

    internal IEnumerable<(string Value, string Words)> Calendars() =>
        [("recorded", Text["statement.by.recorded"]), ("effective", Text["statement.by.effective"])];

    internal string FileAddress(string handler) => $"/desk/{Firm.Id}/statement" + QueryString.Create(
        new Dictionary<string, string?>
        {
            ["handler"] = handler,
            ["account"] = Account,
            ["from"] = From ?? "",
            ["to"] = To ?? "",
            ["by"] = By ?? "",
        });

    private string FileName =>
        $"{Shown!.Asked.Account.Kind}-{Shown.Asked.From?.Text() ?? "begin"}-{Shown.Asked.To?.Text() ?? "now"}";

    /// <summary>What the page shows above the statement; null when nothing has ever moved.</summary>
    private async Task<int?> ReadBook()
    {
        Words = await StatementWords.Read(Text, market, Firm.Id);
        if (await statements.Book(Firm.Id) is not { } book) return null;
        List<Account> own = [.. (await journal.Accounts(Firm.Id)).Where(account => account.Key.Book == book)];
        Accounts =
        [
            .. own.Select(account => account.Key).Where(key => key.Kind.Equals(Chart.Wallet)),
            .. own.Select(account => account.Key).Where(key => key.Kind.Equals(Chart.Payable)),
            .. own.Select(account => account.Key).Where(key => key.Kind.Equals(Chart.OnHand)),
        ];
        if (Accounts.Count == 0) return null;
        Summary = BookSummary.Of((await statements.TrialBalance(new TrialBalanceQuery { Book = book })).Value);
        var held = new List<(AccountKey, HeldAmount)>();
        foreach (AccountKey key in own.Where(account => account.DebitsPending > 0).Select(account => account.Key))
            held.AddRange((await statements.Held(key)).Value.Where(h => h.Debit > 0).Select(h => (key, h)));
        Held = [.. held.OrderBy(h => h.Item2.Deadline)];
        return book;
    }

    /// <summary>The statement that was asked; at first that of the first account for this month.</summary>
    private async Task<Refusal?> Find(int book)
    {
        DateOnly today = Now.UtcDate;
        if (!Request.Query.ContainsKey("from")) From = new DateOnly(today.Year, today.Month, 1).Text();
        Account ??= Accounts[0].ToString();
        Outcome<StatementQuery> query = StatementQuery.Parse(
            Account, TypedDay.Gregorian(From), TypedDay.Gregorian(To), By, null);
        if (query.IsRefused) return query.Refusal;
        if (query.Value.Account.Book != book) return LedgerRefusals.AccountUnknown;
        Outcome<AccountStatement> found = await statements.Statement(query.Value);
        if (found.IsRefused) return found.Refusal;
        Shown = found.Value;
        return null;
    }
}
