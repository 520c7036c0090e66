using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>A page about one order of the firm. Another firm's order is no order.</summary>
[AllowedTo(Caller.Member, Permission.SeeOrders)]
public abstract class OrderPage(IFirms firms, OrderDesk desk) : DeskPage(firms)
{
    protected OrderDesk Orders => desk;

    public TradeRecord Record { get; private set; } = null!;

    public string Address => $"/desk/{Firm.Id}/orders/{Record.Order}";

    protected async Task<Refusal?> Find(string order)
    {
        Outcome<Id> id = Id.Parse(order);
        TradeRecord? record = id.IsRefused ? null : await desk.Load(id.Value);
        if (record is null || record.Seller != Firm.Id) return JourneyRefusals.OrderUnknown;
        Record = record;
        return null;
    }
}
