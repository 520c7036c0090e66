using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Journeys.Orders;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.O;

/// <summary>
/// The buyer says that the goods have arrived: the money goes to the seller, so it is asked once more.
/// </summary>
public sealed class ArrivedModel(IOrderAddresses addresses, OrderDesk desk, DeliverOrder deliver)
    : OrderLinkPage(addresses, desk)
{
    [BindProperty(Name = "on")]
    public string? On { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        On = Now.UtcDate.Text();
        return Record.IsUnderWay ? Page() : Redirect(Home);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } unknown) return Refuse(unknown);
        Outcome<DateOnly> on = TypedDay.Parse(On);
        if (on.IsRefused) return Refuse(on.Refusal);
        return await Answer(await deliver.Run(new DeliverOrder.Command(
            FormRequest("arrived", Record.Order, On), Record.Order, DeliveryWitness.Buyer, on.Value)));
    }
}
