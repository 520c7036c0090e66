using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// The buyer withdraws: before the order is paid, or when it was not shipped in time. Asked once more, because it
/// cannot be undone.
/// </summary>
public sealed class CancelModel(IOrderAddresses addresses, OrderDesk desk, CancelOrder cancel)
    : OrderLinkPage(addresses, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return CancelOrder.IsAllowed(Record, bySeller: false, Now) ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return await Answer(await cancel.Run(new CancelOrder.Command(
            FormRequest("cancel", Record.Order), Record.Order, BySeller: false)));
    }
}
