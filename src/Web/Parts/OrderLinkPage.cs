using Microsoft.AspNetCore.Mvc;
using Sampan.Journeys;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Web.Parts;

/// <summary>
/// A page behind an order link. Whoever has the link is the buyer; the page is kept out of caches and search engines,
/// and a link that leads nowhere is answered like any unknown address.
/// </summary>
public abstract class OrderLinkPage(IOrderAddresses addresses, OrderDesk desk) : SampanPage
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string Token { get; set; } = "";

    public TradeRecord Record { get; private set; } = null!;

    /// <summary>The order with what is not the buyer's to see.</summary>
    protected TradeRecord Whole { get; private set; } = null!;

    public string Home => $"/o/{Token}";

    public string Title => Text.Goods(Record.Terms);

    /// <summary>Null when the order was found.</summary>
    protected async Task<Refusal?> Load()
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        ViewData["Private"] = true;
        Outcome<Id> order = await addresses.OrderByLink(Token, Now);
        if (order.IsRefused) return order.Refusal;
        TradeRecord? record = await desk.Load(order.Value);
        if (record is null) return JourneyRefusals.OrderUnknown;
        (Whole, Record) = (record, record.ForBuyer());
        HttpContext.IsAbout(record.Terms.To);
        return null;
    }

    /// <summary>
    /// Back to the order after a step was taken; the page again when it was refused, with the order as it stands now.
    /// </summary>
    protected async Task<IActionResult> Answer(Outcome<TradeRecord> taken)
    {
        if (!taken.IsRefused) return Redirect(Home);
        return await Load() is { } unknown ? Refuse(unknown) : Refuse(taken.Refusal);
    }
}
