using Sampan.Border;
using Sampan.Identity;
using Sampan.Journeys;
using Sampan.Journeys.Claims;
using Sampan.Journeys.Offers;
using Sampan.Journeys.Orders;
using Sampan.Journeys.Payments;
using Sampan.Kernel;
using Sampan.Market;
using Sampan.Trade;

namespace Sampan.Host.Demo.Year;

/// <summary>What sellers do: offer, keep stock, ship, give money back, and mistake an account number.</summary>
internal sealed class YearSellers(YearStage stage)
{
    /// <summary>At the sandbox bank a number that ends so belongs to nobody.</summary>
    private const string WrongNumber = "SBX-SELLER-0000";

    private readonly IMarket _market = stage.Get<IMarket>();
    private readonly AddStock _stock = stage.Get<AddStock>();

    /// <summary>Where freight is dear a small deposit would not pay for it.</summary>
    private static readonly int[] Deposits = [60, 75, 90];

    private const int RestDays = 30;

    /// <param name="deposit">Whether only a part is paid before shipping.</param>
    internal async Task<Refusal?> Offer(PlannedOrder order, bool deposit)
    {
        if (stage.Knows(order)) return null;
        Outcome<Listing> found = await _market.Listing(order.Goods.Listing.Id);
        if (found.IsRefused) return found.Refusal;
        Listing listing = found.Value;
        long there = await _stock.Available(listing.Firm, listing.Id);
        long units = order.Units;
        if (order.Story == Story.StockShort) units += there;
        else if (there < 3 * units && await Restock(order, 5 * units) is { } unfilled) return unfilled;
        var command = new MakeOffer.Command(
            stage.Named(order, Act.Offer), [new WantedGoods(listing, units)], order.Buyer.Country, order.Buyer.Place);
        OfferOrder.PaymentWish?[] wishes = deposit
            ? [.. Deposits.Select(percent => new OfferOrder.PaymentWish(percent, RestDays))]
            : [null];
        Outcome<OfferedOrder> offered = JourneyRefusals.DepositTooSmall;
        foreach (OfferOrder.PaymentWish? payment in wishes)
        {
            offered = await stage.Get<MakeOffer>().Run(command with { Payment = payment });
            if (offered.Refusal?.Code != JourneyRefusals.DepositTooSmall) break;
        }
        if (!offered.IsRefused) stage.Know(order, offered.Value.Record.Order);
        return offered.Refusal;
    }

    /// <summary>The harvest comes in, or the workshop has made more.</summary>
    internal async Task<Refusal?> Restock(PlannedOrder order, long units)
    {
        Listing listing = order.Goods.Listing;
        return (await _stock.Run(new AddStock.Command(
            stage.Named(order, "stock"), listing.Firm, listing.Id, units))).Refusal;
    }

    internal async Task<Refusal?> Ship(PlannedOrder order)
    {
        TradeRecord record = await stage.Record(order);
        if (record.Shipped is not null) return null;
        string tracking = $"SIM-{stage.Setup.Seed}-{order.Number:D4}";
        return (await stage.Get<ShipOrder>().Run(new ShipOrder.Command(
            stage.Named(order, Act.Ship), record.Order, "Demo Air Cargo", tracking, stage.Desk.Now.UtcDate)
        {
            Origin = await Origin(order, record.Terms),
        })).Refusal;
    }

    /// <summary>Two of three sellers whose buyer pays less by it have the origin of the goods certified.</summary>
    private async Task<OriginShown?> Origin(PlannedOrder order, OrderTerms terms)
    {
        if (order.Number % 3 == 0) return null;
        IReadOnlyList<QuoteProof?> quotes = await stage.Get<QuoteProofs>().Of(terms);
        ProgramDuty? best = quotes.Select(quote => quote?.Replayed?.Quote.BestPreference)
            .FirstOrDefault(program => program is not null);
        return best is null
            ? null
            : new OriginShown(best.Column.Name(), $"SIM-CO-{stage.Setup.Seed}-{order.Number:D4}");
    }

    internal async Task<Refusal?> Cancel(PlannedOrder order) => (await stage.Get<CancelOrder>().Run(
        new CancelOrder.Command(stage.Named(order, Act.Cancel), stage.Orders[order.Number], BySeller: true))).Refusal;

    /// <summary>For goods that were lost.</summary>
    internal async Task<Refusal?> Claim(PlannedOrder order) => (await stage.Get<ClaimLoss>().Run(
        new ClaimLoss.Command(stage.Named(order, Act.Claim), stage.Orders[order.Number], BySeller: true))).Refusal;

    internal Task<Refusal?> NameWrongAccount(PlannedOrder order) =>
        NameAccount(order, DemoShop.First.Firm.Payout with { Number = WrongNumber });

    internal Task<Refusal?> NameRightAccount(PlannedOrder order) => NameAccount(order, DemoShop.First.Firm.Payout);

    /// <summary>As the settings page does: what waited for a right account goes at once.</summary>
    private async Task<Refusal?> NameAccount(PlannedOrder order, PayoutAccount account)
    {
        await using AsyncServiceScope scope = stage.Get<IServiceScopeFactory>().CreateAsyncScope();
        Outcome<PersonCard> owner = await scope.ServiceProvider.GetRequiredService<IPeople>()
            .PersonByEmail(DemoWorld.SellerEmail);
        if (owner.IsRefused) return owner.Refusal;
        Id firm = order.Goods.Listing.Firm;
        if (await stage.Get<IFirms>().SetPayout(owner.Value.Id, firm, account) is { } refusal) return refusal;
        _ = await new RepeatPayout(stage.Desk).OfSeller(firm);
        return null;
    }
}
