using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// The buyer has looked at the goods and something is wrong: the payment stops until an operator has decided. The
/// reason is chosen from a list, because it enters the journal, where nothing personal may stand.
/// </summary>
public sealed class WrongModel(IOrderAddresses addresses, OrderDesk desk, DisputeGoods dispute)
    : OrderLinkPage(addresses, desk)
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return Record.State == OrderState.Delivered ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        GoodsFault reason = Faults.Named(Reason) ?? GoodsFault.Other;
        return await Answer(await dispute.Run(new DisputeGoods.Command(
            FormRequest("dispute", Record.Order, $"{reason}"), Record.Order, reason)));
    }
}
