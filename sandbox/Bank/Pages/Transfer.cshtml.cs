using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.Pages;

/// <summary>The receipt: the payment as it was meant, and the way back.</summary>
internal sealed class TransferModel(SandboxBank bank) : PageModel
{
    public Transfer Transfer { get; private set; } = null!;

    public string? Return { get; private set; }

    public IActionResult OnGet(string id, [FromQuery(Name = "return")] string? back)
    {
        Outcome<Transfer> found = bank.Run((state, _) => Find(state, id));
        if (!found.TryGet(out Transfer? transfer, out _)) return NotFound();
        Transfer = transfer;
        Return = ReturnAddress.Read(back);
        return Page();
    }

    private static Outcome<Decision<Transfer>> Find(BankState state, string id) =>
        state.Transfer(id) is { } transfer ? new Decision<Transfer>(transfer) : BankRefusals.TransferUnknown.Text(id);
}
