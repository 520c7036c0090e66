using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>The buyer withdraws before the order is paid; asked once more, because it cannot be undone.</summary>
public sealed class CancelModel(IOrderAddresses addresses, OrderDesk desk, CancelOrder cancel)
    : OrderLinkPage(addresses, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return Record.State is OrderState.Offered or OrderState.Placed ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return await Answer(await cancel.Run(new CancelOrder.Command(
            FormRequest("cancel", Record.Order), Record.Order, BySeller: false)));
    }
}
