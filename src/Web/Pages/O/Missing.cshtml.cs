using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>The buyer says that nothing has come: silence no longer counts as delivery.</summary>
public sealed class MissingModel(IOrderAddresses addresses, OrderDesk desk, MissGoods miss)
    : OrderLinkPage(addresses, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return MissGoods.IsAllowed(Record, Now) ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return await Answer(await miss.Run(
            new MissGoods.Command(FormRequest("missing", Record.Order), Record.Order)));
    }
}
