using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Buyers;
using Sampan.Journeys.Carriers;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Funding;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Trade;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>One order as its seller sees it, with what can be done next.</summary>
public sealed class OrderModel(
    IFirms firms, OrderDesk desk, BuyerDesk buyers, ICarrier carrier, BookCarrier book, ClaimLoss claims,
    FundingOffers funding)
    : OrderPage(firms, desk)
{
    private readonly ShipOrder _ship = new(desk);
    private readonly CancelOrder _cancel = new(desk);
    private readonly ReturnGoods _takeBack = new(desk);
    private readonly ForgiveRest _forgive = new(desk);

    [BindProperty(Name = "carrier")]
    public string? Carrier { get; set; }

    [BindProperty(Name = "tracking")]
    public string? Tracking { get; set; }

    [BindProperty(Name = "on")]
    public string? On { get; set; }

    /// <summary>The agreement of the proof of origin; empty for none.</summary>
    [BindProperty(Name = "origin")]
    public string? Origin { get; set; }

    [BindProperty(Name = "origin-number")]
    public string? OriginNumber { get; set; }

    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    /// <summary>Null before the buyer has accepted, and after the buyer has been erased.</summary>
    public BuyerDetails? Buyer { get; private set; }

    /// <summary>Money for this order from somebody else than its buyer, which an operator looks at.</summary>
    public IReadOnlyList<LineCard> Questioned { get; private set; } = [];

    /// <summary>Lenders can be asked about the order as it stands.</summary>
    public bool MayBorrow { get; private set; }

    /// <summary>How many lenders' offers there are for the order, and the cheapest.</summary>
    public int Offers { get; private set; }

    public FundingOffer? BestOffer { get; private set; }

    public bool MayShip => Record.State == OrderState.Paid && May(Permission.ShipOrders);

    /// <summary>The carrier that fetches the goods; null where none is connected, and of a practice order.</summary>
    public string? Connected => carrier.IsConnected && !Record.Terms.Practice ? carrier.Name : null;

    public bool MayClaim => ClaimLoss.IsAllowed(Record) && May(Permission.ShipOrders);

    public bool MayCancel =>
        Record.State is OrderState.Offered or OrderState.Placed or OrderState.Paid && May(Permission.ShipOrders);

    public bool MayTakeBack => Record.State == OrderState.RefusedAtDoor && May(Permission.ShipOrders);

    public bool MayForgive => Record.IsParted && Record.Unpaid.Minor > 0 && May(Permission.ForgiveDebt);

    public async Task<IActionResult> OnGet(string order) => await Look(order) is { } refusal ? Refuse(refusal) : Page();

    public Task<IActionResult> OnPostShip(string order) => Act(order, "shipped", confirmed: true, async () =>
    {
        Outcome<DateOnly> on = TypedDay.Parse(On);
        if (on.IsRefused) return on.Refusal;
        (string carrier, string tracking) = ((Carrier ?? "").Trim(), (Tracking ?? "").Trim());
        return (await _ship.Run(new ShipOrder.Command(
            FormRequest("ship order", Firm.Id, order, carrier, tracking, On, Origin, OriginNumber), Record.Order,
            carrier, tracking, on.Value)
        {
            Origin = Shown,
        })).Refusal;
    });

    public Task<IActionResult> OnPostBook(string order) => Act(order, "shipped", confirmed: true, async () =>
        (await book.Run(new BookCarrier.Command(
            FormRequest("book carrier", Firm.Id, order, Origin, OriginNumber), Record.Order, Now.UtcDate)
        {
            Origin = Shown,
        })).Refusal);

    /// <summary>A number without its agreement is no proof; an agreement without its number is refused.</summary>
    private OriginShown? Shown =>
        string.IsNullOrEmpty(Origin) ? null : new OriginShown(Origin, (OriginNumber ?? "").Trim());

    public Task<IActionResult> OnPostClaim(string order) => Act(order, "claimed", confirmed: true, async () =>
        (await claims.Run(new ClaimLoss.Command(
            FormRequest("claim", Firm.Id, order), Record.Order, BySeller: true))).Refusal);

    public Task<IActionResult> OnPostCancel(string order) => Act(order, "cancelled", Sure == "yes", async () =>
        (await _cancel.Run(new CancelOrder.Command(
            FormRequest("cancel order", Firm.Id, order), Record.Order, BySeller: true))).Refusal);

    public Task<IActionResult> OnPostReturned(string order) => Act(order, "returned", Sure == "yes", async () =>
        (await _takeBack.Run(new ReturnGoods.Command(
            FormRequest("goods are back", Firm.Id, order), Record.Order))).Refusal);

    public Task<IActionResult> OnPostForgive(string order) => Act(order, "forgiven", Sure == "yes", async () =>
        (await _forgive.Run(new ForgiveRest.Command(
            FormRequest("forgive rest", Firm.Id, order), Record.Order))).Refusal, Permission.ForgiveDebt);

    private async Task<IActionResult> Act(
        string order, string done, bool confirmed, Func<Task<Refusal?>> act,
        Permission permission = Permission.ShipOrders)
    {
        if (await Look(order) is { } unknown) return Refuse(unknown);
        if (await Require(permission) is { } forbidden) return Refuse(forbidden);
        if (!confirmed) return Refuse(WebRefusals.ConfirmationMissing);
        if (await act() is not { } refusal) return Redirect($"{Address}?done={done}");
        // Somebody was faster: the page is drawn as the order stands now.
        _ = await Look(order);
        return Refuse(refusal);
    }

    private async Task<Refusal?> Look(string order)
    {
        if (await Find(order) is { } unknown) return unknown;
        On ??= Now.UtcDate.Text();
        if (Record.Unpaid.Minor > 0) Questioned = await QuestionedLines.Of(Orders.Journal, Record.Order);
        if (May(Permission.ApplyForCredit) && await funding.For(Record) is { IsRefused: false } answer)
        {
            MayBorrow = true;
            (Offers, BestOffer) = (answer.Value.Offers.Count, answer.Value.Offers is [{ } first, ..] ? first : null);
        }
        if (Record.Buyer.IsNone) return null;
        Outcome<BuyerDetails> buyer = await buyers.Details(Record.Buyer);
        if (!buyer.IsRefused) Buyer = buyer.Value;
        return null;
    }
}
