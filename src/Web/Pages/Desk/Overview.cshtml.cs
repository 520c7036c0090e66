using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Ledger;
using Sampan.Market;
using Sampan.Trade;
using Sampan.Web.Access;
using Sampan.Web.Parts;

namespace Sampan.Web.Pages.Desk;

/// <summary>The desk: what waits on the firm first, then its orders, goods and money.</summary>
[AllowedTo(Caller.Member, Permission.SeeOrders)]
public sealed class OverviewModel(IFirms firms, IMarket market, IJournal journal) : DeskPage(firms)
{
    private const int PageSize = 20;

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "before", SupportsGet = true)]
    public string? Before { get; set; }

    public OrderState? Shown { get; private set; }

    public IReadOnlyList<OrderRow> ToShip { get; private set; } = [];

    public IReadOnlyList<OrderRow> ComingBack { get; private set; } = [];

    public IReadOnlyList<OrderRow> Disputed { get; private set; } = [];

    public IReadOnlyList<OrderRow> Unpaid { get; private set; } = [];

    /// <summary>Accepted by buyers who pay the rest by a day, or should have.</summary>
    public IReadOnlyList<OrderRow> Owed { get; private set; } = [];

    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    /// <summary>Where the next page of orders begins; null on the last.</summary>
    public long? Next { get; private set; }

    public IReadOnlyList<Shop> Shops { get; private set; } = [];

    public IReadOnlyList<(Listing Listing, long Available)> Goods { get; private set; } = [];

    public DeskMoney? Money { get; private set; }

    public bool LacksPayout { get; private set; }

    public bool NothingWaits => ToShip.Count + ComingBack.Count + Disputed.Count + Unpaid.Count + Owed.Count == 0;

    public async Task<IActionResult> OnGet()
    {
        if (Firm.Details.Kind == FirmKind.Practice) return Redirect("/academy/practice");
        if (Firm.Details.Kind == FirmKind.Lender) return Redirect($"/desk/{Firm.Id}/lending{Request.QueryString}");
        ToShip = await Cards(OrderState.Paid, null, 50);
        ComingBack = await Cards(OrderState.RefusedAtDoor, null, 50);
        Disputed =
            [.. await Cards(OrderState.Disputed, null, 50), .. await Cards(OrderState.Missing, null, 50)];
        Unpaid = await Cards(OrderState.Placed, null, 50);
        OrderRow[] released = [.. await OrderRow.All(journal, OrderState.Released, Firm.Id)];
        IEnumerable<OrderRow> parted = released.Concat(await OrderRow.All(journal, OrderState.Settled, Firm.Id));
        Owed = [.. parted.Where(row => row.Card.Rest is not null).OrderBy(row => row.Card.By)];
        await ReadOrders();
        List<Account> accounts = await journal.Accounts(Firm.Id);
        Shops = await market.ShopsOf(Firm.Id);
        var goods = new List<(Listing, long)>();
        foreach (Shop shop in Shops)
        {
            foreach (Listing listing in await market.ListingsOf(shop.Id, onlyActive: false))
                goods.Add((listing, Stock.Available(accounts, listing.Id)));
        }
        Goods = goods;
        if (!May(Permission.SeeMoney)) return Page();
        Money = await DeskMoney.Read(journal, Firm, accounts, released);
        LacksPayout = (await Firms.Payout(Firm.Id)).IsRefused;
        return Page();
    }

    private async Task ReadOrders()
    {
        Shown = Enum.TryParse(State, out OrderState state) && Enum.IsDefined(state) ? state : null;
        bool pages = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out long before);
        Orders = await Cards(Shown, pages ? new Instant(before) : null, PageSize);
        Next = Orders.Count == PageSize ? Orders[^1].ChangedAt.Microseconds : null;
    }

    private async Task<IReadOnlyList<OrderRow>> Cards(OrderState? state, Instant? before, int limit)
    {
        var query = new CardQuery(OrderDesk.Kind)
        {
            Seller = Firm.Id,
            States = state is null ? [] : [$"{state}"],
            Before = before,
            Limit = limit,
        };
        return [.. (await journal.Cards(query)).Select(OrderRow.Of)];
    }
}
