using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// The buyer turns the goods away. The reason is chosen from a list, because it enters the journal, where nothing
/// personal may stand.
/// </summary>
public sealed class RefuseModel(IOrderAddresses addresses, OrderDesk desk, RefuseAtDoor refuse)
    : OrderLinkPage(addresses, desk)
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return Record.IsUnderWay ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        GoodsFault reason = Faults.Named(Reason) ?? GoodsFault.Other;
        return await Answer(await refuse.Run(new RefuseAtDoor.Command(
            FormRequest("refuse", Record.Order, $"{reason}"), Record.Order, reason, Now.UtcDate)));
    }
}
