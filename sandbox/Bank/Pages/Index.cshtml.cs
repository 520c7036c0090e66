using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Api;
using Sampan.Sandbox.Bank.Storage;
using Sampan.Sandbox.Bank.UseCases;

namespace Sampan.Sandbox.Bank.Pages;

/// <summary>
/// The form a payer fills in. A link from the platform brings to, amount, currency, reference and return.
/// </summary>
[BindProperties(SupportsGet = true)]
internal sealed class IndexModel(SandboxBank bank, BankOptions options) : PageModel
{
    public string? To { get; set; }
    public string? Amount { get; set; }
    public string? Currency { get; set; }
    public string? Reference { get; set; }
    public string? Return { get; set; }
    public string? Payer { get; set; }
    public string? PayerAccount { get; set; }

    [BindProperty(Name = "behaviour", SupportsGet = true)]
    public string? BehaviourName { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public void OnGet()
    {
        Payer ??= "Sandbox Payer";
        PayerAccount ??= "SBX-PAYER-1";
        Fill();
    }

    public IActionResult OnPost()
    {
        var request = new TransferRequest
        {
            ToAccount = To,
            Amount = Amount,
            Currency = Currency,
            Reference = Reference,
            PayerName = Payer,
            PayerAccount = PayerAccount,
            Behaviour = BehaviourName,
        };
        Outcome<Transfer> outcome = ReceiveTransfer.Read(request)
            .Then(receive => bank.Run((state, now) => receive.Decide(state, now, options.LateAfter)));
        // Away from the form, so that reloading the receipt does not pay again.
        if (outcome.TryGet(out Transfer? transfer, out Refusal? refusal))
            return RedirectToPage("Transfer", new { id = transfer.TransferId, @return = ReturnAddress.Read(Return) });

        Problem = BankTexts.Sentence(refusal);
        Response.StatusCode = ProblemStatus.Of(refusal);
        Fill();
        return Page();
    }

    private void Fill()
    {
        Return = ReturnAddress.Read(Return);
        BehaviourName ??= Behaviours.All[0].Name;
        Accounts = bank.Run(AllAccounts).Value;
    }

    private static Outcome<Decision<Account[]>> AllAccounts(BankState state, Instant now) =>
        new Decision<Account[]>([.. state.Accounts.OrderBy(account => account.Number, StringComparer.Ordinal)]);
}
