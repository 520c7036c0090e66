using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>Every transfer of one order, for its buyer.</summary>
public sealed class LedgerModel(IOrderAddresses addresses, OrderDesk desk, IJournal journal)
    : OrderLinkPage(addresses, desk)
{
    public IReadOnlyList<JournalMove> Moves { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        Moves = (await journal.Moves(Record.Order)).ForBuyer(Whole);
        return Page();
    }
}
