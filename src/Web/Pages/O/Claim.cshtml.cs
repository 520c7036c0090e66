using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Claims;
using Sampan.Market;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>The buyer asks the insurer to pay the seller for goods that were lost.</summary>
public sealed class ClaimModel(IOrderAddresses addresses, OrderDesk desk, ClaimLoss claims)
    : OrderLinkPage(addresses, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return ClaimLoss.IsAllowed(Record) ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        return await Answer(await claims.Run(
            new ClaimLoss.Command(FormRequest("claim", Record.Order), Record.Order, BySeller: false)));
    }
}
