using Sampan.Border;
using Sampan.Journeys;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Market;

namespace Sampan.Host.Demo.Year;

/// <summary>
/// Plays a year day by day through the journeys that pages and the API use. Every act is a request with its own name
/// and looks first how its order stands, so a day that was cut off is played again and nothing happens twice.
/// </summary>
internal sealed class YearPlayer(YearStage stage, DemoWorld world)
{
    private const int MostShops = 1000;

    /// <summary>The hour at which the statement is read, once a day, for all payments of the day.</summary>
    private const int ReadAt = 10;

    private static readonly TimeSpan BankOpens = TimeSpan.FromHours(7);

    private readonly YearSellers _sellers = new(stage);
    private readonly YearOthers _others = new(stage);
    private readonly YearLenders _lenders = new(stage);
    private readonly YearBuyers _buyers = new(stage, new YearSellers(stage));

    /// <summary>
    /// The tariff is loaded on the day it is known from. Earlier orders have no border quote, and say so: nobody then
    /// had the figures.
    /// </summary>
    private DateOnly FiguresOn =>
        DemoFigures.KnownFrom > stage.Setup.Begins ? DemoFigures.KnownFrom : stage.Setup.Begins;

    /// <summary>Gives the plan that was played.</summary>
    internal async Task<Outcome<YearPlan>> Play(IProgress<int> orders)
    {
        Instant begins = Instant.StartOf(stage.Setup.Begins);
        Instant? last = await stage.LastChange();
        Outcome<Shop> shop = await world.Load(begins, DemoShop.All);
        if (shop.IsRefused) return shop.Refusal;
        if (await stage.Get<DemoLenders>().Load(begins) is { } unlent) return unlent;
        List<Goods> goods = await ForSale();
        var plan = YearPlan.Make(stage.Setup, goods, DemoShop.FirstSlug, YearBuyer.All());
        if (last is not null) await stage.Recall(plan);
        for (int day = await FirstDay(begins, last); day < YearSetup.Days; day++)
        {
            if (await Day(day, plan) is { } refusal) return refusal;
            orders.Report(stage.Orders.Count);
        }
        return plan;
    }

    /// <summary>
    /// The day to go on with: that of the last change, or the one to which the bank's clock has already been put, for
    /// then the day before was over, and its payouts would be read a day too early.
    /// </summary>
    private async Task<int> FirstDay(Instant begins, Instant? last)
    {
        if (last is not { } changed) return 0;
        int day = (int)(changed - begins).TotalDays;
        Instant stands = await stage.Bank.StandAt(begins + TimeSpan.FromDays(day) + BankOpens);
        return Math.Max(day, (int)(stands - begins).TotalDays);
    }

    /// <summary>All that can be had in Japan, by the names of shops and goods: the same list in every play.</summary>
    private async Task<List<Goods>> ForSale()
    {
        IMarket market = stage.Get<IMarket>();
        var goods = new List<Goods>();
        foreach (Shop shop in (await market.OpenShops(MostShops)).OrderBy(s => s.Slug, StringComparer.Ordinal))
        {
            IReadOnlyList<Listing> listings = await market.ListingsOf(shop.Id, onlyActive: true);
            foreach (Listing listing in listings.OrderBy(l => l.Slug, StringComparer.Ordinal))
            {
                IReadOnlyList<Country> there = await stage.Get<DoorPrices>().Destinations(listing, stage.Setup.Begins);
                if (there.Contains(Country.Japan)) goods.Add(new Goods(shop.Slug, listing, there));
            }
        }
        return goods;
    }

    private async Task<Refusal?> Day(int day, YearPlan plan)
    {
        DateOnly date = stage.Setup.Begins.AddDays(day);
        Instant midnight = Instant.StartOf(date);
        stage.Clock.StandAt(midnight + TimeSpan.FromMinutes(30));
        _ = await stage.Bank.StandAt(midnight + BankOpens);
        if (date == FiguresOn && await world.LoadFigures(stage.Get<IBorder>(), stage.Desk.Now) is { } unloaded)
            return unloaded;
        if (day == 0 && await _lenders.PayIn() is { } unpaid) return unpaid;
        bool read = false;
        foreach (PlannedAct act in plan.On(day))
        {
            // The house works in the afternoon, on what the statement of the day has brought.
            if (!read && Stories.Hour(act.Act) > ReadAt)
            {
                if (await Read(midnight) is { } unread) return unread;
                read = true;
            }
            stage.Clock.StandAt(act.At);
            if (await Do(act.Order, act.Act) is { } refusal) return refusal;
        }
        if (!read && await Read(midnight) is { } refused) return refused;
        stage.Clock.StandAt(midnight + TimeSpan.FromHours(13));
        _ = await stage.Get<Clockwork>().Run(stage.Account, CancellationToken.None);
        return null;
    }

    private async Task<Refusal?> Read(Instant midnight)
    {
        stage.Clock.StandAt(midnight + TimeSpan.FromHours(ReadAt));
        stage.UnderWay.Clear();
        return (await stage.Get<TakeStatement>().Run(stage.Account, CancellationToken.None)).Refusal;
    }

    private Task<Refusal?> Do(PlannedOrder order, Act act) => act switch
    {
        Act.Offer => _sellers.Offer(order, deposit: false),
        Act.OfferOnDeposit => _sellers.Offer(order, deposit: true),
        Act.Accept => _buyers.Accept(order),
        Act.AcceptTooLate => _buyers.AcceptTooLate(order),
        Act.Pay => _buyers.Pay(order, 0, "normal"),
        Act.PayShort => _buyers.Pay(order, 0, "short"),
        Act.PayRest => _buyers.Pay(order, 1, "normal"),
        Act.PayRestShort => _buyers.Pay(order, 1, "short"),
        Act.PayLast => _buyers.Pay(order, 2, "normal"),
        Act.PayTooMuch => _buyers.Pay(order, 0, "normal", tooMuch: 500_00),
        Act.PayByOther => _buyers.Pay(order, 0, "third-party"),
        Act.Match => _others.Match(order),
        Act.Claim => _sellers.Claim(order),
        Act.Cancel => _sellers.Cancel(order),
        Act.Ship => _sellers.Ship(order),
        Act.Receive => _buyers.Receive(order),
        Act.Dispute => _buyers.Dispute(order),
        Act.Borrow => _lenders.Borrow(order),
        Act.Repay => _lenders.Repay(order),
        Act.Rule => _others.Rule(order),
        Act.NameWrongAccount => _sellers.NameWrongAccount(order),
        Act.NameRightAccount => _sellers.NameRightAccount(order),
        _ => _others.Report(order, act),
    };
}
