using Microsoft.AspNetCore.Mvc;
using Sampan.Finance;
using Sampan.Identity;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Payments;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;
using static Sampan.Journeys.WholeLists;

namespace Sampan.Web.Pages.Lending;

/// <summary>What a lender has, what is out, its mandates and its loans.</summary>
public sealed class IndexModel(
    IFirms firms, IMandates mandates, IJournal journal, IOrderAddresses addresses, WithdrawMoney withdraw)
    : LenderPage(firms)
{
    /// <summary>Loans on the page; all of them are counted.</summary>
    private const int MostShown = 100;

    /// <summary>What one mandate has out, of how much it allows.</summary>
    public sealed record MandateRow(StoredMandate Stored, Money Out);

    public IReadOnlyList<(Commodity Commodity, long Amount)> Wallet { get; private set; } = [];

    public IReadOnlyList<MandateRow> Mandates { get; private set; } = [];

    public IReadOnlyList<(CardRow Row, LoanCard Card)> Loans { get; private set; } = [];

    private IReadOnlyDictionary<Id, Firm?> Borrowers { get; set; } = new Dictionary<Id, Firm?>();

    /// <summary>By currency: a lender may lend several.</summary>
    public IReadOnlyList<Portfolio> Portfolios { get; private set; } = [];

    public IReadOnlyList<Money> Earned { get; private set; } = [];

    public string Reference { get; private set; } = "";

    [BindProperty(Name = "amount")]
    public string? Amount { get; set; }

    /// <summary>Money can leave only for an account of the firm's own.</summary>
    public bool HasAccount { get; private set; }

    public BankAccount Account => (BankAccount)HttpContext.RequestServices.GetService(typeof(BankAccount))!;

    /// <summary>Whether the connected bank takes this lender's money.</summary>
    public bool CanDeposit => Account.Number.Length > 0 && Account.Commodity.IsTest == Firm.Sandbox;

    public async Task<IActionResult> OnGet()
    {
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        Outcome<Money> amount = Money.Parse(Amount?.Trim(), Account.Currency);
        Refusal? refusal = amount.IsRefused
            ? FormReader.About("amount", amount.Refusal)
            : (await withdraw.Run(new WithdrawMoney.Command(
                FormRequest("withdraw", Firm.Id, Amount), Firm.Id, amount.Value, Account))).Refusal;
        if (refusal is null) return Redirect($"{Lending}?done=withdrawn");
        await Read();
        return Say(refusal);
    }

    /// <summary>What was agreed on one of the lender's own loans, signed; or its signature.</summary>
    public async Task<IActionResult> OnGetAgreement(
        string? loan, string? part, [FromServices] LoanDesk loans, [FromServices] LoanAgreements agreements)
    {
        Outcome<Id> id = Id.Parse(loan);
        LoanRecord? record = id.IsRefused ? null : await loans.Load(id.Value);
        if (record?.Terms.Lender != Firm.Id) return NotFound();
        SignedAgreement? agreement = await agreements.Of(record.Reserved.Order);
        // Another's loan on the same order, where this one was given up.
        return LoanFile.Of(this, agreement?.Terms.Loan == record.Loan ? agreement : null, part);
    }

    /// <summary>Whether there is money of the bank's kind to take out; who lends no more keeps this right.</summary>
    public bool CanWithdraw => Account.Number.Length > 0
        && Wallet.Any(wallet => wallet.Commodity == Account.Commodity && wallet.Amount > 0);

    private async Task Read()
    {
        HasAccount = !(await Firms.Payout(Firm.Id)).IsRefused;
        Wallet =
        [
            .. (await journal.Accounts(Firm.Id)).Where(account => account.Key.Kind == Chart.Wallet)
                .Select(account => (account.Key.Commodity, account.Available)),
        ];
        Reference = $"{await addresses.ReferenceOf(Firm.Id, Now)}";
        await ReadMandates();
        await ReadLoans();
    }

    private async Task ReadMandates()
    {
        IReadOnlyList<StoredMandate> own = await mandates.Of(Firm.Id);
        // A mandate's limit in all bears the mandate's own name.
        ILookup<Id, long> exposed = (await journal.Accounts([.. own.Select(stored => stored.Mandate.Id)]))
            .Where(account => account.Key.Kind == Chart.Exposed)
            .ToLookup(account => account.Key.Owner, account => account.Balance);
        Mandates =
        [
            .. own.Select(stored => new MandateRow(
                stored, new Money(exposed[stored.Mandate.Id].Sum(), stored.Terms.Currency))),
        ];
    }

    private async Task ReadLoans()
    {
        List<CardRow> rows = await journal.All(new CardQuery(LoanCard.Kind) { Seller = Firm.Id });
        // What is out comes first, by its day: no overdue loan may stand below, or beyond, what is paid back.
        (CardRow Row, LoanCard Card)[] loans =
        [
            .. rows.Select(row => (Row: row, Card: LoanCard.Read(row.Card)))
                .OrderBy(loan => IsOut(loan) ? loan.Card.DueOn : DateOnly.MaxValue),
        ];
        (CardRow, LoanCard)[] drawn = [.. loans.Where(IsOut)];
        Portfolios = Portfolio.Of(drawn, Now.UtcDate);
        Earned = Sums(loans.Select(loan => loan.Card.Earned));
        var borrowers = new Dictionary<Id, Firm?>();
        IEnumerable<Id> named = loans.Take(MostShown).Select(loan => loan.Row.Card.Buyer)
            .Concat(Portfolios.SelectMany(portfolio => portfolio.Borrowers).Select(part => part.Name));
        foreach (Id id in named.Distinct())
            borrowers[id] = (await Firms.Firm(id)) is { IsRefused: false } firm ? firm.Value : null;
        Borrowers = borrowers;
        Loans = [.. loans.Take(MostShown)];
    }

    private static bool IsOut((CardRow Row, LoanCard Card) loan) => loan.Row.Card.State == nameof(LoanState.Drawn);

    public string Borrower(Id firm) =>
        Borrowers.GetValueOrDefault(firm) is { } known ? Text.FirmName(known.Details) : "–";

    private static IReadOnlyList<Money> Sums(IEnumerable<Money> amounts) =>
    [
        .. amounts.GroupBy(amount => amount.Currency)
            .Select(group => group.Aggregate((sum, more) => sum + more)).Where(sum => sum.Minor != 0),
    ];
}
