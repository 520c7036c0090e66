using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Finance;
using Sampan.Identity;
using Sampan.Journeys.Funding;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>
/// A seller lets lenders' mandates look at a statement of its bank account, sees what is kept of it, and takes it back.
/// </summary>
[AllowedTo(Caller.Member, Permission.ApplyForCredit)]
[RequestSizeLimit(LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestUpload)]
public sealed class BankStatementModel(IFirms firms, BankStatements statements, SiteOptions site) : DeskPage(firms)
{
    /// <summary>Above the largest file that is read: one a little too large is refused in words.</summary>
    private const long LargestUpload = 20_000_000;

    public ShownRecord? Shown { get; private set; }

    public bool Counts => Shown?.On(Now.UtcDate, Firm.Sandbox) is not null;

    /// <summary>Null where the firm has named no account yet.</summary>
    public PayoutAccount? Account { get; private set; }

    /// <summary>A statement that the sandbox bank makes up, for who tries this out.</summary>
    public string? Sample => Firm.Sandbox && Account is not null && site.SandboxBankUrl is { } bank
        ? $"{bank}/statements/sample.xml?account={Uri.EscapeDataString(Account.Number)}"
        : null;

    public async Task<IActionResult> OnGet()
    {
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPost(IFormFile? file, string? consent)
    {
        await Read();
        if (file is not { Length: > 0 }) return Say(WebRefusals.FileMissing.With(("field", "file")));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        Outcome<BankRecord> brought = await statements.Bring(
            new BankStatements.Command(PersonId, Firm, bytes.ToArray(), consent == "yes"), Now);
        if (brought.IsRefused) return Say(FormReader.About("file", brought.Refusal));
        return Redirect($"/desk/{Firm.Id}/bank-statement?done=brought");
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        await statements.Withdraw(Firm.Id);
        return Redirect($"/desk/{Firm.Id}/bank-statement?done=withdrawn");
    }

    private async Task Read()
    {
        Shown = await statements.Of(Firm.Id);
        Outcome<PayoutAccount> account = await Firms.Payout(Firm.Id);
        Account = account.IsRefused ? null : account.Value;
    }
}
