using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Web.Access;

namespace Sampan.Web.Pages.Desk;

/// <summary>Every transfer of one order, in plain words: where each satang came from and went.</summary>
[AllowedTo(Caller.Member, Permission.SeeMoney)]
public sealed class OrderLedgerModel(IFirms firms, OrderDesk desk) : OrderPage(firms, desk)
{
    public IReadOnlyList<JournalMove> Moves { get; private set; } = [];

    public async Task<IActionResult> OnGet(string order)
    {
        if (await Find(order) is { } unknown) return Refuse(unknown);
        Moves = await Orders.Journal.Moves(Record.Order);
        return Page();
    }
}
