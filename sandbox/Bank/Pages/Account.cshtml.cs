using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;
using Sampan.Sandbox.Bank.UseCases;

namespace Sampan.Sandbox.Bank.Pages;

/// <summary>An account's latest lines, newest first: what a person at the bank's counter would be shown.</summary>
internal sealed class AccountModel(SandboxBank bank) : PageModel
{
    private const int MostShown = 200;

    public Account Account { get; private set; } = null!;

    public Money Balance { get; private set; }

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public IActionResult OnGet(string number)
    {
        bool isKnown = bank.Run((state, _) => Show(state, number)).TryGet(out AccountShown? shown, out _);
        if (!isKnown) return NotFound();
        (Account, Balance, Notices) = shown!;
        return Page();
    }

    private static Outcome<Decision<AccountShown>> Show(BankState state, string number)
    {
        if (state.Statement(number) is not { } statement) return Fields.AccountUnknown(number);
        Notice[] latest = [.. statement.Notices.Reverse().Take(MostShown)];
        return new Decision<AccountShown>(new AccountShown(statement.Account, statement.Balance, latest));
    }

    private sealed record AccountShown(Account Account, Money Balance, IReadOnlyList<Notice> Notices);
}
